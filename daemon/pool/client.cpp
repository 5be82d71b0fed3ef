#include "pool/client.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <deque>
#include <optional>
#include <stdexcept>
#include <thread>

#include "pool/process.hpp"
#include "pool/retry.hpp"

namespace vigie {
namespace {
using Moment = std::chrono::steady_clock::time_point;
constexpr auto now = std::chrono::steady_clock::now;

struct Pending {
    Request request;
    Answer answer;
    pool::Retry retry;
    std::optional<wire::Message> known = {};  // not for the worker
};

std::uint64_t job_of(const wire::Message& message) {
    return std::visit(
        [](const auto& any) -> std::uint64_t {
            if constexpr (requires { any.job; })
                return any.job;
            else
                return wire::no_job;
        },
        message);
}

}  // namespace

struct WorkerClient::Inner {
    ClientOptions options;
    std::optional<pool::Process> process;
    wire::Decoder decoder;
    pool::Blame blame;
    std::string out;
    std::size_t written = 0;
    std::deque<Pending> pending;  // sent, or in `out`
    std::uint64_t first_job = 1;  // of pending.front()
    Moment head_since = now();    // since then the first of them is under way
    std::optional<wire::Ready> ready;
    std::vector<wire::PluginInfo> broken;  // those whose loading ended a worker

    explicit Inner(ClientOptions given) : options(std::move(given)) {}

    void start();
    void restart(const pool::Death& death);
    void send(Pending& job, std::uint64_t number);
    Pending next();
    void give_known();
    void drop(pool::Retry& retry, const Request& request, Answer& answer);

    bool pump(int timeout_ms, int input);
    int time_left() const;
    bool read_socket();
    bool read_messages();
    void read_prints();
    void write_socket();
    bool take(wire::Message message);
    void died(bool hang, std::string how);
};

void WorkerClient::Inner::start() {
    for (;;) {
        decoder = wire::Decoder({std::size_t{64} << 20, 0, options.raw_annotations});
        blame = {};
        ready.reset();
        written = 0;
        out = pool::hello_line(options.worker, options.role, {});
        process.emplace(options.worker, options.role);
        const Moment since = now();
        std::string how;
        while (!ready && how.empty()) {
            if (now() - since > options.start_deadline)
                how = "not ready in " + format_duration(options.start_deadline);
            else if (!pump(100, -1))
                how = "ended";
        }
        if (ready) break;
        const bool hang = how != "ended";
        const std::string end = process->end();
        const pool::Death death = blame.death(hang ? how : end, hang);
        const auto culprit = std::find_if(options.worker.plugins.begin(), options.worker.plugins.end(),
                                          [&](const auto& plugin) { return plugin.path == death.culprit; });
        if (culprit == options.worker.plugins.end()) throw std::runtime_error("worker: " + death.reason);
        broken.push_back({{}, culprit->path, {}, {}, {}, {}, wire::PluginState::broken, "loading it: " + death.reason});
        options.worker.plugins.erase(culprit);
    }
    ready->plugins.insert(ready->plugins.end(), broken.begin(), broken.end());
    std::uint64_t number = first_job;
    for (Pending& job : pending) send(job, number++);
    head_since = now();
}

void WorkerClient::Inner::send(Pending& job, std::uint64_t number) {
    if (job.known) return;
    std::visit(
        [&](auto& request) {
            request.job = number;
            if constexpr (requires { request.skip; }) request.skip = job.retry.skip();
            encode(out, request);
        },
        job.request);
}

Pending WorkerClient::Inner::next() {
    Pending first = std::move(pending.front());
    pending.pop_front();
    ++first_job;
    return first;
}

// So that the first in the queue is always the worker's.
void WorkerClient::Inner::give_known() {
    while (!pending.empty() && pending.front().known) {
        Pending first = next();
        first.answer(std::move(*first.known));
    }
}

// No answer will come: give one.
void WorkerClient::Inner::drop(pool::Retry& retry, const Request& request, Answer& answer) {
    if (const auto* article = std::get_if<wire::Analyze>(&request)) {
        wire::Analysis analysis;
        analysis.language = article->language;
        if (options.raw_annotations) analysis.raw_annotations = "[]";
        retry.complete(analysis);
        answer(std::move(analysis));
    } else {
        answer(wire::Problem{wire::no_job, retry.failures().back().problem});
    }
}

void WorkerClient::Inner::restart(const pool::Death& death) {
    if (!pending.empty() && !pending.front().retry.again(death)) {
        Pending lost = next();
        drop(lost.retry, lost.request, lost.answer);
        give_known();
    }
    start();
}

int WorkerClient::Inner::time_left() const {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(head_since + options.deadline - now()).count();
    return static_cast<int>(std::max<std::int64_t>(left, 0));
}

// Waits once for the worker, or for input; false: the worker is gone.
bool WorkerClient::Inner::pump(int timeout_ms, int input) {
    const short writing = written < out.size() ? POLLOUT : 0;
    std::array<pollfd, 3> waits{pollfd{process->socket().get(), static_cast<short>(POLLIN | writing), 0},
                                pollfd{process->prints().get(), POLLIN, 0}, pollfd{input, POLLIN, 0}};
    const int count = ::poll(waits.data(), waits.size(), timeout_ms);
    if (count <= 0) return true;
    if (waits[1].revents != 0) read_prints();
    if ((waits[0].revents & POLLOUT) != 0) write_socket();
    if ((waits[0].revents & (POLLIN | POLLHUP | POLLERR)) != 0) return read_socket();
    return true;
}

void WorkerClient::Inner::write_socket() {
    const ssize_t count = ::send(process->socket().get(), out.data() + written, out.size() - written, MSG_NOSIGNAL);
    if (count > 0) written += static_cast<std::size_t>(count);
    if (written == out.size()) {
        out.clear();
        written = 0;
    } else if (written > (std::size_t{1} << 20)) {
        out.erase(0, written);
        written = 0;
    }
}

bool WorkerClient::Inner::read_socket() {
    std::array<char, std::size_t{1} << 18> bytes;
    const ssize_t count = ::read(process->socket().get(), bytes.data(), bytes.size());
    if (count < 0) return errno == EAGAIN || errno == EINTR;
    if (count == 0) return false;
    decoder.push({bytes.data(), static_cast<std::size_t>(count)});
    return read_messages();
}

bool WorkerClient::Inner::read_messages() {
    for (;;) {
        auto message = decoder.next();
        if (!message) {
            blame.last_words("broke the protocol: " + message.error().message);
            return false;
        }
        if (!*message) return true;
        if (!take(std::move(**message))) return false;
    }
}

// What it prints goes where ours goes.
void WorkerClient::Inner::read_prints() {
    std::array<char, 4096> bytes;
    const ssize_t count = ::read(process->prints().get(), bytes.data(), bytes.size());
    if (count > 0) [[maybe_unused]]
        const auto written_there = ::write(2, bytes.data(), static_cast<std::size_t>(count));
}

// False: the worker is not to be believed any longer.
bool WorkerClient::Inner::take(wire::Message message) {
    if (auto* started = std::get_if<wire::Started>(&message)) {
        return blame.started(std::move(started->plugin)), true;
    }
    if (const auto* line = std::get_if<wire::Log>(&message))
        return log::write(line->level, line->plugin, line->message), true;
    if (std::holds_alternative<wire::Count>(message)) return true;  // nobody asks an offline run
    if (auto* now_ready = std::get_if<wire::Ready>(&message)) {
        ready = std::move(*now_ready);
        blame.answered();
        return true;
    }
    const std::uint64_t job = job_of(message);
    if (job == wire::no_job) {
        if (auto* words = std::get_if<wire::Problem>(&message)) blame.last_words(std::move(words->problem));
        return true;  // its end follows
    }
    if (pending.empty() || job != first_job) {
        blame.last_words("answered a job that it was not asked");
        return false;
    }
    blame.answered();
    Pending done = next();
    head_since = now();
    if (auto* analysis = std::get_if<wire::Analysis>(&message)) done.retry.complete(*analysis);
    done.answer(std::move(message));
    give_known();
    return true;
}

void WorkerClient::Inner::died(bool hang, std::string how) {
    if (!hang && blame.blames_a_program()) blame.program_ended(process->wait_for_ended_program());
    const std::string end = process->end();
    restart(blame.death(hang ? std::move(how) : end, hang));
}

WorkerClient::WorkerClient(ClientOptions options) : inner_(std::make_unique<Inner>(std::move(options))) {
    inner_->start();
}
WorkerClient::~WorkerClient() = default;

const std::vector<wire::PluginInfo>& WorkerClient::plugins() const {
    return inner_->ready->plugins;
}
const std::vector<std::string>& WorkerClient::warnings() const {
    return inner_->ready->warnings;
}

void WorkerClient::submit(Request request, Answer answer) {
    Inner& inner = *inner_;
    if (inner.pending.empty()) inner.head_since = now();
    inner.pending.push_back({std::move(request), std::move(answer), {}, {}});
    inner.send(inner.pending.back(), inner.first_job + inner.pending.size() - 1);
    if (inner.pending.size() >= inner.options.in_flight) {
        // Half of them at a time, answers by the handful: each would wake us, on one core by stopping the worker.
        while (inner.pending.size() > inner.options.in_flight / 2) {
            if (inner.written == inner.out.size()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
            wait(-1);
        }
    } else if (inner.out.size() - inner.written > (std::size_t{1} << 16)) {
        inner.write_socket();
    }
}

void WorkerClient::put(wire::Message known, Answer answer) {
    inner_->pending.push_back({{}, std::move(answer), {}, std::move(known)});
    inner_->give_known();
}

bool WorkerClient::wait(int input) {
    Inner& inner = *inner_;
    if (inner.pending.empty()) return false;
    const std::uint64_t before = inner.first_job;
    const int left = inner.time_left();
    if (!inner.pump(left, input))
        inner.died(false, {});
    else if (left == 0 && inner.first_job == before)
        inner.died(true, "no answer in " + format_duration(inner.options.deadline));
    return true;
}

void WorkerClient::finish() {
    while (wait(-1)) continue;
}

}  // namespace vigie
