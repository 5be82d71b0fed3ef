// Prints the table of unicode.hpp as C++ from ICU. Run by the build.
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <cstdio>
#include <map>
#include <string>

namespace {

// Letters that Unicode does not decompose but every reader of names takes as the same.
const std::map<UChar32, const char*> also = {
    {0x00E6, "ae"}, {0x0153, "oe"}, {0x00F8, "o"}, {0x0142, "l"},        {0x0111, "d"}, {0x00F0, "d"}, {0x00FE, "th"},
    {0x0131, "i"},  {0x0138, "k"},  {0x0167, "t"}, {0x0127, "h"},        {0x0268, "i"}, {0x0259, "a"}, {0x0254, "o"},
    {0x025B, "e"},  {0x0140, "l"},  {0x017F, "s"}, {0x0180, "b"},        {0x0237, "j"}, {0x02BB, ""},  {0x02BC, ""},
    {0x02BE, ""},   {0x02BF, ""},   {0x0640, ""},  {0x0671, "\xD8\xA7"},
};

const char* class_name(UChar32 c) {
    if (c == 0x00AD) return "mark";  // soft hyphen: as if it were not there
    if (c == 0x2007 || c == 0x200B || c == 0x2028 || c == 0x2029) return "space";
    if (u_isUWhiteSpace(c)) return "space";
    switch (u_charType(c)) {
        case U_UPPERCASE_LETTER:
        case U_TITLECASE_LETTER:
            return "upper";
        case U_LOWERCASE_LETTER:
            return "lower";
        case U_MODIFIER_LETTER:
        case U_OTHER_LETTER:
            return "letter";
        case U_DECIMAL_DIGIT_NUMBER:
        case U_LETTER_NUMBER:
        case U_OTHER_NUMBER:
            return "digit";
        case U_NON_SPACING_MARK:
        case U_ENCLOSING_MARK:
        case U_COMBINING_SPACING_MARK:
            return "mark";
        case U_DASH_PUNCTUATION:
        case U_START_PUNCTUATION:
        case U_END_PUNCTUATION:
        case U_CONNECTOR_PUNCTUATION:
        case U_OTHER_PUNCTUATION:
        case U_INITIAL_PUNCTUATION:
        case U_FINAL_PUNCTUATION:
            return "punctuation";
        case U_CONTROL_CHAR:
        case U_FORMAT_CHAR:
        case U_UNASSIGNED:
            return "control";
        default:
            return "symbol";
    }
}

std::string folded(UChar32 c, const icu::Normalizer2& decompose) {
    icu::UnicodeString parts, kept;
    UErrorCode status = U_ZERO_ERROR;
    decompose.normalize(icu::UnicodeString(c), parts, status);
    parts.foldCase();
    for (int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
        const UChar32 part = parts.char32At(i);
        const auto found = also.find(part);
        if (found != also.end())
            kept += icu::UnicodeString::fromUTF8(found->second);
        else if (u_charType(part) != U_NON_SPACING_MARK && u_charType(part) != U_ENCLOSING_MARK)
            kept += part;
    }
    std::string out;
    kept.toUTF8String(out);
    return out.size() <= 8 ? out : std::string();
}

}  // namespace

int main() {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* decompose = icu::Normalizer2::getNFKDInstance(status);
    if (U_FAILURE(status)) return 1;
    std::puts("#include \"unicode.hpp\"\nnamespace vigie::unicode {\nconst Entry table[table_size] = {");
    for (UChar32 c = 0; c < 0x3000; ++c) {
        const std::string fold = folded(c, *decompose);
        const UChar32 lower = u_tolower(c);
        std::printf("{Class::%s,%zu,%d,{", class_name(c), fold.size(), static_cast<int>(lower < 0x10000 ? lower : c));
        for (const char byte : fold) std::printf("%d,", static_cast<int>(static_cast<signed char>(byte)));
        std::puts("}},");
    }
    std::puts("};\n}  // namespace vigie::unicode");
}
