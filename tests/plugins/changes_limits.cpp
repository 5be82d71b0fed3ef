// Forbidden: lifts its own limit of memory.
#include <sys/resource.h>

#include "forbidden.hpp"

VIGIE_FORBIDDEN("changes-limits", {
    const rlimit unlimited{RLIM_INFINITY, RLIM_INFINITY};
    return ::setrlimit(RLIMIT_AS, &unlimited) == 0;
});
