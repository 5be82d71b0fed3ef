// <vigie/abi.h> alone, as C++.
#include <vigie/abi.h>
