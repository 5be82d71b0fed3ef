// seccomp: the list of system calls that a worker may make. What is not on it ends the process (trap.cpp). Each group
// says who needs it.
#include <fcntl.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "worker/rules.hpp"
#include "worker/sandbox.hpp"

namespace vigie::worker {
namespace {

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
    for (const char* call : common_calls) rules.add(SCMP_ACT_ALLOW, call);
    add_files(rules, settings.loads_plugins);
    add_memory(rules, settings.loads_plugins);
    add_threads(rules);
    add_harmless(rules);
    const int result = rules.problem() != 0 ? rules.problem() : seccomp_load(filter.get());
    if (result != 0) missing.push_back(std::string("seccomp: ") + std::strerror(-result));
}

}  // namespace vigie::worker
