// Forbidden: reads another process'\''s environment.
#include <fcntl.h>
#include <unistd.h>

#include "forbidden.hpp"

VIGIE_FORBIDDEN("reads-proc", {
    const std::string path = "/proc/" + std::to_string(::getppid()) + "/environ";
    return ::open(path.c_str(), O_RDONLY | O_CLOEXEC) >= 0;
});
