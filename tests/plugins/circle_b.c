/* Wrong: the other half of circle_a. */
#include <vigie/abi.h>
static void* create(const vigie_host* host, const vigie_option* options, size_t count) {
    (void)options;
    (void)count;
    return (void*)host;
}
static void destroy(void* instance) {
    (void)instance;
}
static vigie_status analyze(void* instance, const vigie_article* article) {
    (void)instance;
    (void)article;
    return VIGIE_OK;
}
static const vigie_descriptor descriptor = {sizeof(vigie_descriptor), "org.vigie.test.circle-b", "1.0.0", "*",
                                            "org.vigie.test.a",       "org.vigie.test.b"};
const vigie_plugin_entry vigie_plugin = {1, 0, sizeof(vigie_plugin_entry), &descriptor, create, destroy, analyze, 0};
