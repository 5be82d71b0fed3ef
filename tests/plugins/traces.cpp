// Forbidden: traces its parent.
#include <sys/ptrace.h>
#include <sys/types.h>
#include <unistd.h>

#include "forbidden.hpp"

VIGIE_FORBIDDEN("traces", {
    if (::ptrace(PTRACE_SEIZE, ::getppid(), nullptr, nullptr) != 0) return false;
    ::ptrace(PTRACE_DETACH, ::getppid(), nullptr, nullptr);
    return true;
});
