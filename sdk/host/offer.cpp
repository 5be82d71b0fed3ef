#include "sdk/host/offer.hpp"

#include <algorithm>

namespace vigie::host {

Offer::Offer(const std::vector<Annotation>& annotations, const std::vector<std::string>& kinds) {
    if (kinds.empty()) return;
    std::vector<const Annotation*> wanted;
    std::size_t parties = 0, attributes = 0;
    for (const Annotation& one : annotations) {
        if (std::find(kinds.begin(), kinds.end(), one.kind) == kinds.end()) continue;
        wanted.push_back(&one);
        parties += one.parties.size();
        attributes += one.attributes.size();
    }
    raw_.reserve(wanted.size());
    parties_.reserve(parties);  // they must not move once they are pointed to
    attributes_.reserve(attributes);
    for (const Annotation* one : wanted) {
        vigie_annotation raw{};
        raw.size = sizeof raw;
        raw.kind = to_c(one->kind);
        raw.type = to_c(one->type);
        raw.form = to_c(one->form);
        raw.span = {one->span.begin, one->span.end};
        raw.score = one->score;
        raw.polarity = one->polarity;
        raw.party_count = static_cast<std::uint32_t>(one->parties.size());
        raw.parties = parties_.data() + parties_.size();
        raw.attribute_count = one->attributes.size();
        raw.attributes = attributes_.data() + attributes_.size();
        for (const Party& party : one->parties)
            parties_.push_back({sizeof(vigie_party),
                                to_c(party.role),
                                to_c(party.id),
                                to_c(party.name),
                                {party.span.begin, party.span.end}});
        for (const auto& [key, value] : one->attributes) attributes_.push_back({to_c(key), to_c(value)});
        raw_.push_back(raw);
    }
}

ActorTable::ActorTable(const std::vector<WatchedActor>& actors) {
    rows_.reserve(actors.size());
    for (const WatchedActor& actor : actors) {
        Row row{&actor, {}, {}};
        for (const std::string& alias : actor.aliases) row.aliases.push_back(to_c(alias));
        for (const ActorRole& role : actor.roles) row.roles.push_back({to_c(role.title), role.from, role.until});
        rows_.push_back(std::move(row));
    }
}

vigie_status ActorTable::at(std::size_t index, vigie_actor* into) const {
    if (index >= rows_.size() || !into || into->size < sizeof(vigie_actor)) return VIGIE_BAD_ARGUMENT;
    const Row& row = rows_[index];
    into->id = to_c(row.actor->id);
    into->name = to_c(row.actor->name);
    into->type = to_c(row.actor->type);
    into->aliases = row.aliases.data();
    into->alias_count = row.aliases.size();
    into->roles = row.roles.data();
    into->role_count = row.roles.size();
    return VIGIE_OK;
}

}  // namespace vigie::host
