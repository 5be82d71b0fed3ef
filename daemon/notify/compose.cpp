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

}  // namespace

void add_links(Notification& notification, const std::string& receiver, const std::string& base,
               const std::string& key) {
    if (base.empty() || key.empty()) return;
    std::string root = base;
    while (root.ends_with('/')) root.pop_back();
    for (NotificationItem& item : notification.bundle) item.links.push_back(mute(item.alert, receiver, root, key));
    if (!notification.bundle.empty() || notification.alert.id.empty()) return;
    notification.links.push_back(mute(notification.alert, receiver, root, key));
    notification.unsubscribe =
        root + "/link?" +
        signed_query(key, {{"action", "unsubscribe"}, {"receiver", receiver}, {"watch", notification.alert.watch}});
}

}  // namespace vigie
