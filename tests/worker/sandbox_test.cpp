// The sandbox itself, as a compromised reader would meet it: each act is tried in a child process that has entered it,
// and must fail or end the child.
#include <arpa/inet.h>
#include <fcntl.h>
#include <gtest/gtest.h>
#include <linux/netlink.h>
#include <netinet/in.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <functional>
#include <thread>

#include "worker/sandbox.hpp"

namespace vigie::worker {
namespace {

struct End {
    int status = 0;     // of waitpid
    std::string words;  // on its socket
    bool forbidden() const {
        return (WIFEXITED(status) && WEXITSTATUS(status) == exit_forbidden) ||
               (WIFSIGNALED(status) &&
                WTERMSIG(status) == SIGSYS);  // where signals are blocked, as in glibc 2.41's fork
    }
    bool failed() const { return WIFEXITED(status) && WEXITSTATUS(status) == 0; }
};

// The act answers true where it succeeded.
End try_in_sandbox(bool loads_plugins, const std::function<bool()>& act, std::vector<std::string> readable = {}) {
    int pipe_ends[2];
    EXPECT_EQ(pipe(pipe_ends), 0);
    const pid_t child = fork();
    if (child == 0) {
        SandboxSettings settings;
        settings.socket = pipe_ends[1];
        settings.memory = std::uint64_t{1} << 30;
        settings.readable = std::move(readable);
        settings.loads_plugins = loads_plugins;
        const bool whole = enter_sandbox(settings).empty();
        if (!whole) _exit(99);
        _exit(act() ? 1 : 0);
    }
    close(pipe_ends[1]);
    End end;
    char bytes[512];
    for (ssize_t count; (count = read(pipe_ends[0], bytes, sizeof bytes)) > 0;)
        end.words.append(bytes, static_cast<std::size_t>(count));
    close(pipe_ends[0]);
    waitpid(child, &end.status, 0);
    return end;
}

struct Act {
    const char* name;
    std::function<bool()> act;
};
void PrintTo(const Act& act, std::ostream* out) {
    *out << act.name;
}

bool opens(int domain, int type) {
    return socket(domain, type, 0) >= 0;
}

const Act forbidden_acts[] = {
    {"socket_inet", [] { return opens(AF_INET, SOCK_STREAM); }},
    {"socket_inet6", [] { return opens(AF_INET6, SOCK_DGRAM); }},
    {"socket_unix", [] { return opens(AF_UNIX, SOCK_STREAM); }},
    {"socket_netlink", [] { return opens(AF_NETLINK, SOCK_RAW); }},
    {"socket_packet", [] { return opens(AF_PACKET, SOCK_RAW); }},
    {"socket_vsock", [] { return opens(40, SOCK_STREAM); }},
    {"socketpair",
     [] {
         int pair[2];
         return socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == 0;
     }},
    {"exec",
     [] {
         char name[] = "/bin/true";
         char* arguments[] = {name, nullptr};
         execv(name, arguments);
         return false;
     }},
    {"fork", [] { return fork() >= 0; }},
    {"clone3_process",
     [] {
         struct {
             std::uint64_t flags = 0, pidfd = 0, child = 0, parent = 0, exit_signal = SIGCHLD, stack = 0, size = 0,
                           tls = 0;
         } arguments;
         return syscall(SYS_clone3, &arguments, sizeof arguments) >= 0;
     }},
    {"ptrace", [] { return ptrace(PTRACE_ATTACH, getppid(), nullptr, nullptr) == 0; }},
    {"kill", [] { return kill(getppid(), 0) == 0; }},
    {"tgkill_other", [] { return syscall(SYS_tgkill, getppid(), getppid(), 0) == 0; }},
    {"mount", [] { return mount("none", "/tmp", "tmpfs", 0, nullptr) == 0; }},
    {"unshare", [] { return unshare(CLONE_NEWUSER) == 0; }},
    {"io_uring",
     [] {
         char parameters[120] = {};
         return syscall(SYS_io_uring_setup, 1, parameters) >= 0;
     }},
    {"memfd", [] { return memfd_create("x", 0) >= 0; }},
    {"process_vm_readv",
     [] {
         char byte = 0;
         iovec here{&byte, 1}, there{&byte, 1};
         return process_vm_readv(getppid(), &here, 1, &there, 1, 0) == 1;
     }},
    {"bpf", [] { return syscall(SYS_bpf, 0, nullptr, 0) >= 0; }},
    {"keyctl", [] { return syscall(SYS_keyctl, 0, 0, 0) >= 0; }},
    {"raise_limit",
     [] {
         const rlimit all{RLIM_INFINITY, RLIM_INFINITY};
         return setrlimit(RLIMIT_AS, &all) == 0;
     }},
    {"create_file", [] { return open("/tmp/vigie-sandbox-test", O_CREAT | O_WRONLY, 0600) >= 0; }},
    {"open_for_writing", [] { return open("/dev/null", O_WRONLY) >= 0; }},
    {"temporary_file", [] { return open("/tmp", O_TMPFILE | O_RDWR, 0600) >= 0; }},
    {"unlink", [] { return unlink("/tmp/vigie-nothing") == 0 || errno == ENOENT; }},
    {"mkdir", [] { return mkdir("/tmp/vigie-sandbox-folder", 0700) == 0; }},
    {"chmod", [] { return chmod("/tmp", 01777) == 0; }},
    {"truncate", [] { return truncate("/tmp", 0) == 0 || errno == EISDIR; }},
    {"setuid", [] { return setuid(getuid()) == 0; }},
    {"dumpable_again", [] { return prctl(PR_SET_DUMPABLE, 1) == 0; }},
    {"terminal_input", [] { return ioctl(0, 0x5412, "x") == 0; }},
};

class Forbidden : public testing::TestWithParam<Act> {};

TEST_P(Forbidden, ToAReader) {
    const End end = try_in_sandbox(false, GetParam().act);
    EXPECT_TRUE(end.failed() || end.forbidden()) << "status " << end.status;
}
TEST_P(Forbidden, ToAPlugin) {
    const End end = try_in_sandbox(true, GetParam().act);
    EXPECT_TRUE(end.failed() || end.forbidden()) << "status " << end.status;
}
INSTANTIATE_TEST_SUITE_P(All, Forbidden, testing::ValuesIn(forbidden_acts),
                         [](const auto& act) { return std::string(act.param.name); });

TEST(Sandbox, NamesWhatWasTried) {
    EXPECT_EQ(
        try_in_sandbox(true, [] { return opens(AF_INET, SOCK_STREAM); }).words,
        "{\"type\":\"error\",\"problem\":\"forbidden system call " + std::to_string(SYS_socket) + " (socket)\"}\n");
}

TEST(Sandbox, AReaderOpensNoFileAndMapsNoCode) {
    EXPECT_TRUE(try_in_sandbox(false, [] { return open("/etc/passwd", O_RDONLY) >= 0; }).failed());
    EXPECT_TRUE(try_in_sandbox(false, [] {
                    return mmap(nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1,
                                0) != MAP_FAILED;
                }).forbidden());
}

TEST(Sandbox, APluginReadsItsFoldersAndNoOthers) {
    const std::string folder = testing::TempDir() + "vigie-sandbox-readable";
    mkdir(folder.c_str(), 0700);
    std::ofstream(folder + "/data") << "x";
    const std::string data = folder + "/data";
    EXPECT_FALSE(try_in_sandbox(true, [&] { return open(data.c_str(), O_RDONLY) >= 0; }, {folder}).failed());
    EXPECT_TRUE(try_in_sandbox(true, [&] { return open(data.c_str(), O_RDONLY) >= 0; }).failed());
    for (const char* path :
         {"/etc/passwd", "/etc/shadow", "/proc/self/environ", "/proc/1/environ", "/root/.bashrc", "/"})
        EXPECT_TRUE(try_in_sandbox(true, [&] { return open(path, O_RDONLY) >= 0; }, {folder}).failed()) << path;
}

TEST(Sandbox, MemoryIsBounded) {
    EXPECT_TRUE(try_in_sandbox(true, [] {
                    return mmap(nullptr, std::size_t{2} << 30, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) !=
                           MAP_FAILED;
                }).failed());
}

TEST(Sandbox, OrdinaryWorkGoesOn) {
    const auto succeeded = [](const End& end) { return WIFEXITED(end.status) && WEXITSTATUS(end.status) == 1; };
    EXPECT_TRUE(succeeded(try_in_sandbox(true, [] {
        int sum = 0;
        std::thread([&] { sum = 1; }).join();
        const std::vector<char> memory(100'000'000, 'x');
        timespec now{};
        return sum == 1 && memory.back() == 'x' && clock_gettime(CLOCK_REALTIME, &now) == 0;
    })));
    const End aborted = try_in_sandbox(true, []() -> bool { std::abort(); });
    EXPECT_TRUE(WIFSIGNALED(aborted.status));
    EXPECT_EQ(WTERMSIG(aborted.status), SIGABRT);
}

}  // namespace
}  // namespace vigie::worker
