#include "worker/sandbox.hpp"

#include <sys/prctl.h>

#include <csignal>

namespace vigie::worker {

std::vector<std::string> enter_sandbox(const SandboxSettings& settings) {
    std::vector<std::string> missing;
    // An orphan in an endless loop would never see that its socket is closed.
    prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
    // Nobody of the same user may trace it or read its memory; no core file with what it was reading.
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    limit_resources(settings, missing);
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) missing.emplace_back("no_new_privs: the kernel refuses it");
    restrict_files(settings, missing);
    install_trap(settings.socket);
    if (settings.program)
        restrict_program_calls(missing);
    else
        restrict_calls(settings, missing);
    return missing;
}

}  // namespace vigie::worker
