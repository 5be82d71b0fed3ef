// Forbidden: runs a program that it wrote into memory.
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "forbidden.hpp"

VIGIE_FORBIDDEN("memfd-exec", {
    const int file = ::memfd_create("x", 0);
    if (file < 0) return false;
    static constexpr char script[] = "#!/bin/true\n";
    if (::write(file, script, sizeof script - 1) < 0) return false;
    const int child = ::fork();
    if (child == 0) {
        char name[] = "x";
        char* arguments[] = {name, nullptr};
        char* environment[] = {nullptr};
        ::fexecve(file, arguments, environment);
        ::_exit(1);
    }
    int status = 0;
    return child > 0 && ::waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
});
