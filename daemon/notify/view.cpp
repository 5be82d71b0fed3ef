#include "notify/view.hpp"

#include <spdlog/fmt/fmt.h>

#include <algorithm>

namespace vigie::notify {
namespace {

// Bytes of the control character (C0, DEL, C1) or direction override that begins at `at`; 0: none does.
std::size_t control_at(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
    const unsigned first = byte(at);
    if (first < 0x20 || first == 0x7f) return 1;
    if (first == 0xc2 && byte(at + 1) >= 0x80 && byte(at + 1) < 0xa0) return 2;
    if (first == 0xe2 && byte(at + 1) == 0x80 && byte(at + 2) >= 0xaa && byte(at + 2) <= 0xae) return 3;
    if (first == 0xe2 && byte(at + 1) == 0x81 && byte(at + 2) >= 0xa6 && byte(at + 2) <= 0xa9) return 3;
    return 0;
}

// Of the same length, so that spans stay: each such byte becomes a blank.
std::string printable(std::string_view text) {
    std::string out(text);
    for (std::size_t at = 0; at < out.size();) {
        const std::size_t length = control_at(out, at);
        std::fill_n(out.begin() + static_cast<std::ptrdiff_t>(at), length, ' ');
        at += std::max<std::size_t>(1, length);
    }
    return out;
}

// «a-t-il déclaré»: the pronoun is "il", though the word begins with its hyphens.
Span without_hyphens(Span span, std::string_view text) {
    const std::string_view word = text.substr(span.begin, span.size());
    const std::size_t hyphens = word.starts_with("-t-") ? 3 : word.starts_with('-') ? 1 : 0;
    return hyphens < word.size() ? Span{span.begin + hyphens, span.end} : span;
}

void add_mark(Passage& passage, Span span, Span sentence) {
    if (span.empty() || !sentence.contains(span)) return;
    Span mark{span.begin - sentence.begin, span.end - sentence.begin};
    if (mark.end > passage.sentence.size()) return;
    mark = without_hyphens(mark, passage.sentence);
    for (const Span& other : passage.marks)
        if (other.overlaps(mark)) return;
    passage.marks.push_back(mark);
    std::sort(passage.marks.begin(), passage.marks.end(), [](Span a, Span b) { return a.begin < b.begin; });
}

// One passage a sentence, however many annotations lie in it.
std::vector<Passage> passages_of(const Alert& alert) {
    std::vector<Passage> passages;
    std::vector<Span> spans;
    for (const Evidence& evidence : alert.evidence) {
        if (evidence.sentence.empty()) continue;
        const auto found = std::find(spans.begin(), spans.end(), evidence.sentence_span);
        const auto at = static_cast<std::size_t>(found - spans.begin());
        if (found == spans.end()) {
            spans.push_back(evidence.sentence_span);
            passages.push_back({printable(evidence.sentence), {}});
        }
        const Annotation& annotation = evidence.annotation;
        for (const Party& party : annotation.parties) {
            if (party.id != alert.actor.id) continue;
            const bool self = party.role == "actor" && party.span.empty();
            add_mark(passages[at], self ? annotation.span : party.span, evidence.sentence_span);
        }
    }
    return passages;
}

std::string names(const Annotation& annotation, std::string_view role) {
    std::string out;
    for (const Party& party : annotation.parties)
        if (party.role == role && !party.name.empty()) out += (out.empty() ? "" : ", ") + printable(party.name);
    return out;
}

std::string stance(const Alert& alert) {
    const std::string actor = printable(alert.actor.name);
    const Annotation* annotation = nullptr;
    for (const Evidence& evidence : alert.evidence)
        if (evidence.annotation.kind == "stance" && annotation == nullptr) annotation = &evidence.annotation;
    const int polarity = annotation != nullptr ? annotation->polarity : 0;
    if (alert.part == Part::takes_stance) {
        const std::string target = annotation != nullptr ? names(*annotation, "target") : "";
        const char* verb = polarity > 0 ? "stands for" : polarity < 0 ? "stands against" : "takes neither side on";
        return target.empty() ? actor + " takes a stance" : fmt::format("{} {} {}", actor, verb, target);
    }
    const std::string holder = annotation != nullptr ? names(*annotation, "holder") : "";
    const char* verb = polarity > 0 ? "is supported" : polarity < 0 ? "is criticised" : "is the target of a stance";
    return holder.empty() ? fmt::format("{} {}", actor, verb) : fmt::format("{} {} by {}", actor, verb, holder);
}

std::string what_happened(const Alert& alert) {
    switch (alert.part) {
        case Part::appears:
            return printable(alert.actor.name) + " appears";
        case Part::speaks:
            return printable(alert.actor.name) + " speaks";
        case Part::takes_stance:
        case Part::is_target:
            return stance(alert);
        case Part::in_headline:
            return printable(alert.actor.name) + " is in the headline";
        case Part::quoted_about:
            return printable(alert.actor.name) + " is spoken of";
    }
    return printable(alert.actor.name);
}

std::string note_of(const Article& article) {
    std::string note;
    if (article.provenance != Provenance::full) note = fmt::format("read from: {}", to_string(article.provenance));
    if (article.partial) note += note.empty() ? "partly analyzed" : ", partly analyzed";
    return note;
}

std::string safe_url(const std::string& url) {
    return url.starts_with("https://") || url.starts_with("http://") ? printable(url) : "";
}

View view_of(const NotificationItem& item) {
    const Alert& alert = item.alert;
    View view;
    const bool withdrawn = item.event == AlertEvent::retracted || alert.retracted;
    const char* prefix = withdrawn ? "Withdrawn: " : item.event == AlertEvent::updated ? "Update: " : "";
    view.headline = prefix + what_happened(alert);
    view.watch = printable(alert.watch);
    view.priority = alert.priority;
    view.passages = passages_of(alert);
    view.title = printable(alert.article.title.empty() ? alert.story_title : alert.article.title);
    view.url = safe_url(alert.article.url);
    view.note = note_of(alert.article);
    view.links = item.links;
    const Time when = alert.article.published.value_or(alert.created);
    view.when = to_rfc3339(when);
    view.when = view.when.substr(0, 10) + " " + view.when.substr(11, 5) + " UTC";
    for (const Carrier& carrier : alert.carriers) {
        const bool same = (!alert.article.id.empty() && carrier.article_id == alert.article.id) ||
                          (!carrier.url.empty() && carrier.url == alert.article.url);
        if (same && view.feed.empty()) {
            view.feed = printable(carrier.feed);
            continue;
        }
        Carrier other = carrier;
        other.feed = printable(carrier.feed);
        other.title = printable(carrier.title);
        other.url = safe_url(carrier.url);
        view.others.push_back(std::move(other));
    }
    return view;
}

View view_of_notice(const std::string& notice) {
    View view;
    const auto end = notice.find('\n');
    view.headline = printable(notice.substr(0, end));
    view.watch = "vigie";
    view.priority = "high";
    for (std::size_t at = end; at != std::string::npos;) {
        const auto next = notice.find('\n', at + 1);
        view.passages.push_back({printable(notice.substr(at + 1, next - at - 1)), {}});
        at = next;
    }
    return view;
}

}  // namespace

std::vector<View> views_of(const Notification& notification) {
    std::vector<View> views;
    for (const NotificationItem& item : notification.bundle) views.push_back(view_of(item));
    if (!views.empty()) return views;
    if (!notification.notice.empty()) return {view_of_notice(notification.notice)};
    views.push_back(view_of(NotificationItem{notification.alert, notification.event, 1, notification.links}));
    if (notification.test) views.front().headline = "Test: " + views.front().headline;
    return views;
}

View view_of(const Notification& notification) {
    return views_of(notification).front();
}

std::string title_of(const Notification& notification) {
    return notification.bundle.empty() ? "" : printable(notification.notice);
}

std::string headline_of(const Notification& notification) {
    const std::string title = title_of(notification);
    return title.empty() ? view_of(notification).headline : title;
}

std::string marked(const Passage& passage, std::string_view open, std::string_view close,
                   const std::function<std::string(std::string_view)>& escape) {
    const auto clean = [&](std::size_t begin, std::size_t end) {
        const auto part = std::string_view(passage.sentence).substr(begin, end - begin);
        return escape ? escape(part) : std::string(part);
    };
    std::string out;
    std::size_t at = 0;
    for (const Span& mark : passage.marks) {
        out += clean(at, mark.begin);
        out += std::string(open) + clean(mark.begin, mark.end) + std::string(close);
        at = mark.end;
    }
    return out + clean(at, passage.sentence.size());
}

std::string carriers_line(const View& view) {
    if (view.others.empty()) return {};
    constexpr std::size_t shown = 5;
    std::string list;
    for (std::size_t i = 0; i < view.others.size() && i < shown; ++i)
        list += (i == 0 ? "" : ", ") + view.others[i].feed;
    if (view.others.size() > shown) list += fmt::format(" and {} more", view.others.size() - shown);
    return fmt::format("also in: {}", list);
}

}  // namespace vigie::notify
