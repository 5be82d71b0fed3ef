// <vigie/ext/options.h> alone, as C++.
#include <vigie/ext/options.h>
