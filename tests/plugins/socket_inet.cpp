// Forbidden: a socket of the family AF_INET.
#include <sys/socket.h>

#include "forbidden.hpp"

VIGIE_FORBIDDEN("socket-inet", { return ::socket(AF_INET, SOCK_DGRAM, 0) >= 0; });
