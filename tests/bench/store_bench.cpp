// How long placing an article takes among a million, and what a commit costs:
//   store_bench DATABASE [ARTICLES]
// DATABASE: a new SQLite file or a postgresql:// address of an empty database. Filled straight through the driver, as
// articles of three days with 400 shingles each; then 500 articles go through the store's own operations.
// Prints one JSON line with median and 99th percentile in milliseconds.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <tuple>

#include "store/connection.hpp"
#include "store/load.hpp"
#include "store/store.hpp"

namespace {

using namespace vigie;
using Clock_ = std::chrono::steady_clock;

// Repeatable, and without a system call a number (splitmix64).
class QuickRandom final : public Random {
  public:
    std::uint64_t next() override {
        std::uint64_t z = state_ += 0x9e3779b97f4a7c15U;
        z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
        z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
        return z ^ (z >> 31U);
    }

  private:
    std::uint64_t state_ = 1;
};

std::vector<std::uint32_t> numbers(Random& random, std::size_t count) {
    std::vector<std::uint32_t> list(count);
    for (auto& n : list) n = static_cast<std::uint32_t>(random.next());
    std::sort(list.begin(), list.end());
    return list;
}

// The keys are those that the reader chooses.
StoryPrint print_of(Random& random) {
    return decode_print(encode_print({numbers(random, 400), {}}));
}

void fill(store::Connection& db, int articles, Time now, Random& random) {
    std::vector<std::tuple<std::uint32_t, std::int64_t, std::int64_t>> keys;
    db.begin(true);
    for (int i = 0; i < articles; ++i) {
        const std::string id = "article-" + std::to_string(i);
        const auto member = static_cast<std::int64_t>(store::hash(id) >> 1);
        const std::int64_t at = now.time_since_epoch().count() - static_cast<std::int64_t>(random.next() % 259'200'000);
        const StoryPrint print = print_of(random);
        const std::string bytes = encode_print(print);
        db.run(
            "INSERT INTO articles (id, feed_id, entry_id, url, host, title, published, seen, provenance, backlog, "
            "story_id, state, not_before) VALUES (?, 'f', ?, '', '', '', ?, ?, 'full', 0, ?, 2, 0)",
            id, id, at, at, "story-" + id);
        db.run("INSERT INTO prints (member, article_id, published, kept, print) VALUES (?, ?, ?, ?, ?)", member, id, at,
               at, store::Bytes{bytes});
        for (const std::uint32_t key : print.keys) keys.emplace_back(key, at, member);
        if (i % 20'000 == 19'999) {
            db.commit();
            db.begin(true);
            std::fprintf(stderr, "\r%d articles", i + 1);
        }
    }
    std::sort(keys.begin(), keys.end());
    std::size_t count = 0;
    for (const auto& [key, at, member] : keys) {
        db.run("INSERT INTO print_keys (key, published, member) VALUES (?, ?, ?)", key, at, member);
        if (++count % 500'000 == 0) {
            db.commit();
            db.begin(true);
            std::fprintf(stderr, "\r%zu keys         ", count);
        }
    }
    db.commit();
    std::fprintf(stderr, "\n");
}

std::string report(std::vector<double> times) {
    std::sort(times.begin(), times.end());
    return "{\"median_ms\":" + std::to_string(times[times.size() / 2]) +
           ",\"p99_ms\":" + std::to_string(times[times.size() * 99 / 100]) + "}";
}

template <typename F>
double milliseconds(F&& work) {
    const auto begin = Clock_::now();
    work();
    return std::chrono::duration<double, std::milli>(Clock_::now() - begin).count();
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        std::fprintf(stderr, "usage: store_bench DATABASE [ARTICLES]\n");
        return 2;
    }
    const int articles = argc > 2 ? std::atoi(argv[2]) : 1'000'000;
    SystemClock clock;
    QuickRandom random;
    StoreSettings settings;
    settings.database = argv[1];
    settings.quick_check = false;
    settings.power_safe = false;
    Store store(settings, clock, random);
    {
        auto db =
            settings.database.starts_with("postgres") ? store::open_postgres(settings) : store::open_sqlite(settings);
        fill(*db, articles, clock.now(), random);
    }
    Feed feed;
    feed.id = "f";
    feed.url = "https://f.example/";
    store.sync_feeds({feed});
    auto due = store.claim_due_feeds(1, std::chrono::minutes(5));
    Polled polled{due.at(0).lease, due.at(0).state, true, {}, std::chrono::hours(48)};
    for (int i = 0; i < 500; ++i) {
        Entry& entry = polled.entries.emplace_back();
        entry.id = std::to_string(i);
        entry.published = clock.now();
    }
    store.finish_poll(polled);
    std::vector<double> read_times, analysis_times;
    for (bool more = true; more;) {
        const auto claimed = store.claim_to_read(16, std::chrono::minutes(5));
        more = !claimed.empty();
        for (const auto& article : claimed) {
            ReadArticle read{article.lease, article.article, print_of(random)};
            read_times.push_back(milliseconds([&] { store.commit_read(read); }));
        }
    }
    for (bool more = true; more;) {
        const auto claimed = store.claim_to_analyze(16, std::chrono::minutes(5));
        more = !claimed.empty();
        for (const auto& article : claimed) {
            AnalyzedArticle analyzed;
            analyzed.lease = article.lease;
            analyzed.article = article.article;
            AlertDraft draft;
            draft.match = {"watch", Part::speaks, {"Q1", "One"}, {}};
            draft.receivers = {"desk"};
            analyzed.alerts = {draft};
            analysis_times.push_back(milliseconds([&] { store.commit_analysis(analyzed); }));
        }
    }
    std::printf("{\"articles\":%d,\"commit_read\":%s,\"commit_analysis\":%s}\n", articles, report(read_times).c_str(),
                report(analysis_times).c_str());
    return 0;
}
