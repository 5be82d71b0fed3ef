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
};

// All texts without control characters, so that an article cannot command a terminal.
View view_of(const Notification& notification);

// The passage with every mark between `open` and `close`; `escape` is applied to the texts between.
std::string marked(const Passage& passage, std::string_view open, std::string_view close,
                   const std::function<std::string(std::string_view)>& escape = {});

// "3 papers carry it: Le Monde, Die Zeit and 1 more"; empty for one.
std::string carriers_line(const View& view);

}  // namespace vigie::notify
