/* Right, in plain C11: marks the first word of an article as org.vigie.test.first. */
#include <vigie/abi.h>

static const vigie_host* host; /* one instance a process is enough for this test */

static void* create(const vigie_host* given, const vigie_option* options, size_t count) {
    (void)options;
    (void)count;
    host = given;
    return (void*)&host;
}
static void destroy(void* instance) {
    (void)instance;
}

static vigie_status analyze(void* instance, const vigie_article* article) {
    vigie_annotation made = {0};
    (void)instance;
    if (article->token_count == 0) return VIGIE_OK;
    made.size = sizeof made;
    made.kind.data = "org.vigie.test.first";
    made.kind.size = 20;
    made.span = article->tokens[0].span;
    made.score = 1;
    return host->emit(host->context, &made);
}

static const vigie_descriptor descriptor = {sizeof(vigie_descriptor), "org.vigie.test.c", "1.0.0", "*", "",
                                            "org.vigie.test.first"};
const vigie_plugin_entry vigie_plugin = {1, 0, sizeof(vigie_plugin_entry), &descriptor, create, destroy, analyze, 0};
