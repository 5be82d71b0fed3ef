// The second pass of Cast: whom each name means.
#include <algorithm>

#include "plugins/entities/actors/cast.hpp"

namespace vigie::entities {

namespace {

constexpr std::size_t most_candidates = 8;

// Of those who bear a name, most_bearers at most: no article has more, and a hostile text takes linear time.
std::vector<std::uint32_t> distinct(const std::vector<std::uint32_t>& bearers) {
    std::vector<std::uint32_t> indices(
        bearers.begin(), bearers.begin() + static_cast<std::ptrdiff_t>(std::min(bearers.size(), Cast::most_bearers)));
    std::sort(indices.begin(), indices.end());
    indices.erase(std::unique(indices.begin(), indices.end()), indices.end());
    return indices;
}

}  // namespace

std::optional<std::uint32_t> Cast::in_article(std::uint32_t entity) const {
    const auto found = by_entity_.find(entity);
    if (found == by_entity_.end()) return std::nullopt;
    return found->second;
}

void Cast::bind(Mention& mention, std::uint32_t index) {
    Member& member = members_[index];
    mention.actor = reference(index);
    if (member.gender != 0) mention.gender = member.gender;
    member.last_token = mention.first;
    by_token_[mention.first] = index;
}

Mention Cast::refer(const Name& name) {
    Mention mention{name.first, name.last, name.type, false, name.score, std::nullopt, {}, 0};
    const auto introduced = by_token_.find(name.first);
    if (introduced != by_token_.end() && members_[introduced->second].type == name.type) {
        bind(mention, introduced->second);
        return mention;
    }
    const Pieces pieces = pieces_of(name);
    if (const auto index = watched(name, pieces)) {
        bind(mention, *index);
    } else if (name.type == Type::person && pieces.size() >= 1 && name.alias < 0) {
        surname(name, mention);
    } else if (name.type == Type::organisation) {
        organisation(name, mention);
    } else if (name.type == Type::place && name.alias >= 0) {
        capital(name, mention);
    } else {
        bind(mention, join(name));
    }
    return mention;
}

// Of several who bear a surname, of the sex that a title says: the one whom the article introduced first, unless
// another was just named. Relatives are called by their full or given names.
std::vector<std::uint32_t> Cast::main_bearer(std::vector<std::uint32_t> members, const Name& name) const {
    const std::uint32_t title = name.first > 0 ? seen_[name.first - 1].cue : 0;
    const bool woman = (title & cue::of_a_woman) != 0;
    const auto unlike = [&](std::uint32_t one) { return members_[one].gender == (woman ? 'm' : 'f'); };
    if ((woman || (title & cue::of_a_man) != 0) && !std::ranges::all_of(members, unlike))
        std::erase_if(members, unlike);
    if (members.size() < 2) return members;
    const auto first = [&](std::uint32_t one, std::uint32_t other) {
        return members_[one].first_token < members_[other].first_token;
    };
    const std::uint32_t main = *std::min_element(members.begin(), members.end(), first);
    if (members_[main].first_token >= name.first) return members;
    for (const std::uint32_t one : members) {
        const std::uint32_t last = members_[one].last_token;
        const bool named = one != main && last < name.first && last > members_[main].last_token;
        if (named && words_.sentence_of(last) + 1 >= words_.sentence_of(name.first)) return members;
    }
    return {main};
}

// One word, or a particle and a word: the surname of someone named in full, else of a public figure, else a name of its
// own.
void Cast::surname(const Name& name, Mention& mention) {
    const Pieces pieces = pieces_of(name);
    const auto ending = by_ending_.find(key_of(pieces, Type::person));
    std::vector<std::uint32_t> members =
        ending == by_ending_.end() ? std::vector<std::uint32_t>{} : distinct(ending->second);
    if (members.empty() && pieces.size() == 1) {
        const auto given_name = by_given_.find(pieces.front());
        if (given_name != by_given_.end()) members = distinct(given_name->second);
    }
    if (members.size() > 1) {  // the one named last before, if the others have not been named yet
        std::vector<std::uint32_t> before;
        for (const std::uint32_t index : members)
            if (members_[index].last_token < name.first) before.push_back(index);
        if (before.size() == 1) members = before;
    }
    members = main_bearer(std::move(members), name);
    if (members.size() == 1) return bind(mention, members.front());
    for (const std::uint32_t index : members)
        if (mention.candidates.size() < most_candidates) mention.candidates.push_back(reference(index));
    if (!members.empty()) return;
    const auto public_ones = figures(name, pieces);
    if (public_ones.size() == 1) return bind(mention, known(public_ones.front(), Type::person));
    if (public_ones.empty()) return bind(mention, join(name));
    for (const std::uint32_t entity : public_ones) {
        const Entity& figure = setting_.knowledge.entity(entity);
        if (mention.candidates.size() < most_candidates)
            mention.candidates.push_back(
                {figure.id, std::string(setting_.knowledge.name_in(figure, setting_.language))});
    }
}

// The public figures whom a surname that stands alone may mean: of the sex that a title says, and who holds an office
// on the article's day before who held one, and both before their families.
std::vector<std::uint32_t> Cast::figures(const Name& name, Pieces pieces) const {
    const Knowledge& knowledge = setting_.knowledge;
    const auto hit = knowledge.language(setting_.language).surnames.longest(pieces, 0);
    if (!hit || hit.pieces != pieces.size()) return {};
    const std::uint32_t title = name.first > 0 ? seen_[name.first - 1].cue : 0;
    // "Gabriel" is a given name like any other, unless a title stands before it or the bearer is in office.
    const bool titled = (title & (cue::of_a_man | cue::of_a_woman)) != 0;  // "le roi Philippe" is none
    const bool doubtful = pieces.size() == 1 && (seen_[name.first].flags & given) != 0 && !titled;
    if (doubtful && (setting_.published == VIGIE_NO_TIME || (title & cue::title) != 0)) return {};
    std::vector<std::uint32_t> all;
    for (const std::uint32_t one : hit.values) {
        const bool everyday = knowledge.entity(one).everyday && !titled;  // so has "Brown", unless he is in office
        if ((doubtful || everyday) && setting_.published == VIGIE_NO_TIME) continue;
        if ((!doubtful && !everyday) || !knowledge.states_served(one, setting_.published).empty()) all.push_back(one);
    }
    const auto keep = [&](const auto& fits) {
        std::vector<std::uint32_t> kept;
        std::ranges::copy_if(all, std::back_inserter(kept), fits);
        if (!kept.empty()) all = std::move(kept);
    };
    const bool woman = (title & cue::of_a_woman) != 0;
    if (woman || (title & cue::of_a_man) != 0)
        std::erase_if(all, [&](std::uint32_t one) { return knowledge.entity(one).woman != woman; });
    if (woman) return all;
    keep([&](std::uint32_t one) { return !knowledge.states_served(one, VIGIE_NO_TIME).empty(); });
    if (setting_.published != VIGIE_NO_TIME)
        keep([&](std::uint32_t one) { return !knowledge.states_served(one, setting_.published).empty(); });
    return all;
}

// le Conseil de l'Union européenne (UE): the letters are known to stand for the last words alone.
bool Cast::of_the_end(const Name& full, const Name& letters) const {
    if (letters.alias < 0) return false;
    const Knowledge& knowledge = setting_.knowledge;
    const Entity& entity = knowledge.entity(knowledge.alias(static_cast<std::uint32_t>(letters.alias)).entity);
    const std::string own = " " + common::fold(knowledge.name_in(entity, setting_.language));
    return common::fold(text_of(full)).ends_with(own);
}

// Whether letters may stand for a name: it has them in this order, or the first of them begins one of its words. Else
// "X (BMI)" tells only to whom X belongs.
bool Cast::may_stand_for(const Name& letters, const Name& full) const {
    const std::string_view wanted = words_[letters.first].folded;
    std::size_t found = 0;
    bool begins = false;
    for (std::uint32_t i = full.first; i < full.last; ++i) {
        const std::string_view folded = words_[i].folded;
        for (std::size_t at = 0; at < folded.size(); ++at) {
            begins = begins || ((at == 0 || folded[at - 1] == ' ') && !wanted.empty() && folded[at] == wanted.front());
            if (found < wanted.size() && folded[at] == wanted[found]) ++found;
        }
    }
    return begins || found == wanted.size();
}

// "Full Name (ACR)" and "ACR (Full Name)".
void Cast::define_acronyms(const std::vector<Name>& names) {
    for (std::size_t i = 0; i + 1 < names.size(); ++i) {
        const Name &one = names[i], &two = names[i + 1];
        if (two.first != one.last + 1 || two.first >= words_.size() || words_[one.last].text != "(") continue;
        if (two.last >= words_.size() || words_[two.last].text != ")") continue;
        if (one.type != two.type || one.type == Type::person) continue;
        // "Union ouvrière kurde (PKK)": the letters of its own language are known.
        if (one.alias < 0 && two.alias >= 0 && one.type == Type::organisation && !may_stand_for(two, one)) {
            if (const auto entity = meant(two)) by_token_[one.first] = known(*entity, one.type);
            continue;
        }
        const auto short_one = [&](const Name& name) { return name.last - name.first == 1; };
        if (short_one(two) && !short_one(one) && !of_the_end(one, two) && may_stand_for(two, one)) {
            const std::uint32_t index = by_token_.count(one.first) != 0 ? by_token_[one.first] : join(one);
            acronyms_[words_.pieces()[words_[two.first].first_piece]] = index;
        } else if (short_one(one) && !short_one(two) && may_stand_for(one, two)) {
            const std::uint32_t index = by_token_.count(two.first) != 0 ? by_token_[two.first] : join(two);
            acronyms_[words_.pieces()[words_[one.first].first_piece]] = index;
        }
    }
}

// An acronym that the article defines, or that the first letters of an organisation's name spell.
std::optional<std::uint32_t> Cast::acronym(const Name& name) const {
    if (name.last - name.first != 1) return std::nullopt;
    const common::Word& word = words_[name.first];
    if (word.piece_count != 1) return std::nullopt;
    const auto found = acronyms_.find(words_.pieces()[word.first_piece]);
    if (found == acronyms_.end()) return std::nullopt;
    return found->second;
}

void Cast::organisation(const Name& name, Mention& mention) {
    if (const auto index = acronym(name)) return bind(mention, *index);
    bind(mention, join(name));
}

// "dit-on à Berlin".
bool Cast::said_at(std::uint32_t preposition) const {
    if (preposition == 0 || (seen_[preposition].cue & cue::place_before) == 0) return false;
    const common::Word& pronoun = words_[preposition - 1];
    return pronoun.text.ends_with("-on") || (pronoun.text == "on" && !pronoun.after_space);
}

// Whether a capital's name stands where someone who acts stands: no preposition, title or list of places before it.
bool Cast::acts(const Name& name) const {
    if (name.last < words_.size() && (words_[name.last].text == "(" || words_[name.last].text == "-")) return false;
    if (words_[name.first].all_upper) return false;
    if (name.first == 0 || words_.sentence_of(name.first) != words_.sentence_of(name.first - 1))
        return name.last < words_.size() && words_[name.last].kind == VIGIE_TOKEN_WORD && !words_[name.last].upper;
    const std::uint32_t before = name.first - 1;
    // "Fin avril, Berlin avait annoncé", "et Téhéran persiste": what a verb follows acts.
    const bool verb = name.last < words_.size() && words_[name.last].kind == VIGIE_TOKEN_WORD &&
                      !words_[name.last].upper && seen_[name.last].cue == 0;
    if (verb &&
        (words_[before].text == "," || words_[before].text == ":" || (seen_[before].cue & cue::conjunction) != 0))
        return true;
    if (said_at(before)) return true;
    if (words_[before].kind != VIGIE_TOKEN_WORD) return false;
    // "outside La Paz", "the capital Kabul", "strikes on Kyiv", "a London screening": places.
    for (const std::string_view word :
         {"on", "outside", "inside", "around", "over", "through", "under", "capital", "century"})
        if (words_[before].folded.ends_with(word) && (words_[before].folded.size() == word.size() || word == "century"))
            return false;
    if (name.last < words_.size() && seen_[name.last].kind != 0 && !words_[name.last].upper && !verb) return false;
    if (words_[before].upper && !seen_[before].initial && (seen_[before].cue & cue::not_name) == 0)
        return false;  // a part of a name: "Milice Paris"
    return (seen_[before].cue & (cue::place_before | cue::particle | cue::title)) == 0;
}

void Cast::gather_capitals(const std::vector<Name>& names) {
    for (const Name& name : names) {
        if (name.alias < 0 || name.type != Type::place) continue;
        const std::uint32_t entity = setting_.knowledge.alias(static_cast<std::uint32_t>(name.alias)).entity;
        if (!setting_.knowledge.entity(entity).capital) continue;
        const bool mere_place = name.first > 0 && (seen_[name.first - 1].cue & cue::place_before) != 0;
        const auto [at, fresh] = capital_acts_.emplace(entity, false);
        if (fresh || at->second) at->second = (at->second || acts(name)) && !mere_place;
    }
}

void Cast::capital(const Name& name, Mention& mention) {
    const std::uint32_t entity = setting_.knowledge.alias(static_cast<std::uint32_t>(name.alias)).entity;
    const Entity& place = setting_.knowledge.entity(entity);
    if (place.capital) {
        const auto doc = capital_acts_.find(entity);
        const auto state = setting_.knowledge.state_entity(place.state);
        if (state && (acts(name) || (doc != capital_acts_.end() && doc->second)))
            return bind(mention, known(*state, Type::place));
    }
    if (place.type == name.type) return bind(mention, known(entity, name.type));
    bind(mention, join(name));
}

}  // namespace vigie::entities
