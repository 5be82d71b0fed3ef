/* The contract between Vigie and an analyzer plugin, in C11. Frozen at 1.0; later abilities are extensions asked for by
 * id.
 *
 * Conventions
 *  - Text is pointer and size, valid UTF-8, not terminated. Positions are byte offsets into the article's text, half
 * open, on code-point boundaries.
 *  - Nothing changes owner across this line. What the host passes is valid until the call returns; what the plugin
 * passes to emit is copied before emit returns.
 *  - A struct begins with its size, which the side that fills it sets; the other side reads no member beyond that size.
 *  - No exception and no longjmp crosses. Status codes only.
 *  - Threads: create, analyze and destroy are called by one thread at a time for an instance; other instances may run
 * in other threads. Host functions may be called only during a call from the host, from its thread.
 */
#ifndef VIGIE_ABI_H
#define VIGIE_ABI_H

#include <stddef.h>
#include <stdint.h>

#define VIGIE_ABI_MAJOR 1
#define VIGIE_ABI_MINOR 0
#define VIGIE_NO_TIME INT64_MIN

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define VIGIE_EXPORT __attribute__((visibility("default")))
#else
#define VIGIE_EXPORT
#endif

typedef struct vigie_text {
    const char* data;
    size_t size;
} vigie_text;

typedef struct vigie_span {
    uint64_t begin;
    uint64_t end; /* begin == end: no span */
} vigie_span;

typedef int32_t vigie_status;
enum { VIGIE_OK = 0, VIGIE_ERROR = 1, VIGIE_BAD_ARGUMENT = 2, VIGIE_LIMIT = 3, VIGIE_UNSUPPORTED = 4 };

/* One who or which takes a part in an annotation. role: "actor" (of a mention), "candidate" (of an ambiguous mention),
 * "speaker", "cue", "via", "holder", "target"; a plugin's own kinds may use own roles. */
typedef struct vigie_party {
    size_t size;
    vigie_text role;
    vigie_text id;   /* actor id: a Wikidata QID, or "name:" and a folded name; empty where the party is only words */
    vigie_text name; /* canonical name of the actor, or the words */
    vigie_span span; /* the mention beside the cue */
} vigie_party;

typedef struct vigie_attribute {
    vigie_text key;
    vigie_text value;
} vigie_attribute;

typedef struct vigie_annotation {
    size_t size;
    vigie_text kind; /* "mention", "quotation", "stance", or a plugin's own reverse-domain kind */
    vigie_text type; /* mention: person organisation place event other; quotation: direct mixed indirect scare */
    vigie_text form; /* mention: name alias epithet pronoun */
    vigie_span span;
    double score;     /* 0 to 1 */
    int32_t polarity; /* stance: -1, 0, +1 */
    uint32_t party_count;
    const vigie_party* parties;
    size_t attribute_count;
    const vigie_attribute* attributes; /* such as hedged=true; keys are lower case */
} vigie_annotation;

/* Sentences and tokens are computed once by the host. Tokens are in order and do not overlap; a sentence owns the
 * tokens [first_token, first_token + token_count). */
typedef struct vigie_token {
    vigie_span span;
    uint32_t kind;           /* VIGIE_TOKEN_… */
    uint32_t part_of_speech; /* VIGIE_POS_…, 0 where not known */
} vigie_token;
enum {
    VIGIE_TOKEN_WORD = 1,
    VIGIE_TOKEN_NUMBER = 2,
    VIGIE_TOKEN_PUNCTUATION = 3,
    VIGIE_TOKEN_OPEN_QUOTE = 4,
    VIGIE_TOKEN_CLOSE_QUOTE = 5,
    VIGIE_TOKEN_SYMBOL = 6
};
enum {
    VIGIE_POS_UNKNOWN = 0,
    VIGIE_POS_NOUN = 1,
    VIGIE_POS_PROPER_NOUN = 2,
    VIGIE_POS_VERB = 3,
    VIGIE_POS_ADJECTIVE = 4,
    VIGIE_POS_ADVERB = 5,
    VIGIE_POS_DETERMINER = 6,
    VIGIE_POS_PRONOUN = 7,
    VIGIE_POS_ADPOSITION = 8,
    VIGIE_POS_CONJUNCTION = 9,
    VIGIE_POS_NUMERAL = 10,
    VIGIE_POS_PARTICLE = 11,
    VIGIE_POS_PUNCTUATION = 12,
    VIGIE_POS_OTHER = 13
};

typedef struct vigie_sentence {
    vigie_span span;
    uint32_t first_token;
    uint32_t token_count;
    uint32_t paragraph; /* number of the paragraph, from 0 */
    uint32_t reserved;
} vigie_sentence;

typedef struct vigie_article {
    size_t size;
    vigie_text text;
    vigie_text language; /* ISO 639-1 */
    vigie_text title;    /* may also be the first paragraph of text */
    vigie_text url;
    int64_t published; /* seconds since 1970 UTC, or VIGIE_NO_TIME */
    const vigie_sentence* sentences;
    size_t sentence_count;
    const vigie_token* tokens;
    size_t token_count;
    const vigie_annotation* annotations; /* those of the plugins whose kinds this one needs */
    size_t annotation_count;
} vigie_article;

/* What the host offers to a plugin. */
typedef struct vigie_host {
    size_t size;
    void* context; /* the host's own; pass it back */
    /* Stores a copy. VIGIE_BAD_ARGUMENT: span out of range or off a code point; VIGIE_LIMIT: too many. */
    vigie_status (*emit)(void* context, const vigie_annotation* annotation);
    /* level: 0 debug, 1 info, 2 warning, 3 error */
    void (*log)(void* context, int32_t level, vigie_text message);
    /* An extension struct of the host by string id, such as "vigie.actors/1", or NULL. Lives as long as the instance.
     */
    const void* (*get_extension)(void* context, const char* id);
} vigie_host;

typedef struct vigie_option {
    vigie_text key;
    vigie_text value;
} vigie_option;

typedef struct vigie_descriptor {
    size_t size;
    const char* id;        /* reverse domain, such as "org.vigie.quotes" */
    const char* version;   /* such as "1.2.0" */
    const char* languages; /* space-separated ISO 639-1, or "*" */
    const char* needs;     /* space-separated annotation kinds, or "" */
    const char* provides;  /* space-separated annotation kinds */
} vigie_descriptor;

/* Exported once, under the name vigie_plugin. */
typedef struct vigie_plugin_entry {
    uint32_t abi_major;
    uint32_t abi_minor;
    size_t size;
    const vigie_descriptor* descriptor;
    /* Makes an instance, or returns NULL after it has logged why. options["data"] is the plugin's data directory. */
    void* (*create)(const vigie_host* host, const vigie_option* options, size_t option_count);
    void (*destroy)(void* instance);
    vigie_status (*analyze)(void* instance, const vigie_article* article);
    const void* (*get_extension)(void* instance, const char* id); /* may return NULL */
} vigie_plugin_entry;
extern VIGIE_EXPORT const vigie_plugin_entry vigie_plugin; /* a plugin defines it; the host looks it up by this name */

/* Host extension "vigie.actors/1": the actors that users watch, with all their names. */
#define VIGIE_EXT_ACTORS "vigie.actors/1"
typedef struct vigie_role {
    vigie_text title;
    int64_t from; /* VIGIE_NO_TIME: open */
    int64_t until;
} vigie_role;
typedef struct vigie_actor {
    size_t size;
    vigie_text id;
    vigie_text name;
    vigie_text type; /* as of a mention, or empty */
    const vigie_text* aliases;
    size_t alias_count;
    const vigie_role* roles;
    size_t role_count;
} vigie_actor;
typedef struct vigie_actors {
    size_t size;
    size_t (*count)(void* context);
    /* Fills actor; its pointers live as long as the instance. */
    vigie_status (*at)(void* context, size_t index, vigie_actor* actor);
} vigie_actors;

#ifdef __cplusplus
}
#endif
#endif
