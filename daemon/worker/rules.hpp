// seccomp rules by name, and the calls that both lists have. Inner header of worker/.
#pragma once

#include <fcntl.h>
#include <sched.h>
#include <seccomp.h>

#include <cerrno>
#include <memory>

namespace vigie::worker {

// Each group says who needs it.
inline constexpr const char* common_calls[] = {
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

inline constexpr scmp_datum_t writing = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND | (O_TMPFILE & ~O_DIRECTORY);

inline void add_threads(Rules& rules) {
    // clone3 keeps its flags where a filter cannot see them; without it the C library takes clone.
    rules.add(SCMP_ACT_ERRNO(ENOSYS), "clone3");
    constexpr scmp_datum_t thread = CLONE_VM | CLONE_SIGHAND | CLONE_THREAD;
    constexpr scmp_datum_t spaces =
        CLONE_NEWNS | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET | CLONE_NEWCGROUP;
    rules.add(SCMP_ACT_ALLOW, "clone", SCMP_CMP(0, SCMP_CMP_MASKED_EQ, thread | spaces, thread));
}

}  // namespace vigie::worker
