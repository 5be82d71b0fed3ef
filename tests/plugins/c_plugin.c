/* Right, in plain C11: marks the first word of an article as org.vigie.test.first. */
#include <stdlib.h>
#include <vigie/abi.h>

typedef struct first_word {
    const vigie_host* host;
} first_word;

static void* create(const vigie_host* host, const vigie_option* options, size_t count) {
    first_word* instance = malloc(sizeof *instance);
    (void)options;
    (void)count;
    if (instance) instance->host = host;
    return instance;
}
static void destroy(void* instance) {
    free(instance);
}

static vigie_status analyze(void* instance, const vigie_article* article) {
    vigie_annotation made = {0};
    const vigie_host* host = ((first_word*)instance)->host;
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
