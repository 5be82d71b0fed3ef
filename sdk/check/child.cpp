#include "child.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstring>
#include <stdexcept>

namespace vigie::check {
namespace {

// A page that parent and child share: what was written into it survives the writer.
constexpr std::size_t board_size = 4096;
char* board = nullptr;

std::string run_here(const Check& check, const Subject& subject) {
    try {
        return check.run(subject);
    } catch (const std::exception& error) {
        return error.what();
    }
}

[[noreturn]] void be_child(const Check& check, const Subject& subject, int out, std::uint64_t memory) {
    const rlimit no_core{0, 0};
    ::setrlimit(RLIMIT_CORE, &no_core);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    const rlimit room{memory, memory};
    ::setrlimit(RLIMIT_AS, &room);
#else
    (void)memory;
#endif
    const std::string answer = "." + run_here(check, subject);  // the full stop: it came to its end
    std::size_t written = 0;
    while (written < answer.size()) {
        const ssize_t n = ::write(out, answer.data() + written, answer.size() - written);
        if (n <= 0) break;
        written += static_cast<std::size_t>(n);
    }
    ::_exit(0);  // no destructors: what the plugin left behind is of other checks
}

// All that the child writes, until its end or the deadline (then false).
bool collect(int in, std::chrono::steady_clock::time_point end, std::string& answer) {
    for (;;) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
        pollfd one{in, POLLIN, 0};
        if (left.count() <= 0 || ::poll(&one, 1, static_cast<int>(left.count())) == 0) return false;
        char block[4096];
        const ssize_t n = ::read(in, block, sizeof block);
        if (n <= 0) return true;
        answer.append(block, static_cast<std::size_t>(n));
    }
}

std::string how_it_ended(int status) {
    if (WIFSIGNALED(status)) return std::string("crashed: ") + ::strsignal(WTERMSIG(status));
    return "left the process with exit code " + std::to_string(WEXITSTATUS(status));
}

}  // namespace

void note(const std::string& doing) {
    if (!board) return;
    const std::size_t size = std::min(doing.size(), board_size - 1);
    std::memcpy(board, doing.data(), size);
    board[size] = 0;
}

Result run_in_child(const Check& check, const Subject& subject, std::chrono::seconds deadline, std::uint64_t memory) {
    if (!board) {
        void* page = ::mmap(nullptr, board_size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
        if (page == MAP_FAILED) throw std::runtime_error("no memory to share");
        board = static_cast<char*>(page);
    }
    board[0] = 0;
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    const auto start = std::chrono::steady_clock::now();
    const pid_t child = ::fork();
    if (child < 0) throw std::runtime_error("no process");
    if (child == 0) {
        ::close(ends[0]);
        be_child(check, subject, ends[1], memory);
    }
    ::close(ends[1]);
    std::string answer;
    const bool in_time = collect(ends[0], start + deadline, answer);
    if (!in_time) ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    ::close(ends[0]);
    Result result;
    result.took = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start);
    result.doing = board;
    if (!in_time)
        result.problem = "hangs: no end after " + std::to_string(deadline.count()) + " s";
    else if (answer.empty())
        result.problem = how_it_ended(status);
    else
        result.problem = answer.substr(1);
    result.passed = result.problem.empty();
    return result;
}

}  // namespace vigie::check
