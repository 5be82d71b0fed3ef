// The pages behind articles: as they came (the archive), what they said before (versions), and when they are looked at
// again. Plain data. Part of store/store.hpp.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/model.hpp"
#include "reader/story/story.hpp"

namespace vigie {

// The bytes of a page as they came, for a better reader.
struct PageCopy {
    std::string url;                             // after redirects
    std::map<std::string, std::string> headers;  // names in lower case
    std::string body;
};

struct NextLook {
    std::optional<Time> at;  // empty: none
    std::string url;         // of the page; empty: none was read
    std::string etag, last_modified;
};

struct ClaimedLook {
    Article article;  // with its text
    Feed feed;
    NextLook look;    // as it was planned
    int missing = 0;  // how often in a row the page was not there
    std::string lease;
};

struct LookedAt {
    enum class Found {
        nothing,  // no answer that says anything of the article: only the next look is planned
        same,     // as it was
        page,     // says what `article` has now
        missing,  // not there (404): withdrawn when that is found twice in a row
        gone,     // withdrawn (410)
    };
    std::string lease;
    Found found = Found::nothing;
    Article article;
    StoryPrint print = {};  // of the text
    NextLook next = {};
    std::optional<PageCopy> copy = {};  // kept where the article changed
};

struct LookResult {
    bool committed = false;  // false: the lease was lost, or the article is being read or analyzed anew
    bool changed = false;    // it has one more version
    bool withdrawn = false;  // by this look
    bool returned = false;   // it was withdrawn, and is there again
};

// What an article said before. Numbers may be missing: a version of a feed's entry that brought no other words.
struct ArticleVersion {
    int version = 1;
    Time until{};       // when the next one took its place
    std::string cause;  // of its end: "feed" (the entry was edited), "page", "reader" (read again from the archive)
    std::string title;
    std::string text;
    std::vector<Annotation> annotations;
};

struct KeptPage {
    Article article;  // with its text
    Feed feed;
    PageCopy page;
};

enum class Reread { same, changed, busy };

// What came of a part of the archive that was read again.
struct RereadCounts {
    int read = 0, changed = 0, failed = 0;
    std::string after;  // the article that the next part begins after; empty: all is done
};

}  // namespace vigie
