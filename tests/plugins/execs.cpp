// Forbidden: runs a program.
#include <sys/wait.h>
#include <unistd.h>

#include "forbidden.hpp"

VIGIE_FORBIDDEN("execs", {
    const int child = ::vfork();
    if (child < 0) return false;
    if (child == 0) {
        ::execl("/bin/true", "true", static_cast<char*>(nullptr));
        ::_exit(1);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
});
