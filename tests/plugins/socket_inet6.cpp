// Forbidden: a socket of the family AF_INET6.
#include <sys/socket.h>

#include "forbidden.hpp"

VIGIE_FORBIDDEN("socket-inet6", { return ::socket(AF_INET6, SOCK_DGRAM, 0) >= 0; });
