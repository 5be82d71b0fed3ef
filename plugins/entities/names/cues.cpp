#include "plugins/entities/names/cues.hpp"

#include <unordered_map>

namespace vigie::entities {

namespace {

using common::DataFile;
using common::Row;

class Reader {
  public:
    explicit Reader(Cues& out) : out_(out) {}

    void phrases(const DataFile& file, std::string_view section, std::uint32_t bit) {
        for (const Row& row : file.section(section))
            for (const std::string& phrase : common::split(row[0], ';')) add(phrase, bit);
    }
    void typed(const DataFile& file, std::string_view section, std::uint32_t bit, std::uint32_t shift) {
        for (const Row& row : file.section(section))
            if (const auto type = parse_type(row[0])) add(row[1], bit | static_cast<std::uint32_t>(*type) << shift);
    }
    void add(const std::string& phrase, std::uint32_t bits) { bits_[common::fold(phrase)] |= bits; }
    void finish() {
        for (const auto& [phrase, bits] : bits_) out_.words.add(phrase, bits);
        out_.words.finish();
    }

  private:
    Cues& out_;
    std::unordered_map<std::string, std::uint32_t> bits_;
};

void adjectives(const DataFile& file, Reader& reader) {
    for (const Row& row : file.section("adjectives"))
        for (std::string form : common::split(row[1], ' ')) {
            for (char& c : form)
                if (c == '_') c = ' ';
            reader.add(form, cue::adjective);
            if (form.back() != 's' && form.back() != 'x') reader.add(form + "s", cue::adjective);
        }
    for (const Row& row : file.section("people"))
        for (std::string form : common::split(row[0], ' ')) {
            for (char& c : form)
                if (c == '_') c = ' ';
            reader.add(form, cue::adjective);
            reader.add(form + "s", cue::adjective);
        }
}

}  // namespace

std::uint32_t Cues::at(std::span<const std::uint64_t> pieces, std::size_t from, std::size_t& size) const {
    const auto hit = words.longest(pieces, from);
    size = hit.pieces;
    return hit ? hit.values.front() : 0;
}

Cues read_cues(const std::filesystem::path& data, std::string_view language) {
    Cues out;
    Reader reader(out);
    std::error_code none;
    const auto directory = data / std::string(language);
    if (std::filesystem::exists(directory / "cues.txt", none)) {
        const DataFile file = DataFile::read(directory / "cues.txt");
        reader.phrases(file, "titles", cue::title);
        reader.phrases(file, "particles", cue::particle);
        reader.phrases(file, "place before", cue::place_before);
        reader.phrases(file, "organisation heads", cue::organisation_head);
        reader.phrases(file, "not names", cue::not_name);
        reader.phrases(file, "articles", cue::article);
        reader.phrases(file, "links", cue::link);
        reader.typed(file, "lower heads", cue::lower_head, cue::head_shift);
        reader.typed(file, "suffixes", cue::suffix, cue::type_shift);
        reader.phrases(file, "patronymics", cue::patronymic);
        reader.phrases(file, "speech", cue::speech);
        reader.phrases(file, "offices of places", cue::of_a_place);
        reader.phrases(file, "governments", cue::government);
        reader.phrases(file, "conjunctions", cue::conjunction);
        reader.phrases(file, "men", cue::of_a_man);
        reader.phrases(file, "women", cue::of_a_woman);
        reader.phrases(file, "bodies before", cue::body_before);
        reader.phrases(file, "places before", cue::place_of);
        reader.phrases(file, "seats before", cue::seat_of);
        reader.phrases(file, "namesakes", cue::namesake | cue::body_before);
        reader.phrases(file, "place namesakes", cue::namesake | cue::place_of);
        reader.phrases(file, "streets", cue::street);
        reader.phrases(file, "event namesakes", cue::namesake | cue::event_before);
        reader.phrases(file, "ages", cue::age);
        reader.phrases(file, "no names alone", cue::alone);
        out.compounds = !file.section("compounds").empty();
        out.capital_nouns = !file.section("capital nouns").empty();
    }
    if (std::filesystem::exists(directory / "states.txt", none))
        adjectives(DataFile::read(directory / "states.txt"), reader);
    reader.finish();
    return out;
}

}  // namespace vigie::entities
