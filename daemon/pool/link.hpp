// One worker process on the loop: asked one job at a time. Inner header of pool/.
//
// Threads: the loop's. Lifetime: shared with the coroutines that wait for it.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/steady_timer.hpp>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/task.hpp"
#include "pool/process.hpp"
#include "pool/retry.hpp"
#include "wire/wire.hpp"

namespace vigie::pool {

class Link : public std::enable_shared_from_this<Link> {
  public:
    // Throws where the process cannot be started.
    Link(boost::asio::io_context& loop, const WorkerSetup& setup, wire::Role role, int generation);

    // Sends the bytes and waits for the answer to `job` (no_job: for ready). Nothing: the worker is dead, death() says
    // how; past the deadline it is killed.
    Task<std::optional<wire::Message>> ask(std::string bytes, std::uint64_t job, Duration deadline);
    const Death& death() const { return death_; }
    bool dead() const { return dead_; }
    // Logs what the process prints, until it ends.
    Task<void> follow_prints();
    // Waits for its end without blocking the loop; kills it first.
    Task<std::string> end();

    void kill() { process_.kill(); }
    pid_t pid() const { return process_.pid(); }
    int generation() const { return generation_; }

    std::uint64_t jobs = 0;  // answered
    bool busy = false;
    std::function<void(const wire::Count&)> on_count = {};
    // What plugins counted while they were loaded: told once it is known who they are.
    void tell_early_counts();

  private:
    enum class Step { more, answered, broken };
    Task<std::optional<wire::Message>> receive(std::uint64_t job);
    Step take(wire::Message& message, std::uint64_t job);
    Task<std::string> how_the_program_ended();
    void start_timer(Duration deadline);

    boost::asio::io_context& loop_;
    Process process_;
    boost::asio::local::stream_protocol::socket socket_;
    boost::asio::posix::stream_descriptor prints_;
    boost::asio::steady_timer timer_;
    wire::Decoder decoder_{{std::size_t{64} << 20, 0, false}};
    Blame blame_;
    Death death_;
    int generation_;
    std::vector<wire::Count> early_counts_;
    int messages_ = 0;  // of this job
    bool late_ = false;
    bool dead_ = false;
};

}  // namespace vigie::pool
