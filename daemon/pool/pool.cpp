#include "pool/pool.hpp"

#include <algorithm>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <chrono>
#include <stdexcept>
#include <utility>

#include "base/log.hpp"
#include "pool/inner.hpp"

namespace vigie {

namespace asio = boost::asio;
using pool::Death;
using pool::Retry;

Pool::Inner::Inner(asio::io_context& loop, PoolOptions given)
    : options(std::move(given)), ledger(options.quarantine_after) {
    if (options.worker.program.empty()) options.worker.program = find_worker();
    const auto call = [this](wire::Role role) {
        pool::StaffCalls calls;
        calls.quarantined = [this] { return ledger.quarantined(); };
        calls.ready = [this, role](const wire::Ready& ready) { take_ready(role, ready); };
        calls.broken = [this](const std::string& path, const std::string& problem) {
            broken.push_back({{}, path, {}, {}, {}, {}, wire::PluginState::broken, "loading it: " + problem});
        };
        calls.counted = [this, role](const wire::Count& count) {
            if (role == wire::Role::analyze && knows(count.plugin)) ledger.counted(count);
        };
        return calls;
    };
    readers = std::make_shared<pool::Staff>(loop, wire::Role::read, options, call(wire::Role::read));
    analyzers = std::make_shared<pool::Staff>(loop, wire::Role::analyze, options, call(wire::Role::analyze));
}

bool Pool::Inner::knows(const std::string& plugin) const {
    const auto named = [&](const wire::PluginInfo& info) { return info.id == plugin; };
    return std::ranges::any_of(plugins, named) || std::ranges::any_of(draining, named);
}

void Pool::Inner::take_ready(wire::Role role, const wire::Ready& ready) {
    if (warnings != ready.warnings)
        for (const std::string& warning : ready.warnings) log::warning("sandbox", "{}", warning);
    warnings = ready.warnings;
    if (role == wire::Role::read) return;
    if (plugins != ready.plugins) {
        for (const wire::PluginInfo& plugin : ready.plugins) {
            if (plugin.state == wire::PluginState::broken)
                log::error("pool", "{}: {}", plugin.path, plugin.problem);
            else
                log::info("pool", "{} {}: {}", plugin.id, plugin.version, to_string(plugin.state));
        }
    }
    if (std::exchange(renewed, false)) draining = std::move(plugins);
    plugins = ready.plugins;
}

void Pool::Inner::count(const Death& death, std::string_view about) {
    ++(death.hang ? hangs : crashes);
    log::warning("pool", "{}: {}: {}", about, death.culprit.empty() ? "worker" : death.culprit, death.reason);
}

void Pool::Inner::count_failures(const wire::Analysis& analysis, std::size_t article) {
    const Time now = std::chrono::floor<Duration>(std::chrono::system_clock::now());
    for (const auto& [plugin, version] : analysis.plugins) ledger.ran(plugin);
    for (const wire::Failure& failure : analysis.failed) {
        if (failure.plugin == "vigie-worker") continue;
        const auto reason = ledger.failed(failure, article, now);
        if (!reason) continue;
        log::error("pool", "{}: quarantined: {}", failure.plugin, *reason);
        if (on_quarantine) on_quarantine(failure.plugin, *reason);
    }
}

// Asks until there is an answer, or the job is given up.
template <typename Encode>
Task<std::optional<wire::Message>> Pool::Inner::run(pool::Staff& staff, std::string_view about, Encode encode,
                                                    Retry& retry) {
    const auto self = shared_from_this();
    const std::uint64_t job = ++last_job;
    for (;;) {
        auto link = co_await staff.take();
        auto answer = co_await link->ask(encode(job, retry), job, options.deadline);
        const Death death = link->death();
        staff.give_back(std::move(link));
        if (staff.stopped()) throw std::runtime_error("the workers are stopped");
        if (answer) {
            ++jobs;
            co_return answer;
        }
        count(death, about);
        if (!retry.again(death)) co_return std::nullopt;
    }
}

Pool::Pool(asio::io_context& loop, PoolOptions options) : inner_(std::make_shared<Inner>(loop, std::move(options))) {}
Pool::~Pool() {
    stop();
}

Task<void> Pool::start(bool readers, bool analyzers) {
    const auto inner = inner_;
    if (readers) inner->readers->give_back(co_await inner->readers->take());
    if (analyzers) inner->analyzers->give_back(co_await inner->analyzers->take());
}

namespace {

// The document, or one that says why there is none.
template <typename Read, typename Document = decltype(Read::document)>
Document document_of(std::optional<wire::Message> answer, const Retry& retry) {
    Document document;
    if (answer) {
        if (auto* read = std::get_if<Read>(&*answer)) return std::move(read->document);
        if (const auto* problem = std::get_if<wire::Problem>(&*answer)) document.error = problem->problem;
    } else if (!retry.failures().empty()) {
        document.error = "the reader failed on it: " + retry.failures().back().problem;
    }
    if (document.error.empty()) document.error = "the reader gave another answer";
    return document;
}

}  // namespace

Task<FeedDocument> Pool::read_feed(wire::ReadFeed request) {
    const auto inner = inner_;
    Retry retry;
    const auto encode = [&](std::uint64_t job, const Retry&) {
        request.job = job;
        std::string line;
        wire::encode(line, request);
        return line;
    };
    auto answer = co_await inner->run(*inner->readers, request.url, encode, retry);
    co_return document_of<wire::FeedRead>(std::move(answer), retry);
}

Task<PageDocument> Pool::read_page(wire::ReadPage request) {
    const auto inner = inner_;
    Retry retry;
    const auto encode = [&](std::uint64_t job, const Retry&) {
        request.job = job;
        std::string line;
        wire::encode(line, request);
        return line;
    };
    auto answer = co_await inner->run(*inner->readers, request.url, encode, retry);
    co_return document_of<wire::PageRead>(std::move(answer), retry);
}

Task<std::string> Pool::detect_language(std::string text) {
    const auto inner = inner_;
    Retry retry;
    const auto encode = [&](std::uint64_t job, const Retry&) {
        std::string line;
        wire::encode(line, wire::DetectLanguage{job, text});
        return line;
    };
    const auto answer = co_await inner->run(*inner->readers, "language", encode, retry);
    const auto* found = answer ? std::get_if<wire::LanguageFound>(&*answer) : nullptr;
    co_return found != nullptr ? found->code : std::string();
}

Task<wire::Analysis> Pool::analyze(wire::Analyze request) {
    const auto inner = inner_;
    const std::vector<std::string> asked = request.skip;
    const std::size_t article = std::hash<std::string>()(request.url.empty() ? request.text : request.url);
    Retry retry;
    const auto encode = [&](std::uint64_t job, const Retry& known) {
        request.job = job;
        request.skip = asked;
        for (const auto& more : {inner->ledger.quarantined(), known.skip()})
            request.skip.insert(request.skip.end(), more.begin(), more.end());
        std::string line;
        wire::encode(line, request);
        return line;
    };
    auto answer = co_await inner->run(*inner->analyzers, request.url, encode, retry);
    wire::Analysis analysis;
    analysis.language = request.language;
    if (answer) {
        if (auto* done = std::get_if<wire::Analysis>(&*answer))
            analysis = std::move(*done);
        else if (const auto* problem = std::get_if<wire::Problem>(&*answer))
            analysis.failed.push_back({"vigie-worker", problem->problem});
    }
    retry.complete(analysis);
    inner->count_failures(analysis, article);
    co_return analysis;
}

}  // namespace vigie
