// Forbidden: makes a user namespace, to be root in it.
#include <sched.h>

#include "forbidden.hpp"

VIGIE_FORBIDDEN("namespaces", { return ::unshare(CLONE_NEWUSER) == 0; });
