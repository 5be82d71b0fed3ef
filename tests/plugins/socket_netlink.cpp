// Forbidden: a socket of the family AF_NETLINK.
#include <sys/socket.h>

#include "forbidden.hpp"

VIGIE_FORBIDDEN("socket-netlink", { return ::socket(AF_NETLINK, SOCK_DGRAM, 0) >= 0; });
