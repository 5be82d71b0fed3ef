// What the C library keeps of memory that was given back, for programs that do like work again and again.
#pragma once

namespace vigie {

// Freed memory of up to 32 MB stays with the process, for the next article or line takes as much again. Call it first
// in main, before other threads run.
void keep_freed_memory();

}  // namespace vigie
