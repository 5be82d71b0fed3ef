#include "plugins/entities/actors/given.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace vigie::entities {

namespace {

constexpr std::pair<std::string_view, std::string_view> short_names[] = {
    {"al", "albert"},      {"alex", "alexander"}, {"andy", "andrew"},     {"ben", "benjamin"},
    {"bernie", "bernard"}, {"bill", "william"},   {"billy", "william"},   {"bob", "robert"},
    {"bobby", "robert"},   {"brad", "bradley"},   {"charlie", "charles"}, {"chris", "christopher"},
    {"chuck", "charles"},  {"dan", "daniel"},     {"danny", "daniel"},    {"dave", "david"},
    {"dick", "richard"},   {"don", "donald"},     {"ed", "edward"},       {"eddie", "edward"},
    {"frank", "francis"},  {"fred", "frederick"}, {"fritz", "friedrich"}, {"greg", "gregory"},
    {"hans", "johannes"},  {"herb", "herbert"},   {"jack", "john"},       {"jeff", "jeffrey"},
    {"jerry", "gerald"},   {"jim", "james"},      {"jimmy", "james"},     {"joe", "joseph"},
    {"johnny", "john"},    {"kate", "katherine"}, {"ken", "kenneth"},     {"kolia", "nikolai"},
    {"larry", "lawrence"}, {"liz", "elizabeth"},  {"matt", "matthew"},    {"mike", "michael"},
    {"nick", "nicholas"},  {"pat", "patricia"},   {"pete", "peter"},      {"phil", "philip"},
    {"ray", "raymond"},    {"reg", "reginald"},   {"rick", "richard"},    {"rob", "robert"},
    {"ron", "ronald"},     {"sam", "samuel"},     {"sasha", "alexander"}, {"steve", "stephen"},
    {"sue", "susan"},      {"ted", "edward"},     {"tim", "timothy"},     {"tom", "thomas"},
    {"tony", "anthony"},   {"vince", "vincent"},  {"vlad", "vladimir"},   {"walt", "walter"},
    {"will", "william"},   {"willie", "william"}};

constexpr std::array<std::string_view, 5> generations{"jr", "sr", "junior", "senior", "iii"};

}  // namespace

std::string_view full_given_name(std::string_view folded) {
    const auto found = std::find_if(std::begin(short_names), std::end(short_names),
                                    [&](const auto& one) { return one.first == folded; });
    return found == std::end(short_names) ? std::string_view{} : found->second;
}

PlainName plain_name(std::string_view folded) {
    PlainName out;
    std::size_t words = 0;
    for (std::string_view rest = folded; !rest.empty();) {
        const std::size_t cut = std::min(rest.find(' '), rest.size());
        std::string_view word = rest.substr(0, cut);
        rest.remove_prefix(std::min(cut + 1, rest.size()));
        if (words > 0 && word.size() == 1 && !rest.empty()) {
            out.initials += word;
            continue;
        }
        if (words > 1 && rest.empty() && std::find(generations.begin(), generations.end(), word) != generations.end())
            break;
        if (words == 0)
            if (const std::string_view full = full_given_name(word); !full.empty()) word = full;
        if (words++ > 0) out.text += ' ';
        out.text += word;
    }
    if (words < 2) out.text.clear();
    return out;
}

}  // namespace vigie::entities
