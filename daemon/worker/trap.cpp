// A forbidden system call: named on the socket, so that the daemon can say what the plugin tried, then the end.
// Everything here may run in a signal handler.
#include <sys/syscall.h>
#include <unistd.h>

#include <csignal>
#include <cstddef>
#include <cstring>

#include "worker/sandbox.hpp"

namespace vigie::worker {
namespace {

int report_to = -1;

struct Name {
    long number;
    const char* name;
};
// Those that somebody may try; others are told by number.
constexpr Name names[] = {{SYS_socket, "socket"},
                          {SYS_socketpair, "socketpair"},
                          {SYS_connect, "connect"},
                          {SYS_bind, "bind"},
                          {SYS_execve, "execve"},
                          {SYS_execveat, "execveat"},
                          {SYS_clone, "clone"},
                          {SYS_openat, "openat for writing"},
                          {SYS_mmap, "mmap of code"},
                          {SYS_mprotect, "mprotect of code"},
                          {SYS_kill, "kill"},
                          {SYS_tgkill, "tgkill"},
                          {SYS_ptrace, "ptrace"},
                          {SYS_process_vm_readv, "process_vm_readv"},
                          {SYS_process_vm_writev, "process_vm_writev"},
                          {SYS_mount, "mount"},
                          {SYS_unshare, "unshare"},
                          {SYS_setns, "setns"},
                          {SYS_chroot, "chroot"},
                          {SYS_io_uring_setup, "io_uring_setup"},
                          {SYS_memfd_create, "memfd_create"},
                          {SYS_bpf, "bpf"},
                          {SYS_perf_event_open, "perf_event_open"},
                          {SYS_userfaultfd, "userfaultfd"},
                          {SYS_keyctl, "keyctl"},
                          {SYS_setuid, "setuid"},
                          {SYS_prlimit64, "prlimit64"},
                          {SYS_setrlimit, "setrlimit"},
                          {SYS_dup2, "dup2"},
                          {SYS_ftruncate, "ftruncate"},
                          {SYS_truncate, "truncate"},
                          {SYS_unlinkat, "unlinkat"},
                          {SYS_renameat2, "renameat2"},
                          {SYS_mkdirat, "mkdirat"},
#ifdef SYS_open
                          {SYS_open, "open for writing"},
                          {SYS_fork, "fork"},
                          {SYS_vfork, "vfork"},
                          {SYS_creat, "creat"},
                          {SYS_unlink, "unlink"},
                          {SYS_rename, "rename"},
                          {SYS_mkdir, "mkdir"},
#endif
                          {SYS_pidfd_open, "pidfd_open"}};

class Text {
  public:
    void add(const char* part) {
        const std::size_t size = std::strlen(part);
        if (size_ + size > sizeof text_) return;
        std::memcpy(text_ + size_, part, size);
        size_ += size;
    }
    void add(long number) {
        char digits[24];
        std::size_t at = sizeof digits;
        digits[--at] = '\0';
        do digits[--at] = static_cast<char>('0' + number % 10);
        while ((number /= 10) > 0);
        add(digits + at);
    }
    void write_to(int descriptor) const { [[maybe_unused]] const auto written = write(descriptor, text_, size_); }

  private:
    char text_[256];
    std::size_t size_ = 0;
};

void on_forbidden(int, siginfo_t* information, void*) {
    const long number = information->si_syscall;
    Text text;
    text.add(R"({"type":"error","problem":"forbidden system call )");
    text.add(number < 0 ? 0 : number);
    for (const Name& name : names) {
        if (name.number != number) continue;
        text.add(" (");
        text.add(name.name);
        text.add(")");
    }
    text.add("\"}\n");
    text.write_to(report_to);
    _exit(exit_forbidden);
}

}  // namespace

void install_trap(int socket) {
    report_to = socket;
    struct sigaction action {};
    action.sa_sigaction = on_forbidden;
    action.sa_flags = SA_SIGINFO | SA_NODEFER;
    sigaction(SIGSYS, &action, nullptr);
}

}  // namespace vigie::worker
