// Boundaries by grammar: titles and adjectives off, small heads ("ministère de l'Intérieur") on, a party and a place
// apart.
#include "plugins/entities/names/mend.hpp"

namespace vigie::entities {

namespace {

using common::Words;

class Trimmer {
  public:
    Trimmer(const Words& words, const std::vector<Seen>& seen, const Knowledge& knowledge, const Cues& cues)
        : words_(words), seen_(seen), knowledge_(knowledge), cues_(cues) {}

    std::vector<Name> run(const std::vector<Name>& names) {
        for (Name name : names) {
            if (!front(name) || no_name(name)) continue;
            back(name);
            verb_inside(name);
            constituency(name);
            syllables(name);
            arabic(name);
            split(name);
            if (coordinated(name)) continue;
            head(name);
            if (all_small(name)) continue;
            while (!out_.empty() && out_.back().last > name.first) out_.pop_back();
            if (!out_.empty()) join(name);
            if (name.first < name.last) out_.push_back(name);
        }
        return std::move(out_);
    }

  private:
    bool is(std::uint32_t i, std::uint32_t bits) const { return (seen_[i].cue & bits) != 0; }

    // Abbreviations of things, roman numerals.
    bool no_name(const Name& name) const {
        if (name.alias >= 0) return false;
        for (std::uint32_t i = name.first; i < name.last; ++i) {
            const bool roman =
                words_[i].all_upper && words_[i].text.find_first_not_of("IVXLCDM") == std::string_view::npos;
            if (!is(i, cue::not_name) && !(roman && words_[i].text.find_first_not_of("IVX") == std::string_view::npos))
                return false;
        }
        return true;
    }

    // "the Executive Director of Harbour Watch": an office and its small word are not of the body's name.
    void office(Name& name) const {
        std::uint32_t at = name.first;
        while (at < name.last && (is(at, cue::title) || (is(at, cue::adjective) && at > name.first))) ++at;
        if (at == name.first) return;
        while (at < name.last && !words_[at].upper && is(at, cue::particle | cue::link | cue::place_before)) ++at;
        const bool tied = at > name.first + 1 && !words_[at - 1].upper;
        if (tied && at < name.last && words_[at].upper && !is(at, cue::not_name)) name.first = at;
    }

    // Titles before a person are not of the name: "M. Macron", "roi Philippe". False if nothing is left.
    bool front(Name& name) const {
        if (name.type == Type::organisation && name.alias < 0) office(name);
        const bool short_title = is(name.first, cue::title) && words_[name.first].text.size() <= 4;
        const bool borne = name.type == Type::organisation && name.first + 1 < name.last &&
                           ((seen_[name.first + 1].flags & given) != 0 ||  // "Dr Anne Holm"
                            (is(name.first, cue::of_a_man | cue::of_a_woman) && name.last - name.first == 2));
        if ((name.type == Type::place || borne) && name.alias < 0 && short_title && name.last - name.first > 1)
            name.type = Type::person;  // "Mr Holm"
        if (name.type == Type::person && name.alias < 0)
            while (name.first < name.last && is(name.first, cue::title) &&
                   (!words_[name.first].upper || words_[name.first].text.back() == '.' || name.last - name.first > 2 ||
                    (seen_[name.first].flags & (given | surname)) == 0))
                ++name.first;
        while (name.alias < 0 && name.first + 1 < name.last && !words_[name.first].upper &&
               words_[name.first].text.size() <= 3 && (words_[name.first].text == "et" || is(name.first, cue::link))) {
            ++name.first;  // "(de Cholet) et de Vannes"
            if (name.last - name.first == 1 && seen_[name.first].town != 0) name.type = Type::place;
        }
        while (name.first < name.last && words_[name.first].piece_count == 0 && words_[name.first].text != "@")
            ++name.first;
        return name.first < name.last;
    }

    // What hangs on behind: an adjective of a state after a whole name, small words, signs.
    void back(Name& name) const {
        const auto known_end = seen_[name.first].alias >= 0 ? seen_[name.first].alias_end : name.first;
        const auto small = [&](std::uint32_t i) { return !words_[i].upper && words_[i].kind == VIGIE_TOKEN_WORD; };
        if (name.alias < 0 && known_end > name.first && known_end < name.last) {
            bool only_small = true;
            for (std::uint32_t i = known_end; i < name.last; ++i) only_small = only_small && small(i);
            const Type type =
                knowledge_.entity(knowledge_.alias(static_cast<std::uint32_t>(seen_[name.first].alias)).entity).type;
            if (only_small && (is(known_end, cue::adjective) || type == Type::place)) {
                name.last = known_end;
                name.type = type;
                name.alias = seen_[name.first].alias;
            }
        }
        while (name.last > name.first + 1 && name.alias < 0) {
            const std::uint32_t end = name.last - 1;
            if (genitive(end)) {
                name.last = end;
                continue;
            }
            const bool dangling = small(end) && (is(end, cue::particle | cue::not_name | cue::link | cue::article) ||
                                                 (name.type != Type::organisation && is(end, cue::adjective)));
            if (!dangling && words_[end].piece_count != 0) break;
            if (words_[end].text == ")" || words_[end].text == "!") break;
            --name.last;
        }
    }

    // "'s" in one token, or the "s" of "’ s" in text that was cut into words.
    bool genitive(std::uint32_t i) const {
        const std::string_view text = words_[i].text;
        if (text == "'s" || text == "’s") return true;
        return text == "s" && (words_[i - 1].text == "'" || words_[i - 1].text == "’");
    }

    // "Hale blasted Moor" are two persons: no name of a person holds a small word but particles and what ties its
    // parts.
    void verb_inside(Name& name) {
        if (name.type != Type::person || name.alias >= 0) return;
        for (std::uint32_t i = name.first + 1; i + 1 < name.last; ++i) {
            const common::Word& word = words_[i];
            const bool verb = !word.upper && word.kind == VIGIE_TOKEN_WORD && word.after_space &&
                              word.text.size() > 3 && words_[i + 1].after_space && seen_[i].cue == 0;
            if (!verb || !words_[i - 1].upper || !words_[i + 1].upper) continue;
            out_.push_back({name.first, i, Type::person, name.score, -1});
            name.first = i + 1;
        }
    }

    // "le maire de Villecourt": one word behind an office of places is a place.
    void constituency(Name& name) const {
        if (name.type == Type::place || name.alias >= 0 || name.last - name.first != 1 || name.first < 2) return;
        if (name.type != Type::person && seen_[name.first].town == 0) return;
        const std::uint32_t office = name.first - 2;
        if (is(name.first - 1, cue::link) && is(office, cue::of_a_place) && seen_[office].cue_end)
            name.type = Type::place;
    }

    // "Min - jae" in text that was cut into words: a given name goes on behind its hyphen with a small letter.
    void syllables(Name& name) const {
        if (name.type != Type::person || name.last - name.first < 2) return;
        while (name.last + 1 < words_.size() && words_[name.last].text == "-" && words_[name.last].after_space) {
            const common::Word& next = words_[name.last + 1];
            const bool syllable = !next.upper && next.after_space && next.kind == VIGIE_TOKEN_WORD &&
                                  next.text.size() <= 7 && seen_[name.last + 1].cue == 0;
            if (!syllable) return;
            name.last += 2;
        }
    }

    // "Yusuf" + "al-Harbi": the Arabic article, as its sound is written before each letter, begins a surname.
    void arabic(Name& name) const {
        if (name.type != Type::person || name.last >= words_.size() || !words_[name.last].after_space) return;
        const std::string_view text = words_[name.last].text;
        const auto hyphen = text.find('-');
        if (hyphen == std::string_view::npos || !common::is_upper(text.substr(hyphen + 1))) return;
        for (const std::string_view article : {"al", "el", "an", "ar", "as", "ash", "at", "az", "ad"})
            if (text.substr(0, hyphen) == article) ++name.last;
    }

    // With the name before it one name: "Hamid bin" + "Saif Al Noor", "Norway" + "Fisheries Board", "Larkspur," +
    // "Inc".
    void join(Name& name) {
        const Name& before = out_.back();
        if (before.last > name.first || words_.sentence_of(before.first) != words_.sentence_of(name.first)) return;
        const std::uint32_t between = name.first - before.last;
        const bool person = before.type == Type::person;
        const bool father = person && between == 1 && is(before.last, cue::patronymic) && name.type != Type::place;
        const bool led = person && between == 0 && is(name.first, cue::patronymic) && words_[name.first].after_space;
        const bool body = name.type == Type::organisation && name.alias < 0;
        const bool side_by_side = cues_.compounds && body && between == 0 && before.type == Type::place &&
                                  words_[name.first].after_space && !words_[name.first].all_upper &&
                                  is(name.last - 1, cue::organisation_head | cue::suffix);
        const bool company = body && between == 1 && words_[before.last].text == "," && name.last - name.first == 1 &&
                             before.type == Type::organisation && is(name.first, cue::suffix) &&
                             !is(name.first, cue::organisation_head);
        if (!father && !led && !side_by_side && !company) return;
        name.first = before.first;
        name.alias = -1;
        out_.pop_back();
    }

    // "(de la Norvège) et de la Suède": places that only small words tie, or lead to, are names of their own.
    bool coordinated(const Name& name) {
        if (name.alias >= 0 || name.type != Type::organisation) return false;
        std::vector<Name> places;
        for (std::uint32_t i = name.first; i < name.last;) {
            const Seen& seen = seen_[i];
            if (seen.alias >= 0) {
                const auto type =
                    knowledge_.entity(knowledge_.alias(static_cast<std::uint32_t>(seen.alias)).entity).type;
                if (type != Type::place || seen.alias_end > name.last) return false;
                places.push_back({i, seen.alias_end, Type::place, name.score, seen.alias});
                i = seen.alias_end;
            } else if (!words_[i].upper && words_[i].kind == VIGIE_TOKEN_WORD) {
                ++i;
            } else {
                return false;
            }
        }
        const bool begins_small = !words_[name.first].upper && words_[name.first].text.size() <= 3;  // a head is longer
        if (places.empty() || (places.size() == 1 && !begins_small)) return false;
        out_.insert(out_.end(), places.begin(), places.end());
        return true;
    }

    // No name of a body is without a capital, but those that are known: "la coordination monétaire" is none.
    bool all_small(const Name& name) const {
        if (name.alias >= 0 || name.type != Type::organisation) return false;
        for (std::uint32_t i = name.first; i < name.last; ++i)
            if (words_[i].upper || words_[i].kind != VIGIE_TOKEN_WORD) return false;
        return true;
    }

    // "LREM de l'Eure" are two names.
    void split(Name& name) {
        if (name.alias >= 0 || seen_[name.first].alias < 0 || name.type != Type::organisation) return;
        const std::uint32_t end = seen_[name.first].alias_end;
        const Alias& alias = knowledge_.alias(static_cast<std::uint32_t>(seen_[name.first].alias));
        if (end >= name.last || !alias.upper || words_[end].upper) return;
        const std::uint32_t place = name.last - 1;
        if (seen_[place].town == 0 && seen_[place].known != 3) return;
        out_.push_back({name.first, end, Type::organisation, name.score, seen_[name.first].alias});
        while (end < place && seen_[place].town == 2) break;
        name = {place, name.last, Type::place, name.score, seen_[place].alias};
    }

    // Takes in a small head with its link: "préfecture de police de" + Paris.
    void head(Name& name) const {
        std::uint32_t at = name.first;
        while (at > 0 && name.first - at < 2 && is(at - 1, cue::link | cue::article | cue::particle) &&
               !words_[at - 1].upper)
            --at;
        if (at == 0 || words_.sentence_of(at - 1) != words_.sentence_of(name.first)) return;
        if (!is(at - 1, cue::lower_head) || words_[at - 1].upper || !seen_[at - 1].cue_end) return;
        if (at == name.first && name.type == Type::person) return;
        std::uint32_t begin = at - 1;
        while (begin > 0 && is(begin - 1, cue::lower_head) && !seen_[begin - 1].cue_end &&
               words_.sentence_of(begin - 1) == words_.sentence_of(begin))
            --begin;
        const auto type = static_cast<Type>((seen_[begin].cue & cue::head_mask) >> cue::head_shift);
        if (type == Type::event && name.type == Type::person) return;
        name.first = begin;
        name.type = type;
        name.alias = -1;
    }

    const Words& words_;
    const std::vector<Seen>& seen_;
    const Knowledge& knowledge_;
    const Cues& cues_;
    std::vector<Name> out_;
};

}  // namespace

std::vector<Name> trim(const Words& words, const std::vector<Seen>& seen, const Knowledge& knowledge, const Cues& cues,
                       const std::vector<Name>& names) {
    return Trimmer(words, seen, knowledge, cues).run(names);
}

}  // namespace vigie::entities
