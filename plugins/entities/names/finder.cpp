#include "plugins/entities/names/names.hpp"

#include "plugins/entities/names/mend.hpp"
#include "plugins/entities/names/model.hpp"

namespace vigie::entities {

struct Finder::Inner {
    const Knowledge& knowledge;
    Lexicon lexicon;
    std::map<std::string, Cues, std::less<>> cues;
    Cues none;
    std::map<std::string, Lexicon, std::less<>> kinds;
    std::map<std::string, Vectors, std::less<>> vectors;
    std::map<std::string, Model, std::less<>> models;
};

namespace {

// Rows of the words where a capital stands within three words.
void look_up(const common::Words& words, const Vectors& vectors, std::vector<Seen>& seen) {
    constexpr std::size_t ahead = 8;
    const auto pieces = words.pieces();
    for (std::size_t i = 0, capital = 0; i < seen.size(); ++i) {
        if (i + ahead < seen.size() && words[i + ahead].piece_count == 1)
            vectors.expect(pieces[words[i + ahead].first_piece]);
        while (capital < seen.size() && (capital + 3 < i || !words[capital].upper)) ++capital;
        if (capital > i + 3 || words[i].piece_count == 0) continue;
        seen[i].vector = vectors.find(pieces.subspan(words[i].first_piece, words[i].piece_count));
        if (seen[i].vector != 0) vectors.expect_row(seen[i].vector);
    }
}

}  // namespace

Finder::Finder(const std::filesystem::path& data, const Knowledge& knowledge)
    : inner_(new Inner{knowledge, Lexicon(data / "names.bin"), {}, {}, {}, {}, {}}) {
    std::error_code none;
    for (const std::string& language : common::languages_in(data)) {
        inner_->cues.emplace(language, read_cues(data, language));
        const auto kinds = data / language / "kinds.bin";
        if (std::filesystem::exists(kinds, none)) inner_->kinds.try_emplace(language, kinds);
        const auto vectors = data / language / "vectors.bin";
        if (std::filesystem::exists(vectors, none)) inner_->vectors.try_emplace(language, vectors);
        const auto model = data / language / "names.model";
        if (std::filesystem::exists(model, none)) inner_->models.try_emplace(language, model, this->vectors(language));
    }
}

Finder::~Finder() = default;

const Lexicon& Finder::lexicon() const {
    return inner_->lexicon;
}

const Cues& Finder::cues(std::string_view language) const {
    const auto found = inner_->cues.find(language.substr(0, 2));
    return found == inner_->cues.end() ? inner_->none : found->second;
}

std::vector<Seen> Finder::look(const common::Words& words, std::string_view language) const {
    auto seen =
        entities::look(words, inner_->knowledge, inner_->knowledge.language(language), inner_->lexicon, cues(language));
    const auto kinds = inner_->kinds.find(language.substr(0, 2));
    if (kinds != inner_->kinds.end())
        for (std::size_t i = 0; i < seen.size(); ++i)
            if (words[i].piece_count == 1)
                seen[i].kind = kinds->second.flags(words.pieces().subspan(words[i].first_piece, 1));
    if (const Vectors* known = vectors(language)) look_up(words, *known, seen);
    return seen;
}

const Vectors* Finder::vectors(std::string_view language) const {
    const auto found = inner_->vectors.find(language.substr(0, 2));
    return found == inner_->vectors.end() ? nullptr : &found->second;
}

std::vector<Name> Finder::find(const common::Words& words, const std::vector<Seen>& seen,
                               std::string_view language) const {
    const auto model = inner_->models.find(language.substr(0, 2));
    if (model == inner_->models.end()) return find_by_rules(words, seen, cues(language), inner_->knowledge);
    auto names =
        mend(words, seen, inner_->knowledge, inner_->knowledge.language(language), model->second.find(words, seen));
    names = heed_parts(words, seen, names);
    names = trim(words, seen, inner_->knowledge, cues(language), names);
    return agree(words, seen, with_heads(words, seen, bound(words, seen, inner_->knowledge, names)));
}

}  // namespace vigie::entities
