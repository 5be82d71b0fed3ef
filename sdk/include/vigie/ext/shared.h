/* Host extension "vigie.shared/1": what one plugin has made of an article, for the plugins that run after it on the
 * same article, so that they need not make it again (a parse, say). Optional: a host without it answers NULL, and a
 * plugin that finds nothing makes its own. Only for plugins of one author: both sides must know what lies behind a key.
 */
#ifndef VIGIE_EXT_SHARED_H
#define VIGIE_EXT_SHARED_H

#include <vigie/abi.h>

#ifdef __cplusplus
extern "C" {
#endif

#define VIGIE_EXT_SHARED "vigie.shared/1"

typedef struct vigie_shared {
    size_t size;
    /* During analyze. Keeps a value until all plugins have run on this article; then, or where the article is given up,
     * the host calls drop(value) once, from the same thread. What the value says of the host's memory (the article, its
     * annotations) it must hold as a copy: those may move between two plugins. key: its owner's reverse domain and what
     * tells the layout. VIGIE_BAD_ARGUMENT: the key is taken; the value stays the plugin's. */
    vigie_status (*keep)(void* context, vigie_text key, void* value, void (*drop)(void* value));
    /* During analyze. NULL: nothing is kept under this key for this article. */
    void* (*find)(void* context, vigie_text key);
} vigie_shared;

#ifdef __cplusplus
}
#endif
#endif
