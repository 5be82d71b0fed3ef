// Forbidden: mounts a file system.
#include <sys/mount.h>

#include "forbidden.hpp"

VIGIE_FORBIDDEN("mounts", { return ::mount("none", "/tmp", "tmpfs", 0, nullptr) == 0 && ::umount("/tmp") == 0; });
