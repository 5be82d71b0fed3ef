// Forbidden: makes an io_uring, which goes round filters of system calls.
#include <sys/syscall.h>
#include <unistd.h>
#include <cstring>

#include "forbidden.hpp"

VIGIE_FORBIDDEN("io-uring", {
    char parameters[256] = {};
    return ::syscall(SYS_io_uring_setup, 1, parameters) >= 0;
});
