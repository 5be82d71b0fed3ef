#include "reader/language/language.hpp"

#include "reader/language/signs.hpp"
#include "reader/language/words.hpp"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <algorithm>
#include <array>

namespace vigie {
namespace {

constexpr std::size_t enough = 8 * 1024;  // more text does not change the answer, only its cost
constexpr int clear_bytes = 400;          // from here on the text outvotes every claim

struct Guess {
    std::string code;
    int percent = 0;
    int bytes = 0;
    bool reliable = false;
};

// CLD2's codes and old ISO codes → what callers see.
std::string normal(std::string_view code) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 14> renamed{{{"iw", "he"},
                                                                                            {"in", "id"},
                                                                                            {"ji", "yi"},
                                                                                            {"jw", "jv"},
                                                                                            {"mo", "ro"},
                                                                                            {"nb", "no"},
                                                                                            {"fil", "tl"},
                                                                                            {"zh-Hant", "zh"},
                                                                                            {"zh-Hans", "zh"},
                                                                                            {"sr-ME", "sr"},
                                                                                            {"hbs", "hr"},
                                                                                            {"sh", "sr"},
                                                                                            {"cmn", "zh"},
                                                                                            {"un", ""}}};
    for (const auto& [from, to] : renamed)
        if (code == from) return std::string(to);
    return std::string(code.substr(0, code.find('-')));
}

// The first bytes, cut on a code point, as CLD2 wants them: it gives up at control characters. C1 ones are windows-1252
// punctuation that was decoded as Latin-1, mostly an apostrophe.
std::string sample(std::string_view text) {
    if (text.size() > enough) {
        std::size_t size = enough;
        while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) --size;
        text = text.substr(0, size);
    }
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0;
        if (byte == 0xC2 && next >= 0x80 && next < 0xA0) {
            out += next == 0x91 || next == 0x92 ? '\'' : ' ';
            ++i;
        } else {
            out += byte < 0x20 || byte == 0x7F ? ' ' : text[i];
        }
    }
    return out;
}

Guess guess(std::string_view text, const char* claim) {
    const auto part = sample(text);
    CLD2::CLDHints hints{claim, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
    CLD2::Language languages[3];
    int percents[3];
    double scores[3];
    int bytes = 0;
    bool reliable = false;
    int valid = 0;
    const CLD2::Language best = CLD2::ExtDetectLanguageSummaryCheckUTF8(
        part.data(), static_cast<int>(part.size()), true, &hints, CLD2::kCLDFlagBestEffort, languages, percents, scores,
        nullptr, &bytes, &reliable, &valid);
    Guess out{normal(CLD2::LanguageCode(best)), 0, bytes, reliable};
    for (int i = 0; i < 3; ++i)
        if (languages[i] == best) out.percent = percents[i];
    return out;
}

// What CLD2 says, mended where letters and small words know better.
Guess mended_guess(std::string_view text) {
    Guess out = guess(text, nullptr);
    std::string& code = out.code;
    if (code == "sr" || code == "hr" || code == "en" || code.empty())
        if (const std::string rest = without_latin(text); !rest.empty())
            if (std::string alone = guess(rest, nullptr).code; !alone.empty()) code = std::move(alone);
    if (code.empty() || code == "sr")
        if (std::string other = language_of_letters(text);
            !other.empty() && (code.empty() || other == "mk" || has_letters_beyond_serbian(text)))
            code = std::move(other);
    if (code == "en" || code.empty())
        if (std::string small = language_of_small_words(text); !small.empty()) code = std::move(small);
    if (code == "am" && is_tigrinya(text)) code = "ti";
    if (code == "hr" || code == "bs" || code == "sr") code = among_south_slavs(text, code);
    code = among_kin(text, code);
    return out;
}

}  // namespace

std::string detect_language(std::string_view text) {
    return mended_guess(text).code;
}

std::string language_code(std::string_view tag) {
    while (!tag.empty() && tag.front() == ' ') tag.remove_prefix(1);
    const std::size_t end = std::min(tag.find_first_of("-_,; @."), tag.size());
    std::string code(tag.substr(0, end));
    if (code.size() < 2 || code.size() > 3) return {};
    for (char& c : code) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
        if (c < 'a' || c > 'z') return {};
    }
    return normal(code);
}

std::string vote_language(std::string_view text, const LanguageClaims& claims) {
    const std::string page = language_code(claims.page);
    const std::string feed = language_code(claims.feed);
    const Guess found = mended_guess(text);
    if (found.code == page || found.code == feed) return found.code.empty() ? (page.empty() ? feed : page) : found.code;
    if (!found.code.empty() && found.reliable && found.bytes >= clear_bytes && found.percent >= 60) return found.code;
    // Short or mixed text: two claims that agree, else the text where CLD2 is sure of it, else one claim.
    if (!page.empty() && page == feed) return page;
    if (!found.code.empty() && found.reliable && found.percent >= 60 && found.bytes >= 60) return found.code;
    if (!page.empty()) return page;
    if (!feed.empty()) return feed;
    return found.code;
}

}  // namespace vigie
