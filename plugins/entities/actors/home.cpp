// Institutions and parties that several states have under one name: the Senate, the Socialist Party. Which is meant is
// told by the state named beside, else by the state that the article speaks of.
#include <algorithm>

#include "plugins/entities/actors/cast.hpp"

namespace vigie::entities {

namespace {

// Weights of what shows which state an article speaks of.
constexpr int of_state = 2, of_town = 1, of_the_language = 1;

// The state whose institutions the papers of a language need not name the state of; that of most of its papers.
std::string_view own_state(std::string_view language) {
    return language.starts_with("fr") ? "FR" : std::string_view{};
}

}  // namespace

std::vector<std::string_view> Cast::states_of_adjective(std::uint32_t token) const {
    std::vector<std::string_view> out;
    if (token >= words_.size() || (seen_[token].cue & cue::adjective) == 0) return out;
    const auto hit =
        setting_.knowledge.language(setting_.language).adjectives.longest(words_.pieces(), words_[token].first_piece);
    for (const std::uint32_t index : hit.values) out.emplace_back(setting_.knowledge.state(index));
    return out;
}

// The state of which a place's name begins at a token; empty if none does.
std::string_view Cast::state_at(std::uint32_t token) const {
    if (token >= words_.size() || seen_[token].alias < 0 || seen_[token].known >= 8) return {};
    const Knowledge& knowledge = setting_.knowledge;
    const Entity& place = knowledge.entity(knowledge.alias(static_cast<std::uint32_t>(seen_[token].alias)).entity);
    if (place.type == Type::place) return place.state.empty() ? place.home : place.state;
    return {};
}

void Cast::weigh_states() {
    if (const std::string_view own = own_state(setting_.language); !own.empty()) state_weights_[own] = of_the_language;
    for (std::uint32_t i = 0; i < words_.size(); ++i) {
        for (const std::string_view state : states_of_adjective(i)) state_weights_[state] += of_town;
        if (seen_[i].alias < 0 || seen_[i].known >= 8) continue;
        const std::uint32_t which = setting_.knowledge.alias(static_cast<std::uint32_t>(seen_[i].alias)).entity;
        const Entity& entity = setting_.knowledge.entity(which);
        if (const std::string_view state = state_at(i); !state.empty())
            state_weights_[state] += entity.capital || entity.state.empty() ? of_town : of_state;
        if (entity.type != Type::person) continue;
        for (const std::string_view state : setting_.knowledge.states_served(which, setting_.published))
            state_weights_[state] += of_state;
    }
    for (const auto& [state, weight] : state_weights_) heaviest_ = std::max(heaviest_, weight);
}

// The states that stand beside a name: "Sénat américain", "the Kenyan Senate", "Parlement de la Norvège".
std::vector<std::string_view> Cast::states_beside(const Name& name) const {
    std::vector<std::string_view> out = states_of_adjective(name.last);
    if (out.empty() && name.first > 0) out = states_of_adjective(name.first - 1);
    std::uint32_t at = name.last;
    while (at < words_.size() && at < name.last + 2 &&
           (seen_[at].cue & (cue::link | cue::article | cue::particle)) != 0 && !words_[at].upper)
        ++at;
    if (const std::string_view state = state_at(at); out.empty() && at > name.last && !state.empty())
        out.push_back(state);
    return out;
}

// The known entity that a name means; none where its name is that of several and none of them fits.
std::optional<std::uint32_t> Cast::meant(const Name& name) {
    const Knowledge& knowledge = setting_.knowledge;
    const std::uint32_t first = knowledge.alias(static_cast<std::uint32_t>(name.alias)).entity;
    if (knowledge.entity(first).home.empty() || name.type == Type::place) return first;
    const auto hit =
        knowledge.language(setting_.language).aliases.longest(words_.pieces(), words_[name.first].first_piece);
    std::vector<std::uint32_t> choices;
    for (const std::uint32_t index : hit.values) {  // several spellings may be of one
        const std::uint32_t entity = knowledge.alias(index).entity;
        if (!knowledge.entity(entity).home.empty() && std::ranges::count(choices, entity) == 0)
            choices.push_back(entity);
    }
    if (choices.empty()) return first;
    if (const auto beside = states_beside(name); !beside.empty()) {
        for (const std::uint32_t choice : choices)
            if (std::ranges::count(beside, knowledge.entity(choice).home) != 0) return choice;
        return std::nullopt;
    }
    const Entity& only = knowledge.entity(choices.front());
    // Two or three letters mean other things in other states.
    const bool letters =
        name.last - name.first == 1 && words_[name.first].all_upper && words_[name.first].folded.size() <= 3;
    if (choices.size() == 1 && !only.shared && !letters) return choices.front();
    if (state_weights_.empty()) {
        weigh_states();
        state_weights_.emplace("", 0);  // weighed
    }
    const auto weight = [&](std::uint32_t choice) {
        const auto found = state_weights_.find(knowledge.entity(choice).home);
        return found == state_weights_.end() ? 0 : found->second;
    };
    std::uint32_t best = choices.front();
    for (const std::uint32_t choice : choices)
        if (weight(choice) > weight(best)) best = choice;
    if (weight(best) * 2 < heaviest_) return std::nullopt;
    return best;
}

}  // namespace vigie::entities
