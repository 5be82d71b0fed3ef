// Annotations as C++ values: what plugins emit, the daemon stores and watches match. Plain data, free of threads.
// C++17.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace vigie {

// UTF-8 byte offsets into Article::text, half open, on code-point boundaries. begin == end: no span.
struct Span {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;

    bool empty() const { return begin == end; }
    std::uint64_t size() const { return end - begin; }
    bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
    bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
    friend bool operator==(const Span& a, const Span& b) { return a.begin == b.begin && a.end == b.end; }
    friend bool operator!=(const Span& a, const Span& b) { return !(a == b); }
};

// One who takes a part in an annotation; the roles are those of vigie_party in abi.h.
struct Party {
    std::string role;
    std::string id;
    std::string name;
    Span span;
    friend bool operator==(const Party& a, const Party& b) {
        return a.role == b.role && a.id == b.id && a.name == b.name && a.span == b.span;
    }
};

struct Annotation {
    std::string kind;
    std::string type;
    std::string form;
    Span span;
    std::string text;  // exactly the bytes under span
    double score = 0;
    int polarity = 0;
    std::vector<Party> parties;
    std::vector<std::pair<std::string, std::string>> attributes;
    std::string plugin;  // id of the plugin that emitted it; set by the host

    friend bool operator==(const Annotation& a, const Annotation& b) {
        return a.kind == b.kind && a.type == b.type && a.form == b.form && a.span == b.span && a.text == b.text &&
               a.score == b.score && a.polarity == b.polarity && a.parties == b.parties &&
               a.attributes == b.attributes && a.plugin == b.plugin;
    }

    // The first party with that role, or null.
    const Party* party(const char* role) const {
        for (const Party& p : parties)
            if (p.role == role) return &p;
        return nullptr;
    }
};

}  // namespace vigie
