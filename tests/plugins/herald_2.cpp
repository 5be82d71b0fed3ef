// Right: version 2 of herald.hpp.
#include "herald.hpp"

VIGIE_PLUGIN(Herald, "org.vigie.test.herald", "2.0.0", "*", "", "org.vigie.test.x");
