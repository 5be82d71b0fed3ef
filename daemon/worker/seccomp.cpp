// seccomp: the list of system calls that a worker may make. What is not on it ends the process (trap.cpp). Each group
// says who needs it.
#include <fcntl.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <memory>

#include "worker/sandbox.hpp"

namespace vigie::worker {
namespace {

constexpr const char* allowed[] = {
    // the socket and the log; files that were opened for reading
    "read", "write", "readv", "writev", "pread64", "lseek", "close", "poll", "ppoll",
    // memory
    "munmap", "mremap", "madvise", "brk",
    // locks, and threads of this process (clone: below)
    "futex", "set_robust_list", "rseq", "sched_yield", "sched_getaffinity", "membarrier",
    // signals to oneself: abort() (tgkill: below)
    "rt_sigaction", "rt_sigprocmask", "rt_sigreturn", "sigaltstack", "gettid", "getppid", "getpid", "restart_syscall",
    // time and chance
    "clock_gettime", "clock_getres", "clock_nanosleep", "nanosleep", "gettimeofday", "time", "getrandom",
    // looking around: who and where one is, whether a file is there (Landlock does not hide names)
    "uname", "sysinfo", "getcpu", "getuid", "geteuid", "getgid", "getegid", "getcwd", "getrlimit", "getrusage", "fstat",
    "stat", "lstat", "newfstatat", "statx", "access", "faccessat", "faccessat2", "readlink", "readlinkat", "getdents64",
    // the end
    "exit", "exit_group"};

using Filter = std::unique_ptr<void, decltype(&seccomp_release)>;

// Adds rules; remembers the first that failed.
class Rules {
  public:
    explicit Rules(scmp_filter_ctx filter) : filter_(filter) {}

    template <typename... Conditions>
    void add(std::uint32_t action, const char* call, Conditions... conditions) {
        const int number = seccomp_syscall_resolve_name(call);
        if (number == __NR_SCMP_ERROR) return;  // older than the call, so nobody can make it by name
        const int result = seccomp_rule_add(filter_, action, number, sizeof...(conditions), conditions...);
        // -EEXIST and -EDOM: the call does not exist on this architecture
        if (result != 0 && result != -EEXIST && result != -EDOM && problem_ == 0) problem_ = result;
    }

    int problem() const { return problem_; }

  private:
    scmp_filter_ctx filter_;
    int problem_ = 0;
};

constexpr scmp_datum_t writing = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND | (O_TMPFILE & ~O_DIRECTORY);

void add_files(Rules& rules, bool loads_plugins) {
    if (!loads_plugins) {
        // The readers need none, but libraries ask for their settings and do without.
        rules.add(SCMP_ACT_ERRNO(EACCES), "openat");
        rules.add(SCMP_ACT_ERRNO(EACCES), "open");
        return;
    }
    rules.add(SCMP_ACT_ALLOW, "openat", SCMP_CMP(2, SCMP_CMP_MASKED_EQ, writing, 0));
    rules.add(SCMP_ACT_ALLOW, "open", SCMP_CMP(1, SCMP_CMP_MASKED_EQ, writing, 0));
}

// Code may be mapped only where plugins are loaded.
void add_memory(Rules& rules, bool loads_plugins) {
    for (const char* call : {"mmap", "mprotect"}) {
        if (loads_plugins)
            rules.add(SCMP_ACT_ALLOW, call);
        else
            rules.add(SCMP_ACT_ALLOW, call, SCMP_CMP(2, SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
    }
}

void add_threads(Rules& rules) {
    // clone3 keeps its flags where a filter cannot see them; without it the C library takes clone.
    rules.add(SCMP_ACT_ERRNO(ENOSYS), "clone3");
    constexpr scmp_datum_t thread = CLONE_VM | CLONE_SIGHAND | CLONE_THREAD;
    constexpr scmp_datum_t spaces =
        CLONE_NEWNS | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET | CLONE_NEWCGROUP;
    rules.add(SCMP_ACT_ALLOW, "clone", SCMP_CMP(0, SCMP_CMP_MASKED_EQ, thread | spaces, thread));
}

void add_harmless(Rules& rules) {
    const auto self = static_cast<scmp_datum_t>(getpid());
    rules.add(SCMP_ACT_ALLOW, "tgkill", SCMP_CMP(0, SCMP_CMP_EQ, self));
    rules.add(SCMP_ACT_ALLOW, "prlimit64", SCMP_CMP(2, SCMP_CMP_EQ, 0));  // asking, not setting
    rules.add(SCMP_ACT_ALLOW, "fcntl", SCMP_CMP(1, SCMP_CMP_EQ, F_GETFL));
    rules.add(SCMP_ACT_ALLOW, "fcntl", SCMP_CMP(1, SCMP_CMP_EQ, F_GETFD));
    rules.add(SCMP_ACT_ALLOW, "fcntl", SCMP_CMP(1, SCMP_CMP_EQ, F_SETFD));
    // The C library asks on the way to something else, and does without.
    rules.add(SCMP_ACT_ERRNO(ENOTTY), "ioctl");
    rules.add(SCMP_ACT_ERRNO(EINVAL), "prctl");
}

}  // namespace

void restrict_calls(const SandboxSettings& settings, std::vector<std::string>& missing) {
    const Filter filter(seccomp_init(SCMP_ACT_TRAP), seccomp_release);
    if (!filter) {
        missing.emplace_back("seccomp: the filter cannot be made");
        return;
    }
    Rules rules(filter.get());
    for (const char* call : allowed) rules.add(SCMP_ACT_ALLOW, call);
    add_files(rules, settings.loads_plugins);
    add_memory(rules, settings.loads_plugins);
    add_threads(rules);
    add_harmless(rules);
    const int result = rules.problem() != 0 ? rules.problem() : seccomp_load(filter.get());
    if (result != 0) missing.push_back(std::string("seccomp: ") + std::strerror(-result));
}

}  // namespace vigie::worker
