// The page reader: the bytes of a web page → the article on it, with what the page says about it.
//
// Threads: pure; safe from any thread.
// Bounds: any bytes are answered in bounded time and memory. Pages are cut at `max_page_bytes`, nesting at a fixed
// depth. Errors: never throws on input. PageDocument::error is one line where nothing could be read.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include "model/document.hpp"

namespace vigie {

inline constexpr std::size_t max_page_bytes = 8 << 20;

// What is known of a page besides its bytes.
struct PageSource {
    std::string url;  // where it was fetched, after redirects; may be empty
    std::map<std::string, std::string>
        headers;                // of the HTTP answer, names in lower case: content-type, content-language, link
    std::string feed_language;  // as the feed says
    int status = 200;           // of the HTTP answer
};

PageDocument read_page(std::string_view bytes, const PageSource& source);

// A fragment of HTML as feeds carry it (Entry::content) → plain text, paragraphs separated by one blank line.
std::string html_to_text(std::string_view html);

}  // namespace vigie
