/* Plugin extension "vigie.options/1": which options a plugin knows. A host that asks for it refuses a configuration
 * that names others, or values of another type; a plugin without it is given whatever the user wrote. Optional on both
 * sides. */
#ifndef VIGIE_EXT_OPTIONS_H
#define VIGIE_EXT_OPTIONS_H

#include <vigie/abi.h>

#ifdef __cplusplus
extern "C" {
#endif

#define VIGIE_EXT_OPTIONS "vigie.options/1"

enum {
    VIGIE_OPTION_TEXT = 1,
    VIGIE_OPTION_WHOLE = 2,  /* -12 */
    VIGIE_OPTION_NUMBER = 3, /* 0.5 */
    VIGIE_OPTION_FLAG = 4    /* true, false */
};

/* All texts live as long as the instance, end with a zero byte and are UTF-8. */
typedef struct vigie_option_info {
    const char* key;
    const char* otherwise; /* the value where the user gives none */
    const char* help;      /* one line */
    int32_t type;          /* VIGIE_OPTION_… */
    uint32_t reserved;
} vigie_option_info;

/* What the plugin's get_extension answers. "data" need not be listed. */
typedef struct vigie_options {
    size_t size;
    size_t count;
    const vigie_option_info* options;
} vigie_options;

#ifdef __cplusplus
}
#endif
#endif
