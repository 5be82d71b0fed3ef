// Whom people watch, and how. Plain data, as the configuration gives it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/time.hpp"

namespace vigie {

struct Role {
    std::string title;
    std::optional<Time> from;
    std::optional<Time> until;
};

struct Actor {
    std::string id;  // a Wikidata QID, or "name:" and a folded name
    std::string name;
    std::string type;  // of its mentions; may be empty
    std::vector<std::string> aliases;
    std::vector<Role> roles;
};

enum class Part { appears, speaks, takes_stance, is_target, in_headline, quoted_about };
std::string_view to_string(Part part);  // "appears", "speaks", "takes-stance", "is-target", "in-headline", …
std::optional<Part> parse_part(std::string_view text);

// What one condition asks of an article; docs/watches.md says each in words.
enum class Ask {
    all,   // each of `parts`
    any,   // at least one of `parts`
    none,  // no one of `parts`
    actor,
    words,  // one of the phrases `values`
    near,   // all phrases of `values` within `number` words of each other
    language,
    feed,
    folder,
    country,
    agency,
    provenance,
    first_of_story,
    carriers,  // at least `number` papers carry the story
};

struct Condition {
    Ask ask = Ask::all;
    std::vector<Condition> parts;
    std::vector<std::string> values;  // phrases, actor ids, or what the article's own value must be one of
    int number = 0;
    Part part = Part::appears;         // of an actor, with the next two
    std::vector<std::string> towards;  // ids
    std::optional<int> polarity;
};

// How much must come together before a watch alerts: so many papers (articles, stories) within a window, and so many
// times what is usual for the actor at that hour of the week.
struct Tempo {
    enum class Of { papers, articles, stories };
    int at_least = 0;  // 0: not asked
    Of of = Of::papers;
    Duration window = std::chrono::hours(1);
    double spike = 0;  // 0: not asked
    bool asked() const { return at_least > 0 || spike > 0; }
};

struct Watch {
    std::string name;
    std::vector<std::string> actors;  // ids; any of them
    Part part = Part::appears;
    std::vector<std::string> towards;         // ids, for takes-stance: the target; for is-target: the holder
    std::optional<int> polarity;              // -1, 0, +1
    std::vector<std::string> all, any, none;  // words or phrases in title and text
    std::vector<std::string> languages;
    std::vector<std::string> feeds;   // names, urls or folders
    std::string priority = "normal";  // low | normal | high
    std::vector<std::string> receivers;
    std::vector<Condition> conditions;  // each must hold, beside those above
    Tempo tempo;
    std::vector<int> notify_at_carriers;  // tells receivers again at so many papers; empty: [alerts] says when
    std::vector<std::string>
        kinds;  // own kinds of plugins, any of them; they count instead of a part, and no actor is needed
};

}  // namespace vigie
