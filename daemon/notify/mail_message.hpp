// An alert as a mail that a terminal and a telephone show well. Pure. Private to notify/.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "notify/notify.hpp"

namespace vigie::notify {

struct Envelope {
    std::string from;
    std::vector<std::string> to;
    std::string host;  // in Message-ID and List-Id
    Time date{};
    std::optional<std::string> text = {};     // by the receiver's template; then there is no HTML part
    std::optional<std::string> subject = {};  // as well
};

// RFC 5322 with CRLF: multipart/alternative of text and HTML. The Message-ID is made of alert and revision, so that a
// repeated attempt is the same mail; later events refer to the first, so that they are one thread.
std::string mail_message(const Notification& notification, const Envelope& envelope);

}  // namespace vigie::notify
