// What the API shows, as JSON. Appends. Internal to http.
#pragma once

#include <string>

#include "http/http.hpp"

namespace vigie::http {

void append_feed(std::string& out, const FeedRecord& record);
void append_found(std::string& out, const FoundFeed& found);
void append_watch(std::string& out, const Watch& watch);
void append_alert(std::string& out, const Alert& alert);
void append_delivery(std::string& out, const Delivery& delivery);
void append_article(std::string& out, const ArticleRecord& record);
void append_story(std::string& out, const Story& story);
void append_plugin(std::string& out, const PluginStatus& plugin);
void append_quarantine(std::string& out, const Quarantine& quarantine);
void append_status(std::string& out, const About& about, const StoreCounts& counts, const PoolStatus& pool);

std::string_view to_string(Stage stage);  // "to-read", "to-analyze", "done"

}  // namespace vigie::http
