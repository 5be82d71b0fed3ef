// <vigie/ext/shared.h> and what wraps it, as C++.
#include <vigie/ext/shared.h>
#include <vigie/shared.hpp>
