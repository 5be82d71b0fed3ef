// Forbidden: makes a file in /tmp.
#include <fcntl.h>
#include <unistd.h>

#include "forbidden.hpp"

VIGIE_FORBIDDEN("writes-file", {
    const int file = ::open("/tmp/vigie-escaped", O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0) return false;
    ::unlink("/tmp/vigie-escaped");
    return true;
});
