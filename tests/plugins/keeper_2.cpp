// Right: the second of keeper.hpp.
#include "keeper.hpp"

VIGIE_PLUGIN(Keeper, "org.vigie.test.keeper-2", "1.0.0", "*", "", "org.vigie.test.x");
