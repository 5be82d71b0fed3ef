// <vigie/ext/metrics.h> alone, as C++.
#include <vigie/ext/metrics.h>
