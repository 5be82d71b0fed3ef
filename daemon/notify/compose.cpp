#include "notify/compose.hpp"

#include "base/signed_query.hpp"
#include "notify/notify.hpp"

namespace vigie {
namespace {

Link mute(const Alert& alert, const std::string& receiver, const std::string& base, const std::string& key) {
    return {
        "Mute this story",
        base + "/link?" + signed_query(key, {{"action", "mute"}, {"receiver", receiver}, {"story", alert.story_id}})};
}

// One address for all three: a page asks which, so that a message stays short and nothing is done by looking.
Link wrong(const Alert& alert, const std::string& receiver, const std::string& base, const std::string& key) {
    const bool quoted = alert.part == Part::speaks || alert.part == Part::quoted_about;
    return {quoted ? "Report: wrong person, no quotation, not about this" : "Report: wrong person, not about this",
            base + "/link?" + signed_query(key, {{"action", "wrong"}, {"alert", alert.id}, {"receiver", receiver}})};
}

void add(std::vector<Link>& links, const Alert& alert, const std::string& receiver, const std::string& base,
         const std::string& key) {
    links.push_back(mute(alert, receiver, base, key));
    links.push_back(wrong(alert, receiver, base, key));
}

}  // namespace

void add_links(Notification& notification, const std::string& receiver, const std::string& base,
               const std::string& key) {
    if (base.empty() || key.empty()) return;
    std::string root = base;
    while (root.ends_with('/')) root.pop_back();
    for (NotificationItem& item : notification.bundle) add(item.links, item.alert, receiver, root, key);
    if (!notification.bundle.empty() || notification.alert.id.empty()) return;
    add(notification.links, notification.alert, receiver, root, key);
    notification.unsubscribe =
        root + "/link?" +
        signed_query(key, {{"action", "unsubscribe"}, {"receiver", receiver}, {"watch", notification.alert.watch}});
}

}  // namespace vigie
