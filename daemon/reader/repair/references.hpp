// References in XML text. Inner header of reader/repair.
#pragma once

#include <string>
#include <string_view>

namespace vigie::repair {

// "&lt;", "&#8217;" and the like, of a character that XML allows and that is no C1 control, at the start of `text`.
bool is_xml_reference(std::string_view text);

// Appends character data: XML's references stay, HTML's become characters, other '&' and '<' are escaped, characters
// that XML forbids are left out. Control characters become nothing.
void append_text(std::string& out, std::string_view text);

// The same between double quotes.
void append_attribute(std::string& out, std::string_view value);

// Appends without the characters that XML forbids (CDATA).
void append_allowed(std::string& out, std::string_view text);

}  // namespace vigie::repair
