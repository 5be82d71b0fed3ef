#include "base/allocator.hpp"

#include <malloc.h>

namespace vigie {

void keep_freed_memory() {
    mallopt(M_TRIM_THRESHOLD, 32 << 20);
    mallopt(M_MMAP_THRESHOLD, 32 << 20);
}

}  // namespace vigie
