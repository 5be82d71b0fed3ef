#include "plugins/entities/actors/epithets.hpp"

#include <algorithm>

namespace vigie::entities {

using common::DataFile;
using common::Row;
using common::Words;

Epithets::Epithets(const std::filesystem::path& data, std::string_view language) {
    const auto path = data / std::string(language) / "roles.txt";
    std::error_code none;
    if (std::filesystem::exists(path, none)) {
        const DataFile file = DataFile::read(path);
        const auto add = [&](const std::string& phrase, Office office) {
            roles_.add(phrase, static_cast<std::uint32_t>(offices_.size()));
            offices_.push_back(std::move(office));
        };
        std::map<std::string, std::string> bare;
        for (const Row& row : file.section("bare"))
            for (const std::string& phrase : common::split(row[1], ';')) bare[phrase] = row[0];
        for (const Row& row : file.section("roles"))
            for (const std::string& phrase : common::split(row[1], ';'))
                add(phrase, {"", row[0], bare.erase(phrase) != 0});
        for (const auto& [phrase, role] : bare) add(phrase, {"", role, true});
        for (const Row& row : file.section("fixed")) add(row[0], {row[1], row[2], false});
        for (const Row& row : file.section("determiners"))
            for (const std::string& word : common::split(row[0], ';')) determiners_.add(word, 0);
        for (const Row& row : file.section("former"))
            for (const std::string& word : common::split(row[0], ';')) former_.add(word, 0);
        for (const Row& row : file.section("adjective")) adjective_before_ = row[0] == "before";
    }
    roles_.finish();
    determiners_.finish();
    former_.finish();
}

// One article's pass.
class EpithetScan {
  public:
    EpithetScan(const Epithets& data, const Words& words, const std::vector<Seen>& seen,
                const std::vector<Mention>& names, const Setting& setting)
        : data_(data), words_(words), seen_(seen), names_(names), setting_(setting) {}

    std::vector<Mention> run() {
        std::size_t next = 0;
        for (std::uint32_t i = 0; i < words_.size();) {
            while (next < names_.size() && names_[next].last <= i) ++next;
            if (next < names_.size() && names_[next].first <= i && !adjective_at(i) &&
                !begins_office(i, names_[next])) {
                i = names_[next].last;
                continue;
            }
            i = std::max(i + 1, at(i, next));
        }
        return std::move(out_);
    }

  private:
    bool adjective_at(std::uint32_t i) const { return (seen_[i].cue & cue::adjective) != 0; }

    // "ECB president": an office that begins with the name of the body.
    bool begins_office(std::uint32_t i, const Mention& name) const {
        std::uint32_t value = 0;
        return name.first == i && name.type == Type::organisation && phrase(data_.roles_, i, value) > name.last;
    }

    // Where the phrase of `index` that begins at a token ends; the token itself if none does.
    std::uint32_t phrase(const common::Phrases& index, std::uint32_t token, std::uint32_t& value) const {
        if (token >= words_.size() || words_[token].piece_count == 0) return token;
        const auto hit = index.longest(words_.pieces(), words_[token].first_piece);
        if (!hit) return token;
        value = hit.values.front();
        const std::size_t end = words_[token].first_piece + hit.pieces;
        const std::uint32_t last = words_.token_of_piece(end - 1) + 1;
        return words_.sentence_of(last - 1) == words_.sentence_of(token) ? last : token;
    }

    // "ministre russe des Affaires étrangères": an office with the state's adjective inside it. Where it ends; the
    // token itself if it is none.
    std::uint32_t around_adjective(std::uint32_t token, std::uint32_t& value, std::vector<std::string>& states) const {
        constexpr std::size_t most = 6;  // pieces of an office
        if (token + 1 >= words_.size() || words_[token].piece_count != 1 || !adjective_at(token + 1)) return token;
        std::uint32_t behind = token + 1;
        auto found = states_of(token + 1, behind);
        if (found.empty() || behind >= words_.size() || words_[behind].piece_count == 0) return token;
        std::vector<std::uint64_t> pieces{words_.pieces()[words_[token].first_piece]};
        const std::size_t from = words_[behind].first_piece;
        for (std::size_t i = from; i < words_.pieces().size() && pieces.size() < most; ++i)
            pieces.push_back(words_.pieces()[i]);
        const auto hit = data_.roles_.longest(pieces, 0);
        if (hit.pieces < 2) return token;
        const std::uint32_t last = words_.token_of_piece(from + hit.pieces - 2) + 1;
        if (words_.sentence_of(last - 1) != words_.sentence_of(token)) return token;
        value = hit.values.front();
        states = std::move(found);
        return last;
    }

    // The states that an adjective at a token may mean.
    std::vector<std::string> states_of(std::uint32_t token, std::uint32_t& end) const {
        std::vector<std::string> states;
        if (token >= words_.size() || words_[token].piece_count == 0) return states;
        const auto hit = setting_.knowledge.language(setting_.language)
                             .adjectives.longest(words_.pieces(), words_[token].first_piece);
        for (const std::uint32_t index : hit.values) states.push_back(setting_.knowledge.state(index));
        if (hit) end = words_.token_of_piece(words_[token].first_piece + hit.pieces - 1) + 1;
        return states;
    }

    // "de la Russie", "of the United States": the state named behind a link.
    std::vector<std::string> state_behind(std::uint32_t token, std::uint32_t& end) const {
        std::uint32_t at = token;
        while (at < words_.size() && at < token + 2 && (seen_[at].cue & cue::conjunction) == 0 &&
               (seen_[at].cue & (cue::link | cue::article | cue::particle)) != 0)
            ++at;
        if (at == token || at >= words_.size() || seen_[at].alias < 0) return {};
        const Entity& entity =
            setting_.knowledge.entity(setting_.knowledge.alias(static_cast<std::uint32_t>(seen_[at].alias)).entity);
        if (entity.state.empty() || entity.capital) return {};
        end = seen_[at].alias_end;
        return {entity.state};
    }

    // A watched actor's own title ("la ministre de l'Eau"): where it ends, or the token itself.
    std::uint32_t watched_title(std::uint32_t i, std::size_t next) {
        if (!setting_.watched.has_roles() || words_[i].piece_count == 0) return i;
        const auto hit = setting_.watched.title_at(words_.pieces(), words_[i].first_piece);
        if (!hit) return i;
        const std::size_t piece = words_[i].first_piece + hit.pieces;
        const std::uint32_t end = words_.token_of_piece(piece - 1) + 1;
        const bool cut = piece < words_.pieces().size() && words_.token_of_piece(piece) < end;
        if (cut || words_.sentence_of(end - 1) != words_.sentence_of(i)) return i;
        if (!meant(i, end, next)) return end;
        std::vector<Holder> holders;
        for (const std::uint32_t index : hit.values) {
            const Watched::Role& role = setting_.watched.role(index);
            if (setting_.published != VIGIE_NO_TIME && !role.held_at(setting_.published)) continue;
            const Watched::Actor& actor = setting_.watched[role.actor];
            holders.push_back({{actor.id, actor.name}, 0});
        }
        if (holders.empty()) return end;
        say(i, end, holders);
        return end;
    }

    // The words stand for the office holder of today: with an article, and nobody named beside.
    bool meant(std::uint32_t begin, std::uint32_t end, std::size_t next) {
        std::uint32_t unused = 0;
        const bool determined =
            data_.determiners_.empty() || (begin > 0 && phrase(data_.determiners_, begin - 1, unused) == begin);
        const bool former = begin > 0 && phrase(data_.former_, begin - 1, unused) == begin;
        return !named_beside(end, next) && !former && determined;
    }

    std::uint32_t at(std::uint32_t i, std::size_t next) {
        if (const std::uint32_t end = watched_title(i, next); end != i) return end;
        std::uint32_t office_index = 0, begin = i, end = i;
        std::vector<std::string> states;
        if (data_.adjective_before_) {
            const std::uint32_t fixed_end = phrase(data_.roles_, i, office_index);
            if (fixed_end == i) {
                std::uint32_t role_at = i;
                states = states_of(i, role_at);
                if (states.empty()) return i;
                end = phrase(data_.roles_, role_at, office_index);
                if (end == role_at) return i;
            } else {
                end = fixed_end;
            }
        } else {
            end = around_adjective(i, office_index, states);
            if (end == i) end = phrase(data_.roles_, i, office_index);
        }
        if (end == i) return i;
        const Epithets::Office& office = data_.offices_[office_index];
        if (!office.state.empty()) states = {office.state};
        std::uint32_t behind = end;
        if (states.empty() && !data_.adjective_before_) states = states_of(end, behind);
        if (states.empty()) states = state_behind(end, behind);
        end = std::max(end, behind);
        if (states.empty()) {
            if (office.bare && setting_.published != VIGIE_NO_TIME && meant(begin, end, next))
                say_named(begin, end, office);
            return end;
        }
        if (!meant(begin, end, next)) return end;
        say(begin, end, holders_of(states, office.role));
        return end;
    }

    // A name follows at once or after a comma: the office is only described, the name itself is the mention. The
    // article then tells who holds it.
    bool named_beside(std::uint32_t end, std::size_t next) {
        std::uint32_t at = end;
        while (next < names_.size() && names_[next].first < at) ++next;
        if (at < words_.size() && words_[at].text == ",") ++at;
        return next < names_.size() && names_[next].first == at && names_[next].type == Type::person;
    }

    // "le chef de l'État", of which state is not said: whom the article names of those who hold such an office, if it
    // names one.
    void say_named(std::uint32_t begin, std::uint32_t end, const Epithets::Office& office) {
        std::vector<Holder> holders;
        for (const std::uint32_t person : setting_.knowledge.holders(office.role, setting_.published)) {
            const Entity& entity = setting_.knowledge.entity(person);
            if (const Reference* who = named(entity.id)) holders.push_back({*who, entity.woman ? 'f' : 'm'});
        }
        if (holders.size() == 1) say(begin, end, holders);
    }

    // Whom the article names under this id; null if it does not. Most articles never ask.
    const Reference* named(std::string_view id) {
        if (named_.empty())
            for (const Mention& name : names_)
                if (name.actor) named_.emplace(name.actor->id, &*name.actor);
        const auto found = named_.find(id);
        return found == named_.end() ? nullptr : found->second;
    }

    struct Holder {
        Reference who;
        char gender = 0;
    };

    std::vector<Holder> holders_of(const std::vector<std::string>& states, const std::string& role) const {
        std::vector<Holder> out;
        for (const std::string& state : states) {
            const auto person = setting_.knowledge.holder(state, role, setting_.published);
            if (!person) continue;
            const Entity& entity = setting_.knowledge.entity(*person);
            out.push_back({{entity.id, std::string(setting_.knowledge.name_in(entity, setting_.language))},
                           entity.woman ? 'f' : 'm'});
        }
        return out;
    }

    void say(std::uint32_t begin, std::uint32_t end, const std::vector<Holder>& holders) {
        Mention mention{begin, end, Type::person, true, 0.75F, std::nullopt, {}, 0};
        std::size_t in_article = 0;
        std::vector<Reference> candidates;
        for (const Holder& holder : holders) {
            if (std::find(candidates.begin(), candidates.end(), holder.who) != candidates.end()) continue;
            candidates.push_back(holder.who);
            const Reference* who = named(holder.who.id);
            if (who == nullptr || ++in_article > 1) continue;
            mention.actor = *who;
            mention.score = 0.9F;
            mention.gender = holder.gender;
        }
        if (in_article > 1) mention.actor.reset();  // the article names two who may be meant
        // Without the article's word, only a date that is known tells.
        if (!mention.actor && candidates.size() == 1 && setting_.published != VIGIE_NO_TIME)
            mention.actor = candidates.front();
        if (!mention.actor) mention.candidates = std::move(candidates);
        out_.push_back(std::move(mention));
    }

    const Epithets& data_;
    const Words& words_;
    const std::vector<Seen>& seen_;
    const std::vector<Mention>& names_;
    const Setting& setting_;
    std::unordered_map<std::string_view, const Reference*> named_;
    std::vector<Mention> out_;
};

std::vector<Mention> Epithets::find(const Words& words, const std::vector<Seen>& seen,
                                    const std::vector<Mention>& names, const Setting& setting) const {
    if (offices_.empty() && !setting.watched.has_roles()) return {};
    return EpithetScan(*this, words, seen, names, setting).run();
}

}  // namespace vigie::entities
