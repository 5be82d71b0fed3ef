// Forbidden: a socket while it is being loaded, before any function of it is called: the sandbox must already stand.
#include <sys/socket.h>

#include "forbidden.hpp"

static const int early = ::socket(AF_INET, SOCK_STREAM, 0);

VIGIE_FORBIDDEN("early-socket", { return early >= 0; });
