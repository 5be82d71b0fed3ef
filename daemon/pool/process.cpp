#include "pool/process.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <set>
#include <stdexcept>
#include <thread>

namespace vigie::pool {
namespace {

constexpr int worker_socket = 3;
constexpr int above_standard = 64;  // our ends: never where the child's are put

[[noreturn]] void fail(const std::string& what, int error) {
    throw std::runtime_error(what + ": " + std::strerror(error));
}

Descriptor lift(int number) {
    const Descriptor low(number);
    const int high = fcntl(number, F_DUPFD_CLOEXEC, above_standard);
    if (high < 0) fail("worker: descriptors", errno);
    return Descriptor(high);
}

// Where a plugin's file lies, and its data.
std::set<std::string> folders_of(const WorkerSetup& setup) {
    std::set<std::string> folders(setup.readable.begin(), setup.readable.end());
    for (const wire::PluginSetting& plugin : setup.plugins) {
        if (!plugin.command.empty()) continue;  // it runs beside the worker, not in it
        folders.insert(std::filesystem::absolute(plugin.path).parent_path().string());
        if (const auto data = plugin.options.find("data"); data != plugin.options.end()) folders.insert(data->second);
    }
    return folders;
}

std::vector<std::string> arguments_of(const WorkerSetup& setup, wire::Role role, const std::string& program) {
    std::vector<std::string> arguments{program,
                                       "--role",
                                       std::string(to_string(role)),
                                       "--socket",
                                       std::to_string(worker_socket),
                                       "--memory",
                                       std::to_string(setup.memory)};
    if (role == wire::Role::analyze) {
        for (const std::string& folder : folders_of(setup)) {
            arguments.emplace_back("--readable");
            arguments.push_back(folder);
        }
    }
    if (setup.weak_sandbox) arguments.emplace_back("--weak");
    return arguments;
}

// posix_spawn's lists, freed with their owner.
struct SpawnPlan {
    posix_spawn_file_actions_t files{};
    posix_spawnattr_t attributes{};

    SpawnPlan() {
        posix_spawn_file_actions_init(&files);
        posix_spawnattr_init(&attributes);
    }
    ~SpawnPlan() {
        posix_spawn_file_actions_destroy(&files);
        posix_spawnattr_destroy(&attributes);
    }
    SpawnPlan(const SpawnPlan&) = delete;
    SpawnPlan& operator=(const SpawnPlan&) = delete;

    // Its own process group (a terminal's Ctrl-C is for us), every signal as at birth, no descriptor but these.
    void prepare(const std::vector<int>& sockets, int prints) {
        sigset_t none, all;
        sigemptyset(&none);
        sigfillset(&all);
        posix_spawnattr_setsigmask(&attributes, &none);
        posix_spawnattr_setsigdefault(&attributes, &all);
        posix_spawnattr_setpgroup(&attributes, 0);
        posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
        posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0);
        posix_spawn_file_actions_adddup2(&files, prints, 1);
        posix_spawn_file_actions_adddup2(&files, prints, 2);
        int next = worker_socket;
        for (const int socket : sockets) posix_spawn_file_actions_adddup2(&files, socket, next++);
        posix_spawn_file_actions_addclosefrom_np(&files, next);
    }
};

std::string describe(int status) {
    if (WIFSIGNALED(status)) {
        // Before our handler could say which: glibc 2.41 forks with all signals blocked, and a blocked SIGSYS kills.
        if (WTERMSIG(status) == SIGSYS) return "ended by SIGSYS: a forbidden system call";
        const char* name = sigabbrev_np(WTERMSIG(status));
        return "ended by SIG" + std::string(name != nullptr ? name : std::to_string(WTERMSIG(status)));
    }
    return "exited with status " + std::to_string(WEXITSTATUS(status));
}

}  // namespace

Descriptor::~Descriptor() {
    if (number_ >= 0) close(number_);
}

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
}

int Descriptor::release() {
    return std::exchange(number_, -1);
}

std::pair<Descriptor, Descriptor> make_sockets() {
    int pair[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0) fail("worker: socket", errno);
    Descriptor first = lift(pair[0]);
    return {std::move(first), lift(pair[1])};
}

pid_t give_birth(Birth birth) {
    SpawnPlan plan;
    plan.prepare(birth.sockets, birth.prints);
    std::vector<char*> pointers;
    for (std::string& argument : birth.arguments) pointers.push_back(argument.data());
    pointers.push_back(nullptr);
    // What an article takes is freed at its end, all at once: small blocks stay at hand for the next (glibc's default
    // keeps seven of a size).
    char allocator[] = "GLIBC_TUNABLES=glibc.malloc.tcache_count=2000";
    char* environment[] = {allocator, nullptr};
    pid_t pid = -1;
    const int error = posix_spawn(&pid, pointers.front(), &plan.files, &plan.attributes, pointers.data(), environment);
    if (error != 0) fail("worker " + birth.arguments.front(), error);
    return pid;
}

Process::Process(const WorkerSetup& setup, wire::Role role) {
    const std::string program = setup.program.empty() ? find_worker() : setup.program;
    int pipe[2];
    auto [ours, its] = make_sockets();
    socket_ = std::move(ours);
    if (pipe2(pipe, O_CLOEXEC) != 0) fail("worker: pipe", errno);
    prints_ = lift(pipe[0]);
    const Descriptor its_prints = lift(pipe[1]);
    for (const int end : {socket_.get(), prints_.get()}) fcntl(end, F_SETFL, O_NONBLOCK);

    Birth birth{arguments_of(setup, role, program), {its.get()}, its_prints.get()};
    std::vector<Descriptor> to_programs;
    try {
        if (role == wire::Role::analyze) to_programs = start_programs(setup, its_prints.get());
        for (const Descriptor& one : to_programs) birth.sockets.push_back(one.get());
        pid_ = give_birth(std::move(birth));
    } catch (...) {
        end_programs();
        throw;
    }
}

// The worker's ends of their sockets, in the order of the plugins.
std::vector<Descriptor> Process::start_programs(const WorkerSetup& setup, int prints) {
    std::vector<Descriptor> ends;
    for (const wire::PluginSetting& plugin : setup.plugins) {
        if (plugin.command.empty()) continue;
        auto [of_worker, of_program] = make_sockets();
        programs_.push_back(give_birth({program_arguments(setup, plugin), {of_program.get()}, prints}));
        ends.push_back(std::move(of_worker));
    }
    return ends;
}

void Process::end_programs() {
    for (const pid_t program : programs_) ::kill(program, SIGKILL);
    for (const pid_t program : programs_)
        while (waitpid(program, nullptr, 0) < 0 && errno == EINTR) continue;
    programs_.clear();
}

Process::~Process() {
    end();
}

void Process::kill() {
    if (pid_ > 0) ::kill(pid_, SIGKILL);
    for (const pid_t program : programs_) ::kill(program, SIGKILL);
}

std::string Process::ended_program() {
    for (auto program = programs_.begin(); program != programs_.end(); ++program) {
        int status = 0;
        if (waitpid(*program, &status, WNOHANG) != *program) continue;
        programs_.erase(program);  // its number may soon be another's
        return describe(status);
    }
    return {};
}

std::string Process::wait_for_ended_program() {
    std::string how = ended_program();
    for (int i = 0; i < 10 && how.empty(); ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
        how = ended_program();
    }
    return how;
}

std::string Process::end() {
    end_programs();
    if (pid_ <= 0) return {};
    int status = 0;
    // A process that is on its way out by itself keeps its own reason: a signal to a zombie changes nothing.
    kill();
    while (waitpid(pid_, &status, 0) < 0 && errno == EINTR) continue;
    pid_ = -1;
    return describe(status);
}

std::string hello_line(const WorkerSetup& setup, wire::Role role, const std::vector<std::string>& quarantined) {
    wire::Hello hello;
    hello.role = role;
    if (role == wire::Role::analyze) {
        hello.plugins = setup.plugins;
        hello.quarantined = quarantined;
        hello.actors = setup.actors;
    }
    std::string line;
    encode(line, hello);
    return line;
}

}  // namespace vigie::pool
