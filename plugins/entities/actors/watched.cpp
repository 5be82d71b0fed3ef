#include <algorithm>

#include "plugins/entities/actors/actors.hpp"

namespace vigie::entities {

void Watched::add(Actor actor, std::span<const std::string_view> names) {
    const auto index = static_cast<std::uint32_t>(actors_.size());
    for (const std::string_view name : names) names_.add(name, index);
    ids_.emplace(actor.id, index);
    actors_.push_back(std::move(actor));
}

void Watched::finish() {
    names_.finish();
}

std::optional<std::uint32_t> Watched::by_id(std::string_view id) const {
    const auto found = ids_.find(std::string(id));
    if (found == ids_.end()) return std::nullopt;
    return found->second;
}

namespace {

// A watched name's tokens: written with a capital where the script has them, and not cut inside a word.
std::optional<Name> watched_at(const common::Words& words, const Watched& watched, std::uint32_t first) {
    const common::Word& word = words[first];
    if (word.piece_count == 0) return std::nullopt;
    const auto pieces = words.pieces();
    const auto hit = watched.longest(pieces, word.first_piece);
    if (!hit) return std::nullopt;
    const bool cased = static_cast<unsigned char>(word.text.front()) < 0xD4;
    if (cased && !word.upper && hit.pieces < 3) return std::nullopt;
    const std::size_t end = word.first_piece + hit.pieces;
    const std::uint32_t last = words.token_of_piece(end - 1) + 1;
    if (end < pieces.size() && words.token_of_piece(end) < last) return std::nullopt;
    if (words.sentence_of(first) != words.sentence_of(last - 1)) return std::nullopt;
    if (hit.pieces < 2 && (word.folded.size() < 3 || hit.values.size() > 1)) return std::nullopt;
    const auto type = watched[hit.values.front()].type.value_or(Type::person);
    return Name{first, last, type, 0.95F, -1};
}

}  // namespace

void take_watched(const common::Words& words, const std::vector<Seen>& seen, const Watched& watched,
                  std::vector<Name>& names) {
    if (watched.empty()) return;
    std::vector<Name> out;
    std::size_t next = 0;
    for (std::uint32_t i = 0; i < words.size();) {
        while (next < names.size() && names[next].last <= i) out.push_back(names[next++]);
        auto found = watched_at(words, watched, i);
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
