// Forbidden: finds a descriptor above 3 that it inherited.
#include <fcntl.h>

#include "forbidden.hpp"

VIGIE_FORBIDDEN("descriptors", {
    for (int number = 4; number < 256; ++number)
        if (::fcntl(number, F_GETFD) >= 0) return true;
    return false;
});
