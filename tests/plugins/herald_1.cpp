// Right: version 1 of herald.hpp.
#include "herald.hpp"

VIGIE_PLUGIN(Herald, "org.vigie.test.herald", "1.0.0", "*", "", "org.vigie.test.x");
