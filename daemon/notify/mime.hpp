// The encodings of mails. Pure. Private to notify/. Source: RFC 2045, 2047, 5322.
#pragma once

#include <string>
#include <string_view>

#include "base/time.hpp"

namespace vigie::notify {

std::string base64(std::string_view bytes);
// A header's value: as it is where it is printable ASCII, else as encoded words, folded.
std::string header_text(std::string_view text);
// The body with CRLF; lines of at most 76.
std::string quoted_printable(std::string_view text);
// "Thu, 08 Feb 2024 14:05:11 +0000"
std::string mail_date(Time time);
// Lines of at most `width` characters, broken at blanks; every line after `indent`.
std::string wrapped(std::string_view text, std::size_t width, std::string_view indent);

}  // namespace vigie::notify
