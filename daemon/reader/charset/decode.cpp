// ICU's converters and its detector.
#include "reader/charset/decode.hpp"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <memory>
#include <stdexcept>

namespace vigie::charset {
namespace {

struct Closer {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
    void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};

using Converter = std::unique_ptr<UConverter, Closer>;

Converter open(const std::string& name) {
    UErrorCode error = U_ZERO_ERROR;
    Converter converter(ucnv_open(name.c_str(), &error));
    if (U_FAILURE(error)) throw std::runtime_error("ICU cannot open the charset " + name + ": " + u_errorName(error));
    return converter;
}

}  // namespace

std::string decode(std::string_view bytes, const std::string& decoder) {
    const Converter from = open(decoder);
    const Converter to = open("UTF-8");
    std::string text;
    text.reserve(bytes.size() + bytes.size() / 2);
    std::array<UChar, 1024> pivot;
    UChar* pivot_source = pivot.data();
    UChar* pivot_target = pivot.data();
    std::array<char, 4096> chunk;
    const char* source = bytes.data();
    const char* const end = bytes.data() + bytes.size();
    bool reset = true;
    for (UErrorCode error = U_BUFFER_OVERFLOW_ERROR; error == U_BUFFER_OVERFLOW_ERROR; reset = false) {
        error = U_ZERO_ERROR;
        char* target = chunk.data();
        ucnv_convertEx(to.get(), from.get(), &target, chunk.data() + chunk.size(), &source, end, pivot.data(),
                       &pivot_source, &pivot_target, pivot.data() + pivot.size(), reset, true, &error);
        text.append(chunk.data(), target);
    }
    return text;
}

std::string guess(std::string_view bytes) {
    UErrorCode error = U_ZERO_ERROR;
    const std::unique_ptr<UCharsetDetector, Closer> detector(ucsdet_open(&error));
    if (U_FAILURE(error)) return {};
    const std::string_view head = bytes.substr(0, 16384);
    ucsdet_setText(detector.get(), head.data(), static_cast<std::int32_t>(head.size()), &error);
    ucsdet_enableInputFilter(detector.get(), true);
    const UCharsetMatch* match = U_SUCCESS(error) ? ucsdet_detect(detector.get(), &error) : nullptr;
    if (match == nullptr || U_FAILURE(error) || ucsdet_getConfidence(match, &error) < 20) return {};
    const char* name = ucsdet_getName(match, &error);
    if (U_FAILURE(error) || name == nullptr) return {};
    std::string guessed(name);
    std::transform(guessed.begin(), guessed.end(), guessed.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return guessed;
}

}  // namespace vigie::charset
