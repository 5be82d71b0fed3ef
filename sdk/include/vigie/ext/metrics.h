/* Host extension "vigie.metrics/1": counters of a plugin's own. What it counts is shown at /metrics as
 * vigie_plugin_count_total{plugin="its id",name="what"}. Optional: a host without it answers NULL. Counting never
 * fails: what is wrong or too much is dropped. */
#ifndef VIGIE_EXT_METRICS_H
#define VIGIE_EXT_METRICS_H

#include <vigie/abi.h>

#ifdef __cplusplus
extern "C" {
#endif

#define VIGIE_EXT_METRICS "vigie.metrics/1"

typedef struct vigie_metrics {
    size_t size;
    /* Adds to a counter. name: 1 to 64 of a-z, 0-9 and _, and few different ones (each is a series in every monitor).
     * amount: not negative. During a call from the host, from its thread, 100 times a call. */
    void (*count)(void* context, vigie_text name, double amount);
} vigie_metrics;

#ifdef __cplusplus
}
#endif
#endif
