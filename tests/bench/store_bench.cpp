// How long placing an article takes among a million, and what a commit costs:
//   store_bench DATABASE [ARTICLES]
// DATABASE: a new SQLite file or a postgresql:// address of an empty database, or with ARTICLES 0 one that was filled
// before. Filled straight through the driver, as articles of three days with 400 shingles each; then 500 articles go
// through the store's own operations. Prints one JSON line: mean, median and 99th percentile in milliseconds, and the
// median of the time on a processor, which a busy machine or disk does not change.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <numeric>
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
    explicit QuickRandom(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next() override {
        std::uint64_t z = state_ += 0x9e3779b97f4a7c15U;
        z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
        z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
        return z ^ (z >> 31U);
    }

  private:
    std::uint64_t state_;
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

struct Times {
    std::vector<double> passed, worked;  // milliseconds
};

double processor_ms() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

template <typename F>
void measure(Times& times, F&& work) {
    const auto begin = Clock_::now();
    const double worked = processor_ms();
    work();
    times.passed.push_back(std::chrono::duration<double, std::milli>(Clock_::now() - begin).count());
    times.worked.push_back(processor_ms() - worked);
}

std::string report(Times times) {
    std::sort(times.passed.begin(), times.passed.end());
    std::sort(times.worked.begin(), times.worked.end());
    const std::size_t count = times.passed.size();
    const double all = std::accumulate(times.passed.begin(), times.passed.end(), 0.0);
    return "{\"mean_ms\":" + std::to_string(all / static_cast<double>(count)) +
           ",\"median_ms\":" + std::to_string(times.passed[count / 2]) +
           ",\"p99_ms\":" + std::to_string(times.passed[count * 99 / 100]) +
           ",\"median_cpu_ms\":" + std::to_string(times.worked[count / 2]) + "}";
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        std::fprintf(stderr, "usage: store_bench DATABASE [ARTICLES]\n");
        return 2;
    }
    const int articles = argc > 2 ? std::atoi(argv[2]) : 1'000'000;
    SystemClock clock;
    // Other articles than those that an earlier run left.
    QuickRandom random(articles > 0 ? 1 : static_cast<std::uint64_t>(clock.now().time_since_epoch().count()));
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
    Polled polled{due.at(0).lease, due.at(0).state, true, {}, std::chrono::hours(48), {}};
    for (int i = 0; i < 500; ++i) {
        Entry& entry = polled.entries.emplace_back();
        entry.id = std::to_string(clock.now().time_since_epoch().count()) + "/" + std::to_string(i);
        entry.published = clock.now();
    }
    store.finish_poll(polled);
    Times read_times, analysis_times;
    for (bool more = true; more;) {
        const auto claimed = store.claim_to_read(16, std::chrono::minutes(5));
        more = !claimed.empty();
        for (const auto& article : claimed) {
            ReadArticle read;
            read.lease = article.lease;
            read.article = article.article;
            read.print = print_of(random);
            measure(read_times, [&] { store.commit_read(read); });
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
            draft.match = {"watch", Part::speaks, {"Q1", "One"}, {}, {}};
            draft.receivers = {"desk"};
            analyzed.alerts = {draft};
            measure(analysis_times, [&] { store.commit_analysis(analyzed); });
        }
    }
    std::printf("{\"articles\":%d,\"commit_read\":%s,\"commit_analysis\":%s}\n", articles, report(read_times).c_str(),
                report(analysis_times).c_str());
    return 0;
}
