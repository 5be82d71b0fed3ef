// seccomp for a program that is an analyzer: a longer list than a worker's own, for an interpreter does more before it
// runs a line, and it must come through one exec. Everything else fails with EPERM: the program gets an error, not a
// death. Landlock says which files it may read and execute; no call here makes a process, a socket or a file.
#include <fcntl.h>
#include <unistd.h>

#include <cstring>

#include "worker/rules.hpp"
#include "worker/sandbox.hpp"

namespace vigie::worker {
namespace {

constexpr const char* program_calls[] = {
    // to become the program, and what the loader and the C library do first (execve: of the files Landlock allows)
    "execve", "arch_prctl", "set_tid_address",
    // code and data of libraries; interpreters with a compiler of their own write code
    "mmap", "mprotect", "mincore", "msync",
    // the socket that it has, by the calls that languages use on sockets (there is no other: socket and connect fail)
    "recvfrom", "recvmsg", "sendto", "sendmsg", "shutdown", "getsockopt", "setsockopt", "getsockname", "getpeername",
    // event loops, and pipes inside the one process
    "epoll_create", "epoll_create1", "epoll_ctl", "epoll_wait", "epoll_pwait", "eventfd2", "select", "pselect6", "pipe",
    "pipe2", "dup", "dup2", "dup3", "timerfd_create", "timerfd_settime",
    // asking
    "getpgrp", "getpgid", "getsid", "getresuid", "getresgid", "getgroups", "statfs", "fstatfs", "fadvise64",
    "sched_getscheduler", "sched_getparam", "getpriority", "get_mempolicy", "get_robust_list", "times", "preadv",
    // its own timers, folder and names of threads (prctl: threads of this process only)
    "setitimer", "getitimer", "alarm", "chdir", "fchdir", "umask"};

// Of fcntl only the flags and copies that event loops need: with an owner, a signal of one's choice and O_ASYNC a
// descriptor kills whom it names, which kernels before Landlock's ABI 6 let it do to the daemon.
void add_descriptor_flags(Rules& rules) {
    for (const int command : {F_GETFD, F_SETFD, F_GETFL, F_DUPFD, F_DUPFD_CLOEXEC})
        rules.add(SCMP_ACT_ALLOW, "fcntl", SCMP_CMP(1, SCMP_CMP_EQ, static_cast<scmp_datum_t>(command)));
    rules.add(SCMP_ACT_ALLOW, "fcntl", SCMP_CMP(1, SCMP_CMP_EQ, F_SETFL), SCMP_CMP(2, SCMP_CMP_MASKED_EQ, O_ASYNC, 0));
}

}  // namespace

void restrict_program_calls(std::vector<std::string>& missing) {
    const Filter filter(seccomp_init(SCMP_ACT_ERRNO(EPERM)), seccomp_release);
    if (!filter) {
        missing.emplace_back("seccomp: the filter cannot be made");
        return;
    }
    Rules rules(filter.get());
    for (const char* call : common_calls) rules.add(SCMP_ACT_ALLOW, call);
    for (const char* call : program_calls) rules.add(SCMP_ACT_ALLOW, call);
    rules.add(SCMP_ACT_ALLOW, "openat", SCMP_CMP(2, SCMP_CMP_MASKED_EQ, writing, 0));
    rules.add(SCMP_ACT_ALLOW, "open", SCMP_CMP(1, SCMP_CMP_MASKED_EQ, writing, 0));
    add_descriptor_flags(rules);
    rules.add(SCMP_ACT_ALLOW, "prlimit64", SCMP_CMP(2, SCMP_CMP_EQ, 0));  // asking, not setting
    rules.add(SCMP_ACT_ALLOW, "tgkill", SCMP_CMP(0, SCMP_CMP_EQ, static_cast<scmp_datum_t>(getpid())));  // abort()
    rules.add(SCMP_ACT_ERRNO(ENOTTY), "ioctl");
    rules.add(SCMP_ACT_ERRNO(EINVAL), "prctl");
    add_threads(rules);
    const int result = rules.problem() != 0 ? rules.problem() : seccomp_load(filter.get());
    if (result != 0) missing.push_back(std::string("seccomp: ") + std::strerror(-result));
}

}  // namespace vigie::worker
