// Forbidden: finds something in its environment.
#include <unistd.h>

#include "forbidden.hpp"

VIGIE_FORBIDDEN("environment", { return environ && environ[0] != nullptr; });
