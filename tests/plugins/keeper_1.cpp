// Right: the first of keeper.hpp.
#include "keeper.hpp"

VIGIE_PLUGIN(Keeper, "org.vigie.test.keeper-1", "1.0.0", "*", "", "org.vigie.test.x");
