// uses: vigie_reader_charset
// Any bytes in any charset: the result is valid UTF-8, and the vectors agree with the table.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "reader/charset/charset.hpp"
#include "reader/charset/utf8.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    constexpr std::array<std::string_view, 8> types{"",
                                                    "text/xml; charset=utf-8",
                                                    "text/xml; charset=shift_jis",
                                                    "text/xml; charset=gb2312",
                                                    "text/html; charset=iso-2022-jp",
                                                    "text/xml; charset=koi8-r",
                                                    "text/xml; charset=euc-kr",
                                                    "text/xml; charset=utf-16"};
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    for (const auto markup : {vigie::Markup::xml, vigie::Markup::html, vigie::Markup::plain}) {
        const vigie::Utf8Text text = vigie::to_utf8(bytes, types[data[0] % types.size()], markup);
        if (!vigie::is_valid_utf8(text.view())) std::abort();
        if (vigie::charset::count_utf8(text.view()).invalid != 0) std::abort();
    }
    if (vigie::is_valid_utf8(bytes) != (vigie::charset::count_utf8(bytes).invalid == 0)) std::abort();
    return 0;
}
