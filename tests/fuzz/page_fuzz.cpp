// uses: vigie_reader_page
// Any bytes as a page.
#include <cstdint>
#include <cstdlib>

#include "reader/page/page.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const vigie::PageDocument page =
        vigie::read_page(bytes, {.url = "https://example.org/a", .headers = {}, .feed_language = {}, .status = 200});
    if (page.confidence < 0 || page.confidence > 1) std::abort();
    vigie::html_to_text(bytes);
    return 0;
}
