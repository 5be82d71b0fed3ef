// Letters without case and accents, halves of the day, zones (RFC 822 and 2822; the usual European and American ones).
#include "reader/date/names.hpp"

#include <unicode/timezone.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include "reader/date/date.hpp"

namespace vigie {
namespace date {
namespace {

// Base letters of U+00C0 to U+017F; a blank keeps the letter.
constexpr std::string_view latin =
    "aaaaaaaceeeeiiii"
    "dnooooo ouuuuy s"
    "aaaaaaaceeeeiiii"
    "dnooooo ouuuuy y"
    "aaaaaacccccccccc"
    "ddddeeeeeeeeeegg"
    "gggggghhhhiiiiii"
    "iiiiiijjkkklllll"
    "lllllnnnnnn   oo"
    "oooo  rrrrrrssss"
    "ssssttttttuuuuuu"
    "uuuuuuwwyyyzzzzzzs";

char32_t fold_greek(char32_t c) {
    constexpr std::array<std::pair<char32_t, char32_t>, 16> accented{{{0x386, 0x3B1},
                                                                      {0x388, 0x3B5},
                                                                      {0x389, 0x3B7},
                                                                      {0x38A, 0x3B9},
                                                                      {0x38C, 0x3BF},
                                                                      {0x38E, 0x3C5},
                                                                      {0x38F, 0x3C9},
                                                                      {0x390, 0x3B9},
                                                                      {0x3AC, 0x3B1},
                                                                      {0x3AD, 0x3B5},
                                                                      {0x3AE, 0x3B7},
                                                                      {0x3AF, 0x3B9},
                                                                      {0x3CA, 0x3B9},
                                                                      {0x3CC, 0x3BF},
                                                                      {0x3CD, 0x3C5},
                                                                      {0x3CE, 0x3C9}}};
    for (const auto& [from, to] : accented) {
        if (from == c) return to;
    }
    return c >= 0x391 && c <= 0x3A9 ? c + 0x20 : c;
}

char32_t fold_cyrillic(char32_t c) {
    if (c >= 0x410 && c <= 0x42F) return c + 0x20;
    if (c >= 0x400 && c <= 0x40F) c += 0x50;
    if (c == 0x451) return 0x435;                // ё
    return c == 0x456 || c == 0x457 ? U'i' : c;  // і, ї
}

char32_t fold_letter(char32_t c) {
    if (c >= 'A' && c <= 'Z') return c + 0x20;
    if (c >= 0xC0 && c < 0x180) {
        const char base = latin[c - 0xC0];
        return base == ' ' ? c : static_cast<char32_t>(base);
    }
    if (c == 0x218 || c == 0x219) return U's';
    if (c == 0x21A || c == 0x21B) return U't';
    if (c >= 0x370 && c < 0x400) return fold_greek(c);
    return c >= 0x400 && c < 0x460 ? fold_cyrillic(c) : c;
}

void append_two(std::string& out, char32_t c) {
    if (c < 0x80) {
        out.push_back(static_cast<char>(c));
    } else {
        out.push_back(static_cast<char>(0xC0U | (c >> 6U)));
        out.push_back(static_cast<char>(0x80U | (c & 0x3FU)));
    }
}

struct Zone {
    std::string_view name;
    int minutes;
};

// Single letters are the military zones, which nobody used as RFC 822 numbered them: UTC (RFC 2822, 4.3).
constexpr std::array zones = std::to_array<Zone>({
    {"gmt", 0},    {"utc", 0},    {"ut", 0},      {"z", 0},       {"wet", 0},    {"tu", 0},     {"est", -300},
    {"edt", -240}, {"et", -300},  {"cst", -360},  {"cdt", -300},  {"ct", -360},  {"mst", -420}, {"mdt", -360},
    {"mt", -420},  {"pst", -480}, {"pdt", -420},  {"pt", -480},   {"ast", -240}, {"adt", -180}, {"at", -240},
    {"nst", -210}, {"ndt", -150}, {"akst", -540}, {"akdt", -480}, {"hst", -600}, {"cet", 60},   {"cest", 120},
    {"met", 60},   {"mest", 120}, {"mez", 60},    {"mesz", 120},  {"hec", 60},   {"eet", 120},  {"eest", 180},
    {"oez", 120},  {"bst", 60},   {"ist", 330},   {"west", 60},   {"msk", 180},  {"msd", 240},  {"trt", 180},
    {"gst", 240},  {"pkt", 300},  {"wib", 420},   {"ict", 420},   {"hkt", 480},  {"sgt", 480},  {"awst", 480},
    {"jst", 540},  {"kst", 540},  {"acst", 570},  {"acdt", 630},  {"aest", 600}, {"aedt", 660}, {"nzst", 720},
    {"nzdt", 780}, {"brt", -180}, {"brst", -120}, {"art", -180},  {"clt", -240}, {"sast", 120}, {"cat", 120},
    {"eat", 180},  {"wat", 60},
});

std::optional<std::chrono::minutes> region(std::string_view folded, std::chrono::sys_days day) {
    std::string name(folded);
    bool start = true;
    for (char& c : name) {
        if (start && c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
        start = c == '/' || c == '_' || c == '-';
    }
    const auto id = icu::UnicodeString::fromUTF8(name);
    const std::unique_ptr<icu::TimeZone> found(icu::TimeZone::createTimeZone(id));
    if (*found == icu::TimeZone::getUnknown()) return std::nullopt;
    std::int32_t raw = 0;
    std::int32_t daylight = 0;
    UErrorCode error = U_ZERO_ERROR;
    const auto noon = std::chrono::milliseconds(day.time_since_epoch()) + std::chrono::hours(12);
    found->getOffset(static_cast<double>(noon.count()), true, raw, daylight, error);
    if (U_FAILURE(error)) return std::nullopt;
    return std::chrono::minutes((raw + daylight) / 60000);
}

}  // namespace

std::string fold(std::string_view word) {
    std::string out;
    out.reserve(word.size());
    for (std::size_t i = 0; i < word.size(); ++i) {
        const auto byte = static_cast<unsigned char>(word[i]);
        if (byte >= 0xC2 && byte < 0xE0 && i + 1 < word.size()) {
            const auto c =
                static_cast<char32_t>(((byte & 0x1FU) << 6U) | (static_cast<unsigned char>(word[++i]) & 0x3FU));
            if (c < 0x300 || c >= 0x370) append_two(out, fold_letter(c));  // combining accents go
        } else {
            out.push_back(byte < 0x80 ? static_cast<char>(fold_letter(byte)) : word[i]);
        }
    }
    return out;
}

Half half_of_day(std::string_view folded) {
    constexpr std::array<std::string_view, 8> mornings{"am", "a.m", "a.m.", "오전", "上午", "午前", "πμ", "π.μ."};
    constexpr std::array<std::string_view, 8> afternoons{"pm", "p.m", "p.m.", "오후", "下午", "午後", "μμ", "μ.μ."};
    if (std::find(mornings.begin(), mornings.end(), folded) != mornings.end()) return Half::morning;
    if (std::find(afternoons.begin(), afternoons.end(), folded) != afternoons.end()) return Half::afternoon;
    return Half::none;
}

std::optional<std::chrono::minutes> zone(std::string_view folded, std::chrono::sys_days day) {
    if (folded.size() == 1 && folded[0] >= 'a' && folded[0] <= 'z') return std::chrono::minutes(0);
    const auto known =
        std::find_if(zones.begin(), zones.end(), [&](const Zone& entry) { return entry.name == folded; });
    if (known != zones.end()) return std::chrono::minutes(known->minutes);
    return folded.find('/') != folded.npos && folded.size() < 48 ? region(folded, day) : std::nullopt;
}

}  // namespace date

int month_of_name(std::string_view name) {
    while (!name.empty() && name.back() == '.') name.remove_suffix(1);
    return name.size() > 40 ? 0 : date::month(date::fold(name));
}

}  // namespace vigie
