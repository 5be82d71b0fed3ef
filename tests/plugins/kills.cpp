// Forbidden: signals its parent (with the harmless SIGCONT).
#include <unistd.h>
#include <csignal>

#include "forbidden.hpp"

VIGIE_FORBIDDEN("kills", { return ::kill(::getppid(), SIGCONT) == 0; });
