// uses: vigie_reader_feed
// The whole feed reader, with headers taken from the input's first byte; what it promises of every document is checked.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <unordered_set>

#include "reader/charset/charset.hpp"
#include "reader/feed/feed.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    vigie::FeedHints hints;
    if ((data[0] & 1U) != 0) hints.url = "https://example.org/a/feed.xml";
    if ((data[0] & 2U) != 0) hints.content_type = "text/xml; charset=iso-8859-1";
    if ((data[0] & 4U) != 0) hints.content_type = "application/xml; charset=utf-8";
    const vigie::FeedDocument document = vigie::read_feed(bytes, hints);
    if (document.error.find('\n') != std::string::npos) std::abort();
    if (!document.error.empty() && !document.entries.empty()) std::abort();
    std::unordered_set<std::string> ids;
    for (const vigie::Entry& entry : document.entries) {
        if (entry.id.empty() || !ids.insert(entry.id).second) std::abort();
        for (const std::string* text :
             {&entry.id, &entry.title, &entry.summary, &entry.content, &entry.author, &entry.title_html}) {
            if (!vigie::is_valid_utf8(*text)) std::abort();
        }
        if (entry.content.find("<script") != std::string::npos) std::abort();
    }
    return 0;
}
