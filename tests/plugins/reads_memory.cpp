// Forbidden: reads its parent'\''s memory.
#include <sys/uio.h>
#include <unistd.h>

#include "forbidden.hpp"

VIGIE_FORBIDDEN("reads-memory", {
    char byte = 0;
    iovec here{&byte, 1};
    iovec there{reinterpret_cast<void*>(0x400000), 1};
    return ::process_vm_readv(::getppid(), &here, 1, &there, 1, 0) == 1 ||
           errno == EFAULT;  // EFAULT: allowed, but nothing there
});
