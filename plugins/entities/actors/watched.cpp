#include <algorithm>

#include "plugins/entities/actors/actors.hpp"
#include "plugins/entities/actors/given.hpp"
#include "plugins/entities/actors/script.hpp"

namespace vigie::entities {

namespace {

bool has_surname(std::string_view name) {
    return name.find(' ') != std::string_view::npos;
}

bool in_heard_script(std::string_view name) {
    return is_heard(common::fold(name.substr(0, name.find(' '))));
}

}  // namespace

void Watched::add(Actor actor, std::span<const std::string_view> names) {
    const auto index = static_cast<std::uint32_t>(actors_.size());
    bool heard_only = !names.empty();
    for (const std::string_view name : names) {
        names_.add(name.substr(0, name.find(" (")), index);
        // "Anne Duval, Baroness Duval": also without what follows the whole name.
        if (const auto whole = name.substr(0, name.find(", ")); whole.size() < name.size() && has_surname(whole))
            names_.add(whole, index);
        if (PlainName plain = plain_name(common::fold(name.substr(0, name.find(" (")))); !plain.text.empty())
            if (!plain.initials.empty() || plain.text != common::fold(name))
                plain_[plain.text].push_back({index, std::move(plain.initials)});
        spellings_.emplace_back(index, name);
        heard_only = heard_only && in_heard_script(name);
    }
    heard_alone_ = heard_alone_ || heard_only;
    ids_.emplace(actor.id, index);
    actors_.push_back(std::move(actor));
}

void Watched::add_role(std::string_view title, std::int64_t from, std::int64_t until) {
    titles_.add(title, static_cast<std::uint32_t>(roles_.size()));
    roles_.push_back({static_cast<std::uint32_t>(actors_.size() - 1), from, until});
}

void Watched::finish() {
    names_.finish();
    titles_.finish();
}

std::optional<std::uint32_t> Watched::by_id(std::string_view id) const {
    const auto found = ids_.find(std::string(id));
    if (found == ids_.end()) return std::nullopt;
    return found->second;
}

namespace {

std::vector<std::string> words_of(std::string_view folded) {
    std::vector<std::string> out;
    for (std::string_view rest = folded; !rest.empty();) {
        const auto cut = std::min(rest.find(' '), rest.size());
        if (cut > 1 || out.empty()) out.emplace_back(rest.substr(0, cut));
        rest.remove_prefix(std::min(cut + 1, rest.size()));
    }
    return out;
}

// Keys of two words: their skeletons, in either order.
void sound_keys(const std::string& one, const std::string& two, std::vector<std::string>& out) {
    for (const std::string& first : skeletons(one))
        for (const std::string& last : skeletons(two))
            if (first.size() + last.size() > 2) out.push_back(std::min(first, last) + "." + std::max(first, last));
}

// How alike two names are: of their first and last words the less alike; 0 where long names differ inside.
double name_likeness(const std::vector<std::string>& one, const std::vector<std::string>& two) {
    const auto pair = [](const std::string& a, const std::string& b, const std::string& c, const std::string& d) {
        return std::min(likeness(a, b), likeness(c, d)) * 0.6 + (likeness(a, b) + likeness(c, d)) * 0.2;
    };
    const double best = pair(one.front(), two.front(), one.back(), two.back());
    if (one.size() == two.size() && one.size() > 2)
        for (std::size_t i = 1; i + 1 < one.size(); ++i)
            if (one[i].size() > 1 && likeness(one[i], two[i]) < 0.5) return 0;
    return best;
}

}  // namespace

void Watched::make_sounds() const {
    sounds_made_ = true;
    std::vector<std::string> keys;
    for (const auto& [actor, spelling] : spellings_) {
        const std::string name = common::fold(spelling.substr(0, spelling.find(" (")));
        const auto words = words_of(name);
        if (words.size() < 2) continue;
        keys.clear();
        sound_keys(words.front(), words.back(), keys);
        for (const std::string& key : keys) {
            auto& bucket = sounds_[key];
            if (bucket.size() < 64) bucket.push_back({actor, name});
        }
    }
}

void Watched::make_heard() const {
    heard_made_ = true;
    for (const auto& [actor, spelling] : spellings_) heard_.add(actor, spelling);
    heard_.finish();
}

// Ted Harmon for Edward M. Harmon; not for George H. Harmon who is not George W. Harmon.
std::optional<std::uint32_t> Watched::by_plain_name(std::string_view folded) const {
    const PlainName plain = plain_name(folded);
    if (plain.text.empty()) return std::nullopt;
    std::optional<std::uint32_t> only;
    bool several = false;
    const auto meet = [&](std::uint32_t actor) {
        several = several || (only && *only != actor);
        only = actor;
    };
    if (const auto exact = names_.exact(plain.text))
        for (const std::uint32_t actor : exact.values) meet(actor);
    if (const auto found = plain_.find(plain.text); found != plain_.end())
        for (const Plain& one : found->second)
            if (one.initials.empty() || plain.initials.empty() || one.initials == plain.initials) meet(one.actor);
    return several ? std::nullopt : only;
}

std::optional<std::uint32_t> Watched::sounding_like(std::string_view name) const {
    const std::string folded = common::fold(name);
    const bool heard_only = is_heard(folded);
    if (const auto actor = by_plain_name(folded)) return actor;
    if (heard_only || heard_alone_) {
        if (!heard_made_) make_heard();
        if (const auto actor = heard_.find(name); actor || heard_only) return actor;
    }
    if (actors_.size() > most_by_sound) return std::nullopt;
    if (!sounds_made_) make_sounds();
    const auto words = words_of(folded);
    if (words.size() < 2) return std::nullopt;
    const std::string initials = plain_name(folded).initials;
    std::vector<std::string> keys;
    sound_keys(words.front(), words.back(), keys);
    double best = 0, second = 0;
    std::uint32_t actor = 0;
    for (const std::string& key : keys) {
        const auto bucket = sounds_.find(key);
        if (bucket == sounds_.end()) continue;
        for (const Sound& sound : bucket->second) {
            if (const auto others = plain_name(sound.folded).initials;
                !others.empty() && !initials.empty() && others != initials)
                continue;
            const double like = name_likeness(words_of(sound.folded), words);
            if (best > 0 && sound.actor == actor) {
                best = std::max(best, like);
            } else if (like > best) {
                second = best;
                best = like;
                actor = sound.actor;
            } else {
                second = std::max(second, like);
            }
        }
    }
    if (best < 0.86 || best - second < 0.04) return std::nullopt;
    return actor;
}

namespace {

// A watched name's tokens: written with a capital where the script has them, and not cut inside a word.
std::optional<Name> watched_at(const common::Words& words, const Watched& watched, std::uint32_t first) {
    const common::Word& word = words[first];
    if (word.piece_count == 0) return std::nullopt;
    const auto pieces = words.pieces();
    const auto hit = watched.longest(pieces, word.first_piece);
    if (!hit) return std::nullopt;
    if (!word.upper && !common::is_caseless(word.text) && hit.pieces < 3) return std::nullopt;
    const std::size_t end = word.first_piece + hit.pieces;
    const std::uint32_t last = words.token_of_piece(end - 1) + 1;
    if (end < pieces.size() && words.token_of_piece(end) < last) return std::nullopt;
    if (words.sentence_of(first) != words.sentence_of(last - 1)) return std::nullopt;
    if (hit.pieces < 2 && (word.folded.size() < 3 || hit.values.size() > 1)) return std::nullopt;
    const auto type = watched[hit.values.front()].type.value_or(Type::person);
    return Name{first, last, type, 0.95F, -1};
}

// "Менендес, Роберт" and names in Cyrillic by sound: up to four capitals, one comma among them.
std::optional<Name> heard_at(const common::Words& words, const Watched& watched, std::uint32_t first) {
    if (!words[first].upper || !is_heard(words[first].folded)) return std::nullopt;
    std::string heard;
    std::optional<Name> best;
    bool comma = false;
    for (std::uint32_t i = first; i < words.size() && i < first + 5; ++i) {
        if (words.sentence_of(i) != words.sentence_of(first)) break;
        if (words[i].text == "," && !comma && i == first + 1) {
            comma = true;
            continue;
        }
        if (!words[i].upper || !is_heard(words[i].folded)) break;
        heard += (heard.empty() ? "" : " ") + std::string(words[i].text);
        if (i > first && watched.sounding_like(heard)) best = Name{first, i + 1, Type::person, 0.8F, -1};
    }
    return best;
}

}  // namespace

void take_watched(const common::Words& words, const std::vector<Seen>& seen, const Watched& watched,
                  std::vector<Name>& names) {
    if (watched.empty()) return;
    std::vector<Name> out;
    std::size_t next = 0;
    constexpr std::uint32_t ahead = 8;
    for (std::uint32_t i = 0; i < words.size();) {
        if (i + ahead < words.size() && words[i + ahead].piece_count > 0)
            watched.expect(words.pieces()[words[i + ahead].first_piece]);
        while (next < names.size() && names[next].last <= i) out.push_back(names[next++]);
        auto found = watched_at(words, watched, i);
        if (!found) found = heard_at(words, watched, i);
        const bool doubtful = found && found->last - found->first == 1 && words[i].piece_count == 1 &&
                              (seen[i].flags & (common_fr | common_en)) != 0;
        const bool inside = found && next < names.size() && names[next].first <= i && names[next].last >= found->last;
        if (!found || inside || doubtful) {
            ++i;
            continue;
        }
        // What overlaps it was cut wrongly; its type is kept where the watch names none.
        for (; next < names.size() && names[next].first < found->last; ++next)
            if (names[next].first < found->first && names[next].last <= found->first) out.push_back(names[next]);
        out.push_back(*found);
        i = found->last;
    }
    for (; next < names.size(); ++next) out.push_back(names[next]);
    names = std::move(out);
}

}  // namespace vigie::entities
