/* Uses all that 1.0 has: options, log, actors, sentences, tokens, annotations, parties, attributes. Never changed. */
#include <stdlib.h>
#include <string.h>
#include <vigie/abi.h>

typedef struct frozen {
    const vigie_host* host;
    const vigie_actors* actors;
    char option[32];
} frozen;

static vigie_text words(const char* text) {
    vigie_text made;
    made.data = text;
    made.size = strlen(text);
    return made;
}

static void* create(const vigie_host* host, const vigie_option* options, size_t count) {
    frozen* self = calloc(1, sizeof *self);
    size_t i;
    if (!self) return 0;
    self->host = host;
    self->actors = host->get_extension(host->context, VIGIE_EXT_ACTORS);
    for (i = 0; i < count; ++i)
        if (options[i].key.size == 4 && memcmp(options[i].key.data, "word", 4) == 0 &&
            options[i].value.size < sizeof self->option)
            memcpy(self->option, options[i].value.data, options[i].value.size);
    host->log(host->context, 1, words("frozen at 1.0"));
    return self;
}

static void destroy(void* instance) {
    free(instance);
}

static vigie_status emit_actor(frozen* self, const vigie_article* article) {
    vigie_annotation made;
    vigie_party party;
    vigie_attribute attribute;
    vigie_actor actor;
    memset(&made, 0, sizeof made);
    memset(&party, 0, sizeof party);
    memset(&actor, 0, sizeof actor);
    actor.size = sizeof actor;
    if (!self->actors || self->actors->count(self->host->context) == 0) return VIGIE_OK;
    if (self->actors->at(self->host->context, 0, &actor) != VIGIE_OK) return VIGIE_ERROR;
    party.size = sizeof party;
    party.role = words("actor");
    party.id = actor.id;
    party.name = actor.alias_count ? actor.aliases[0] : actor.name;
    attribute.key = words("option");
    attribute.value = words(self->option);
    made.size = sizeof made;
    made.kind = words("org.vigie.test.frozen");
    made.type = words(actor.role_count ? "with-role" : "without-role");
    made.span = article->sentences[0].span;
    made.score = 0.25;
    made.polarity = -1;
    made.party_count = 1;
    made.parties = &party;
    made.attribute_count = 1;
    made.attributes = &attribute;
    return self->host->emit(self->host->context, &made);
}

static vigie_status analyze(void* instance, const vigie_article* article) {
    frozen* self = instance;
    const char* at = (const char*)article->annotations;
    size_t i, mentions = 0;
    for (i = 0; i < article->annotation_count; ++i) { /* stepping by their own size, as 1.0 asks */
        const vigie_annotation* one = (const vigie_annotation*)at;
        mentions += one->kind.size == 7;
        at += one->size;
    }
    if (mentions == 0 || article->sentence_count == 0 || article->token_count == 0) return VIGIE_ERROR;
    return emit_actor(self, article);
}

static const void* get_extension(void* instance, const char* id) {
    (void)instance;
    (void)id;
    return 0;
}

static const vigie_descriptor descriptor = {sizeof(vigie_descriptor), "org.vigie.test.frozen", "1.0.0", "*", "mention",
                                            "org.vigie.test.frozen"};
const vigie_plugin_entry vigie_plugin = {
    1, 0, sizeof(vigie_plugin_entry), &descriptor, create, destroy, analyze, get_extension};
