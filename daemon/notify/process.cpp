#include "notify/process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <cerrno>
#include <cstring>
#include <memory>

extern char** environ;

namespace vigie::notify {
namespace asio = boost::asio;
namespace {

constexpr std::size_t most_output = 4096;

class Fd {
  public:
    explicit Fd(int fd = -1) : fd_(fd) {}
    ~Fd() {
        if (fd_ >= 0) ::close(fd_);
    }
    Fd(Fd&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
    Fd& operator=(Fd&& other) noexcept {
        std::swap(fd_, other.fd_);
        return *this;
    }
    int get() const { return fd_; }
    int release() { return std::exchange(fd_, -1); }

  private:
    int fd_;
};

// Reads until the end and keeps the beginning, so that a talkative program never waits for us.
struct Drain : std::enable_shared_from_this<Drain> {
    Drain(asio::io_context& loop, int fd) : pipe(loop, fd) {}
    asio::posix::stream_descriptor pipe;
    std::array<char, 4096> buffer{};
    std::string kept;

    void next() {
        pipe.async_read_some(asio::buffer(buffer),
                             [self = shared_from_this()](boost::system::error_code error, std::size_t size) {
                                 if (error) return;
                                 self->keep(size);
                                 self->next();
                             });
    }
    void keep(std::size_t size) {
        kept.append(buffer.data(), std::min(size, most_output - std::min(most_output, kept.size())));
    }
    // What was written before the program ended.
    void finish() {
        boost::system::error_code error;
        pipe.non_blocking(true, error);
        for (int rounds = 0; rounds < 64; ++rounds) {
            const std::size_t size = pipe.read_some(asio::buffer(buffer), error);
            if (error || size == 0) break;
            keep(size);
        }
        pipe.close(error);
    }
};

// A file in memory needs no writer that waits, and no SIGPIPE comes of it.
Fd input_file(const std::string& input) {
    Fd file(::memfd_create("vigie-alert", MFD_CLOEXEC));
    if (file.get() < 0 || ::write(file.get(), input.data(), input.size()) != static_cast<ssize_t>(input.size()))
        return Fd();
    ::lseek(file.get(), 0, SEEK_SET);
    return file;
}

// 0 or an errno.
int spawn(pid_t& pid, std::vector<std::string>& command, std::vector<std::string>& environment, int in, int out) {
    std::vector<char*> argv;
    for (auto& word : command) argv.push_back(word.data());
    argv.push_back(nullptr);
    std::vector<char*> env;
    for (char** one = environ; *one != nullptr; ++one) env.push_back(*one);
    for (auto& one : environment) env.push_back(one.data());
    env.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    posix_spawn_file_actions_adddup2(&actions, in, 0);
    posix_spawn_file_actions_adddup2(&actions, out, 1);
    posix_spawn_file_actions_adddup2(&actions, out, 2);
    posix_spawn_file_actions_addclosefrom_np(&actions, 3);
    sigset_t none;
    sigset_t usual;
    sigemptyset(&none);
    sigemptyset(&usual);
    for (const int signal : {SIGPIPE, SIGTERM, SIGINT, SIGHUP}) sigaddset(&usual, signal);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &usual);
    posix_spawnattr_setpgroup(&attributes, 0);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    const int error = ::posix_spawnp(&pid, argv[0], &actions, &attributes, argv.data(), env.data());
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    return error;
}

// Ends the group where it was not waited for.
class Child {
  public:
    explicit Child(pid_t pid) : pid_(pid) {}
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    ~Child() {
        if (pid_ > 0) kill_and_wait();
    }
    void kill_and_wait() {
        ::kill(-pid_, SIGKILL);
        wait();
    }
    int wait() {
        int status = 0;
        while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
        }
        pid_ = 0;
        return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }

  private:
    pid_t pid_;
};

Exit failed(const std::string& program, int error) {
    Exit exit;
    exit.problem = program + ": " + std::strerror(error);
    return exit;
}

}  // namespace

Task<Exit> run_program(asio::io_context& loop, std::vector<std::string> command, std::string input,
                       std::vector<std::string> environment, Duration timeout) {
    std::array<int, 2> pipe{};
    const Fd in = input_file(input);
    if (in.get() < 0 || ::pipe2(pipe.data(), O_CLOEXEC) != 0) co_return failed(command[0], errno);
    Fd out_read(pipe[0]);
    Fd out_write(pipe[1]);
    pid_t pid = 0;
    if (const int error = spawn(pid, command, environment, in.get(), out_write.get()); error != 0)
        co_return failed(command[0], error);
    Child child(pid);
    out_write = Fd();
    const auto drain = std::make_shared<Drain>(loop, out_read.release());
    drain->next();

    const int pidfd = static_cast<int>(::syscall(SYS_pidfd_open, pid, 0));
    if (pidfd < 0) co_return failed(command[0], errno);
    asio::posix::stream_descriptor ended(loop, pidfd);
    asio::steady_timer timer(loop, timeout);
    bool late = false;
    timer.async_wait([&](boost::system::error_code error) {
        if (error) return;
        late = true;
        ended.cancel();
    });
    boost::system::error_code waited;
    co_await ended.async_wait(asio::posix::stream_descriptor::wait_read,
                              asio::redirect_error(asio::use_awaitable, waited));
    timer.cancel();
    Exit exit;
    if (late || waited) {
        child.kill_and_wait();
        exit.problem = command[0] + ": no end within " + format_duration(timeout);
    } else {
        exit.code = child.wait();
    }
    drain->finish();
    exit.output = std::move(drain->kept);
    co_return exit;
}

}  // namespace vigie::notify
