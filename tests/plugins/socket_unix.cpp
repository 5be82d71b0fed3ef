// Forbidden: a socket of the family AF_UNIX.
#include <sys/socket.h>

#include "forbidden.hpp"

VIGIE_FORBIDDEN("socket-unix", { return ::socket(AF_UNIX, SOCK_DGRAM, 0) >= 0; });
