/* Right: built for a later minor of this major; does nothing. */
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
static const vigie_descriptor descriptor = {sizeof(vigie_descriptor), "org.vigie.test.minor", "1.0.0", "*", "",
                                            "org.vigie.test.x"};
const vigie_plugin_entry vigie_plugin = {1, 7, sizeof(vigie_plugin_entry), &descriptor, create, destroy, analyze, 0};
