// Forbidden: a socket of the family AF_PACKET.
#include <sys/socket.h>

#include "forbidden.hpp"

VIGIE_FORBIDDEN("socket-packet", { return ::socket(AF_PACKET, SOCK_DGRAM, 0) >= 0; });
