#include "pool/link.hpp"

#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <chrono>
#include <utility>

#include "base/log.hpp"

namespace vigie::pool {
namespace {

namespace asio = boost::asio;
constexpr auto as_result = asio::as_tuple(asio::use_awaitable);

constexpr int most_messages = 20'000;  // of one job: started, log
constexpr int most_printed_lines = 200;

}  // namespace

Link::Link(asio::io_context& loop, const WorkerSetup& setup, wire::Role role, int generation)
    : loop_(loop),
      process_(setup, role),
      socket_(loop, asio::local::stream_protocol(), process_.socket().release()),
      prints_(loop, process_.prints().release()),
      timer_(loop),
      generation_(generation) {}

// A hang is made a crash: the process is killed, and its socket ends.
void Link::start_timer(Duration deadline) {
    late_ = false;
    timer_.expires_after(deadline);
    timer_.async_wait([weak = weak_from_this()](const boost::system::error_code& error) {
        const auto self = weak.lock();
        if (error || !self) return;
        self->late_ = true;
        self->process_.kill();
    });
}

Task<std::optional<wire::Message>> Link::ask(std::string bytes, std::uint64_t job, Duration deadline) {
    const auto self = shared_from_this();
    messages_ = 0;
    blame_.answered();
    start_timer(deadline);
    co_await asio::async_write(socket_, asio::buffer(bytes), as_result);  // where it fails, reading fails as well
    auto answer = co_await receive(job);
    timer_.cancel();
    if (answer) {
        ++jobs;
        co_return answer;
    }
    dead_ = true;
    if (!late_ && blame_.blames_a_program()) {
        const std::string program = co_await how_the_program_ended();
        blame_.program_ended(program);
    }
    const std::string how = co_await end();
    death_ = blame_.death(late_ ? "no answer in " + format_duration(deadline) : how, late_);
    co_return std::nullopt;
}

Task<std::optional<wire::Message>> Link::receive(std::uint64_t job) {
    std::array<char, std::size_t{1} << 16> bytes;
    for (;;) {
        auto next = decoder_.next();
        if (!next) {
            blame_.last_words("broke the protocol: " + next.error().message);
            co_return std::nullopt;
        }
        if (*next) {
            const Step step = take(**next, job);
            if (step == Step::answered) co_return std::move(**next);
            if (step == Step::broken) co_return std::nullopt;
            continue;
        }
        const auto [error, count] = co_await socket_.async_read_some(asio::buffer(bytes), as_result);
        if (error) co_return std::nullopt;
        decoder_.push({bytes.data(), count});
    }
}

Link::Step Link::take(wire::Message& message, std::uint64_t job) {
    if (++messages_ > most_messages) {
        blame_.last_words("floods the wire");
        return Step::broken;
    }
    if (auto* started = std::get_if<wire::Started>(&message)) {
        blame_.started(std::move(started->plugin));
        return Step::more;
    }
    if (const auto* line = std::get_if<wire::Log>(&message)) {
        log::write(line->level, line->plugin, line->message);
        return Step::more;
    }
    if (auto* count = std::get_if<wire::Count>(&message)) {
        if (job == wire::no_job)
            early_counts_.push_back(std::move(*count));
        else if (on_count)
            on_count(*count);
        return Step::more;
    }
    const auto answered = std::visit(
        [](const auto& any) -> std::optional<std::uint64_t> {
            if constexpr (requires { any.job; })
                return any.job;
            else
                return std::nullopt;
        },
        message);
    auto* problem = std::get_if<wire::Problem>(&message);
    if (problem != nullptr && problem->job == wire::no_job) {
        blame_.last_words(std::move(problem->problem));
        return Step::more;  // its end follows
    }
    const bool ready = std::holds_alternative<wire::Ready>(message);
    if (job == wire::no_job ? ready : answered == job) return Step::answered;
    blame_.last_words("answered a job that it was not asked");
    return Step::broken;
}

void Link::tell_early_counts() {
    for (const wire::Count& count : std::exchange(early_counts_, {}))
        if (on_count) on_count(count);
}

// It may still be on its way out when the worker has already missed it.
Task<std::string> Link::how_the_program_ended() {
    for (int i = 0; i < 10; ++i) {
        if (const std::string how = process_.ended_program(); !how.empty()) co_return how;
        asio::steady_timer pause(loop_, std::chrono::milliseconds(20));
        co_await pause.async_wait(as_result);
    }
    co_return std::string();
}

Task<std::string> Link::end() {
    const auto self = shared_from_this();
    process_.kill();
    const int number = static_cast<int>(syscall(SYS_pidfd_open, process_.pid(), 0));
    if (number >= 0) {
        asio::posix::stream_descriptor ended(loop_, number);
        co_await ended.async_wait(asio::posix::stream_descriptor::wait_read, as_result);
    }
    co_return process_.end();
}

Task<void> Link::follow_prints() {
    const auto self = shared_from_this();
    std::array<char, 4096> bytes;
    std::string line;
    int lines = 0;
    for (;;) {
        const auto [error, count] = co_await prints_.async_read_some(asio::buffer(bytes), as_result);
        if (error) co_return;
        for (std::size_t i = 0; i < count; ++i) {
            if (bytes[i] != '\n' && line.size() < 500) line += bytes[i];
            if (bytes[i] != '\n' || lines > most_printed_lines) continue;
            if (++lines <= most_printed_lines)
                log::info("worker", "{}: {}", process_.pid(), line);
            else
                log::warning("worker", "{}: prints too much; the rest is left out", process_.pid());
            line.clear();
        }
    }
}

}  // namespace vigie::pool
