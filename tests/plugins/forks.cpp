// Forbidden: makes a process.
#include <sys/wait.h>
#include <unistd.h>

#include "forbidden.hpp"

VIGIE_FORBIDDEN("forks", {
    const int child = ::fork();
    if (child < 0) return false;
    if (child == 0) ::_exit(0);
    int status = 0;
    ::waitpid(child, &status, 0);
    return true;
});
