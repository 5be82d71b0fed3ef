// uses: vigie_reader_repair vigie_reader_html vigie_reader_charset pugixml::pugixml
// Whatever is mended parses; sanitised HTML stays as it is when it is sanitised again.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "reader/charset/charset.hpp"
#include "reader/html/html.hpp"
#include "reader/repair/repair.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const vigie::Utf8Text text =
        vigie::to_utf8({reinterpret_cast<const char*>(data), size}, "text/xml; charset=utf-8", vigie::Markup::plain);
    (void)vigie::inspect_xml(text.view());
    (void)vigie::declares_nested_entities(text.view());
    const vigie::RepairedXml repaired =
        vigie::repair_xml(text.view(), 64, [](std::string_view name) { return name == "item"; });
    if (!repaired.text.empty()) {
        pugi::xml_document document;
        if (!document.load_buffer(repaired.text.data(), repaired.text.size(), pugi::parse_default, pugi::encoding_utf8))
            std::abort();
        if (!vigie::is_valid_utf8(repaired.text)) std::abort();
    }
    for (const std::string_view base : {"", "https://example.org/a/b"}) {
        const std::string once = vigie::sanitise_html(text.view(), base);
        if (vigie::sanitise_html(once, base) != once) std::abort();
    }
    (void)vigie::plain_text(text.view());
    (void)vigie::looks_like_html(text.view());
    return 0;
}
