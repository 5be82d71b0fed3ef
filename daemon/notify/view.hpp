// An alert as people read it, in any channel. Pure. Private to notify/.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "model/model.hpp"
#include "notify/notify.hpp"

namespace vigie::notify {

// A sentence with the places in it where the actor stands, in order, apart.
struct Passage {
    std::string sentence;
    std::vector<Span> marks;
};

struct View {
    std::string headline;  // "Xi Jinping speaks", "Withdrawn: …"
    std::string watch;
    std::string priority;
    std::vector<Passage> passages;
    std::string title;  // of the article
    std::string feed;
    std::string when;             // "2024-02-08 14:05 UTC", may be empty
    std::string url;              // empty where it is not http or https
    std::string note;             // "teaser only", may be empty
    std::vector<Carrier> others;  // that carry the story, without this one
    std::vector<Link> links;
};

// All texts without control characters, so that an article cannot command a terminal. Of a bundle: its first alert.
View view_of(const Notification& notification);
// One for each alert of the notification; a notice is one with a headline and its other lines as passages.
std::vector<View> views_of(const Notification& notification);
// What stands above them: a bundle's own headline, else empty.
std::string title_of(const Notification& notification);
// For a subject: title_of, or the only view's headline.
std::string headline_of(const Notification& notification);

// How a channel writes text.
struct Markup {
    std::string_view strong = "*", strong_end = "*";
    std::string_view head = "*", head_end = "*";
    std::string_view quote = "> ", quote_end = "\n";
    std::function<std::string(std::string_view)> escape = {};
    // A link with its title, both still to be escaped; empty: the title on one line, the address on the next.
    std::function<std::string(std::string_view url, std::string_view title)> link = {};
    std::size_t most = 0;  // characters of a message; 0: any. What is over is cut between alerts or lines.
};
// The whole notification in a channel's markup.
std::string text_of(const Notification& notification, const Markup& markup);
// Bytes of the beginning of a text that has at most `most` characters; never within one.
std::size_t fitting(std::string_view text, std::size_t most);
// The whole as JSON, for programs: one event (wire), or {"type":"alerts.bundle", …}, or {"type":"vigie.notice", …}.
std::string json_of(const Notification& notification);

// The passage with every mark between `open` and `close`; `escape` is applied to the texts between.
std::string marked(const Passage& passage, std::string_view open, std::string_view close,
                   const std::function<std::string(std::string_view)>& escape = {});

// "3 papers carry it: Le Monde, Die Zeit and 1 more"; empty for one.
std::string carriers_line(const View& view);

}  // namespace vigie::notify
