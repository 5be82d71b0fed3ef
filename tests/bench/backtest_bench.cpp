// Fills an SQLite database with generated articles, for `vigie watches backtest`:
//   backtest_bench DATABASE [ARTICLES]
// Articles of thirteen days from twenty papers, 2 kB of text and a dozen annotations each about twenty actors. The time
// is what the verb itself prints at its end.
#include <cstdio>
#include <cstdlib>

#include "store/connection.hpp"
#include "store/load.hpp"
#include "store/store.hpp"

namespace {

using namespace vigie;

const std::string sentence =
    "Le président a condamné les sanctions économiques et « refuse tout dialogue », a déclaré Anna Able devant la "
    "presse. ";

std::string text_of(int number) {
    std::string text = "Article " + std::to_string(number) + "\n\n";
    while (text.size() < 2000) text += sentence;
    return text;
}

std::vector<Annotation> annotations_of(int number, const std::string& text) {
    std::vector<Annotation> all;
    std::size_t at = 0;
    for (int i = 0; i < 12; ++i) {
        at = text.find("Anna Able", at + 1);
        const std::string id = "Q" + std::to_string(1000 + (number * 7 + i) % 20);
        Annotation a;
        a.kind = i % 3 == 0 ? "quotation" : "mention";
        a.type = i % 3 == 0 ? "direct" : "person";
        a.form = "name";
        a.span = {at, at + 9};
        a.text = "Anna Able";
        a.score = 0.9;
        a.plugin = "org.vigie.entities";
        a.parties = {{i % 3 == 0 ? "speaker" : "actor", id, "Actor " + id, a.span}};
        all.push_back(std::move(a));
    }
    return all;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        std::fprintf(stderr, "usage: backtest_bench DATABASE [ARTICLES]\n");
        return 2;
    }
    const int articles = argc > 2 ? std::atoi(argv[2]) : 100'000;
    SystemClock clock;
    SystemRandom random;
    StoreSettings settings;
    settings.database = argv[1];
    settings.power_safe = false;
    const Store store(settings, clock, random);  // the schema
    auto db = store::open_sqlite(settings);
    const std::int64_t now = clock.now().time_since_epoch().count();
    const std::int64_t span = std::int64_t{13} * 24 * 3600 * 1000;
    db->begin(true);
    for (int i = 0; i < articles; ++i) {
        const std::string id = "article-" + std::to_string(i);
        const std::string text = text_of(i);
        db->run(
            "INSERT INTO articles (id, feed_id, entry_id, url, host, title, language, published, seen, provenance, "
            "backlog, story_id, state, not_before) VALUES (?, ?, ?, ?, '', ?, 'fr', ?, ?, 'full', 0, ?, 2, 0)",
            id, "feed-" + std::to_string(i % 20), id, "https://paper.fr/" + id, "Titre " + std::to_string(i),
            now - span + span / articles * i, now - span + span / articles * i, "story-" + std::to_string(i / 4));
        db->run("INSERT INTO contents (article_id, text, annotations) VALUES (?, ?, ?)", id, text,
                store::to_json(annotations_of(i, text)));
        if (i % 20'000 == 19'999) {
            db->commit();
            db->begin(true);
        }
    }
    db->commit();
    std::printf("%d articles in %s\n", articles, argv[1]);
    return 0;
}
