// uses: vigie_reader_page
// Any bytes as the JSON-LD of a page.
#include <cstdint>

#include "reader/page/evidence.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    vigie::page::read_json_ld({bytes.substr(0, size / 2), bytes.substr(size / 2), bytes});
    return 0;
}
