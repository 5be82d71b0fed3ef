// From a claimed delivery's parts to what notifiers are given, with the signed links that belong into it. Part of
// notify/notify.hpp.
#pragma once

#include <string>

namespace vigie {

struct Notification;

// Adds "mute this story" and "report: …" to each alert and, for mails, the one-click unsubscription from its watch.
// `base` is http.public_url; empty: no links.
void add_links(Notification& notification, const std::string& receiver, const std::string& base,
               const std::string& key);

}  // namespace vigie
