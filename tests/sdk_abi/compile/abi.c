/* <vigie/abi.h> alone, as C11. */
#include <vigie/abi.h>
#include <vigie/ext/metrics.h>
#include <vigie/ext/options.h>
#include <vigie/ext/shared.h>

_Static_assert(sizeof(vigie_span) == 16, "a span is two offsets");
