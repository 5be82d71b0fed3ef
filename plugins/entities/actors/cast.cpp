#include "plugins/entities/actors/cast.hpp"

#include <algorithm>

namespace vigie::entities {

std::uint64_t key_of(std::span<const std::uint64_t> pieces, Type type) {
    std::uint64_t key = Lexicon::seed + static_cast<std::uint64_t>(type);
    for (const std::uint64_t piece : pieces) key = Lexicon::extend(key, piece);
    return key;
}

namespace {

// The letters that the words between the first and the last begin with.
std::string middle_initials(std::string_view name) {
    const std::string folded = common::fold(name);
    std::string out;
    const std::size_t last = folded.rfind(' ');
    for (std::size_t at = folded.find(' '); at < last; at = folded.find(' ', at + 1)) out += folded[at + 1];
    return out;
}

// George H. W. Bush is not George W. Bush; George Bush may be either.
bool other_initials(std::string_view one, std::string_view two) {
    const std::string a = middle_initials(one), b = middle_initials(two);
    return !a.empty() && !b.empty() && a.size() != b.size() && a.front() != b.front();
}

}  // namespace

Pieces Cast::pieces_of(const Name& name) const {
    const auto all = words_.pieces();
    const std::size_t begin = words_[name.first].first_piece;
    const common::Word& last = words_[name.last - 1];
    const std::size_t end = last.first_piece + last.piece_count;
    return all.subspan(begin, end - begin);
}

std::string Cast::text_of(const Name& name) const {
    const auto* tokens = words_.article().tokens;
    std::string out;
    for (const char c : words_.slice({tokens[name.first].span.begin, tokens[name.last - 1].span.end}))
        if (c != '\n' || (!out.empty() && out.back() != ' ')) out += c == '\n' ? ' ' : c;
    return out;
}

char Cast::gender_of(const Name& name) const {
    const std::uint16_t flags = seen_[name.first].flags;
    if (name.last - name.first < 2) return 0;
    if ((flags & given) == given_male) return 'm';
    if ((flags & given) == given_female) return 'f';
    return 0;
}

std::uint32_t Cast::add(Member member, Pieces pieces) {
    const auto index = static_cast<std::uint32_t>(members_.size());
    by_form_[key_of(pieces, member.type)].push_back(index);
    if (member.type == Type::person && pieces.size() > 1) {
        for (std::size_t i = 1; i < pieces.size() && i < 6; ++i)
            by_ending_[key_of(pieces.subspan(pieces.size() - i), Type::person)].push_back(index);
        by_given_[pieces.front()].push_back(index);
    }
    member.forms.push_back(pieces);
    by_id_.emplace(member.id, index);
    members_.push_back(std::move(member));
    return index;
}

std::uint32_t Cast::known(std::uint32_t which, Type type) {
    const auto found = by_entity_.find(which);
    if (found != by_entity_.end()) return found->second;
    const Entity& entity = setting_.knowledge.entity(which);
    Member member;
    member.id = entity.id;
    member.name = setting_.knowledge.name_in(entity, setting_.language);
    member.type = type;
    member.entity = which;
    if (entity.type == Type::person) member.gender = entity.woman ? 'f' : 'm';
    if (const auto watched = setting_.watched.by_id(entity.id)) member.name = setting_.watched[*watched].name;
    if (const auto same = by_id_.find(member.id); same != by_id_.end()) {  // watched under the same id
        by_entity_.emplace(which, same->second);
        return same->second;
    }
    const auto index = static_cast<std::uint32_t>(members_.size());
    by_id_.emplace(member.id, index);
    members_.push_back(std::move(member));
    by_entity_.emplace(which, index);
    return index;
}

std::optional<std::uint32_t> Cast::of_token(std::uint32_t first) const {
    const auto found = by_token_.find(first);
    if (found == by_token_.end()) return std::nullopt;
    return found->second;
}

// The same person by another form: given name and surname agree, an initial stands for the given name, or middle names
// are left out.
std::optional<std::uint32_t> Cast::same_person(Pieces pieces, std::string_view text) const {
    const auto found = by_ending_.find(key_of(pieces.last(1), Type::person));
    if (found == by_ending_.end()) return std::nullopt;
    for (const std::uint32_t index : std::span(found->second).first(std::min(found->second.size(), most_bearers)))
        for (const Pieces form : members_[index].forms) {
            if (form.front() == pieces.front()) {
                if (!other_initials(members_[index].name, text)) return index;
                continue;
            }
            const auto& shorter = form.size() < pieces.size() ? form : pieces;
            const auto& longer = form.size() < pieces.size() ? pieces : form;
            if (shorter.size() > 1 && std::equal(shorter.rbegin(), shorter.rend(), longer.rbegin())) return index;
        }
    return std::nullopt;
}

// What is called by a short name in papers, "Senate", is called by its own where the article names it in full.
void Cast::full_name(std::uint32_t index, std::uint32_t which, const Name& name) {
    const Entity& entity = setting_.knowledge.entity(which);
    if (entity.shared_name && members_[index].id == entity.id &&
        common::fold(text_of(name)) == common::fold(entity.name))
        members_[index].name = entity.name;
}

// The actor of a full name: watched, known, already in the article, or new.
std::uint32_t Cast::join(const Name& name) {
    const Pieces pieces = pieces_of(name);
    if (const auto index = watched(name, pieces)) return *index;
    if (name.alias >= 0) {
        const auto entity = meant(name);
        if (entity && setting_.knowledge.entity(*entity).type == name.type) {
            const std::uint32_t index = known(*entity, name.type);
            full_name(index, *entity, name);
            auto& forms = members_[index].forms;
            if (std::none_of(forms.begin(), forms.end(),
                             [&](Pieces form) { return std::ranges::equal(form, pieces); })) {
                forms.push_back(pieces);
                if (name.type == Type::person && pieces.size() > 1) {
                    for (std::size_t i = 1; i < pieces.size() && i < 6; ++i)
                        by_ending_[key_of(pieces.last(i), Type::person)].push_back(index);
                    by_given_[pieces.front()].push_back(index);
                }
                by_form_[key_of(pieces, name.type)].push_back(index);
            }
            return index;
        }
    }
    const auto found = by_form_.find(key_of(pieces, name.type));
    if (found != by_form_.end()) {
        Member& same = members_[found->second.front()];  // "PARIS, Tex." first, then Paris
        if (words_[name.first].all_upper || same.first_token >= name.first || !words_[same.first_token].all_upper)
            return found->second.front();
        if (const std::string text = text_of(name); same.entity < 0 && common::fold(same.name) == common::fold(text))
            same.name = text;
        return found->second.front();
    }
    if (const auto same = in_short(name, pieces)) return *same;
    if (name.type == Type::person && pieces.size() > 1)
        if (const auto same = same_person(pieces, text_of(name))) return *same;
    Member member;
    member.name = text_of(name);
    member.id = "name:" + common::fold(member.name);
    member.type = name.type;
    member.first_token = name.first;
    member.gender = gender_of(name);
    const std::uint32_t index = add(std::move(member), pieces);
    remember_short(name, pieces, index);
    return index;
}

// By what parts of it a name may be called later: "Marie-Anne" for Marie-Anne Duval, "Union des pêcheurs" for Union des
// pêcheurs du Ponant, a body's name without its article.
void Cast::remember_short(const Name& name, Pieces pieces, std::uint32_t index) {
    const std::size_t first = words_[name.first].piece_count;
    if (name.type == Type::person && first > 1 && first < pieces.size())
        by_beginning_[key_of(pieces.first(first), name.type)].push_back(index);
    if (name.type != Type::organisation) return;
    if (has_article(name)) by_form_[key_of(pieces.subspan(first), name.type)].push_back(index);
    for (std::uint32_t last = name.first + 2; last < name.last && last < name.first + most_words; ++last) {
        if (words_[last - 1].piece_count == 0 || (seen_[last].cue & (cue::link | cue::suffix | cue::conjunction)) == 0)
            continue;
        const std::size_t end = words_[last - 1].first_piece + words_[last - 1].piece_count;
        by_beginning_[key_of(pieces.first(end - words_[name.first].first_piece), name.type)].push_back(index);
    }
}

bool Cast::has_article(const Name& name) const {
    return name.last - name.first > 1 && (seen_[name.first].cue & cue::article) != 0 && words_[name.first].upper;
}

// The one whom the article named more fully before.
std::optional<std::uint32_t> Cast::in_short(const Name& name, Pieces pieces) const {
    const std::size_t first = words_[name.first].piece_count;
    if (name.type == Type::organisation && name.alias < 0 && has_article(name))
        if (const auto found = by_form_.find(key_of(pieces.subspan(first), name.type)); found != by_form_.end())
            return found->second.front();
    if (pieces.size() < 2 || (name.type == Type::person && name.last - name.first > 1)) return std::nullopt;
    const auto found = by_beginning_.find(key_of(pieces, name.type));
    if (found == by_beginning_.end() || found->second.size() != 1) return std::nullopt;
    return found->second.front();
}

std::optional<std::uint32_t> Cast::watched(const Name& name, Pieces pieces) {
    if (setting_.watched.empty()) return std::nullopt;
    const auto hit = setting_.watched.longest(pieces, 0);
    const bool exact = hit && hit.pieces == pieces.size();
    if (exact && hit.values.size() != 1) return std::nullopt;
    std::optional<std::uint32_t> which;
    if (exact) which = hit.values.front();
    if (!exact && name.type == Type::person && pieces.size() > 1 && !has_id(name)) which = sounding(name, pieces);
    if (!which) return std::nullopt;
    const Watched::Actor& actor = setting_.watched[*which];
    const std::uint64_t key = key_of(pieces, name.type);
    for (const std::uint32_t index : by_form_[key])
        if (members_[index].id == actor.id) return index;
    if (const auto same = by_id_.find(actor.id); same != by_id_.end()) {
        by_form_[key].push_back(same->second);
        return same->second;
    }
    Member member;
    member.id = actor.id;
    member.name = actor.name;
    member.type = name.type;
    member.gender = gender_of(name);
    return add(std::move(member), pieces);
}

// Is it known under an id, and thereby not somebody whom a watch knows under another?
bool Cast::has_id(const Name& name) const {
    if (name.alias < 0) return false;
    const std::uint32_t entity = setting_.knowledge.alias(static_cast<std::uint32_t>(name.alias)).entity;
    return !setting_.knowledge.entity(entity).id.starts_with("name:");
}

// Asked once for each spelling.
std::optional<std::uint32_t> Cast::sounding(const Name& name, Pieces pieces) {
    const auto [at, fresh] = sounds_.emplace(key_of(pieces, Type::person), std::nullopt);
    if (fresh) at->second = setting_.watched.sounding_like(text_of(name));
    return at->second;
}

void Cast::introduce(const std::vector<Name>& names) {
    for (const Name& name : names) {
        const bool full = name.type != Type::person || name.last - name.first > 1 || name.alias >= 0 ||
                          words_[name.first].piece_count > 1;
        const bool place = name.type == Type::place && name.alias >= 0;
        const bool acronym =
            name.type == Type::organisation && name.last - name.first == 1 && words_[name.first].all_upper;
        if (full && !place && !acronym) by_token_[name.first] = join(name);
    }
    define_acronyms(names);
    gather_capitals(names);
}

}  // namespace vigie::entities
