// Forbidden: reads a file that is none of its business.
#include <fcntl.h>

#include "forbidden.hpp"

VIGIE_FORBIDDEN("reads-file", { return ::open("/etc/passwd", O_RDONLY | O_CLOEXEC) >= 0; });
