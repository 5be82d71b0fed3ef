// Names and addresses of authors.
#include "reader/feed/person.hpp"

#include "reader/feed/text.hpp"
#include "reader/html/html.hpp"

namespace vigie::feed {
namespace {

bool is_email(std::string_view text) {
    const std::size_t at = text.find('@');
    return at != text.npos && at > 0 && text.find(':') == text.npos && text.find('.', at) != text.npos &&
           text.find(' ') == text.npos;
}

// "a (b)" or "a <b>": a and b.
bool split(std::string_view text, std::string_view& outer, std::string_view& inner) {
    if (text.empty()) return false;
    const char close = text.back();
    if (close != ')' && close != '>') return false;
    const std::size_t open = text.find(close == ')' ? '(' : '<');
    if (open == text.npos) return false;
    outer = trim(text.substr(0, open));
    inner = trim(text.substr(open + 1, text.size() - open - 2));
    return true;
}

std::string_view without_mailto(std::string_view text) {
    if (text.starts_with("mailto:")) text.remove_prefix(7);
    return text;
}

}  // namespace

Person parse_person(std::string_view text) {
    Person person;
    const std::string shown = collapse_blanks(text);
    std::string_view outer;
    std::string_view inner;
    if (split(shown, outer, inner)) {
        if (is_email(without_mailto(outer))) {
            person.email = without_mailto(outer);
            person.name = inner;
            return person;
        }
        if (is_email(inner)) {
            person.email = inner;
            person.name = outer;
            return person;
        }
    }
    (is_email(without_mailto(shown)) ? person.email : person.name) = without_mailto(shown);
    return person;
}

Person read_person(pugi::xml_node element, const Name& name, const Scope& scope) {
    Person person;
    bool structured = false;
    each_child(element, scope, [&](pugi::xml_node child, const Name& part, const Scope& inner) {
        const std::string_view local = part.local();
        structured = structured || local == "person" || local == "name" || local == "email" || local == "uri";
        if (local == "person") {
            if (person.empty()) person = read_person(child, part, inner);
        } else if (local == "name" && person.name.empty()) {
            person.name = as_plain(child, part, inner);
        } else if (local == "email" && person.email.empty()) {
            person.email = trimmed_text(child);
        }
    });
    if (!structured) return parse_person(as_plain(element, name, scope));
    return person;
}

}  // namespace vigie::feed
