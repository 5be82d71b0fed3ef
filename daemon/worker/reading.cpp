// Hostile bytes → documents.
#include <exception>

#include "reader/feed/feed.hpp"
#include "reader/language/language.hpp"
#include "reader/page/page.hpp"
#include "worker/serve.hpp"

namespace vigie::worker {
namespace {

std::string header(const wire::Headers& headers, const char* name) {
    const auto found = headers.find(name);
    return found == headers.end() ? std::string() : found->second;
}

void answer(Channel& channel, const wire::ReadFeed& request) {
    const FeedHints hints{request.url, header(request.headers, "content-type"),
                          header(request.headers, "content-location"), header(request.headers, "content-language")};
    channel.send(wire::FeedRead{request.job, read_feed(request.body, hints)});
}

PageDocument read_fragment(const wire::ReadPage& request) {
    PageDocument document;
    document.text = html_to_text(request.body);
    document.language = vote_language(document.text, {{}, request.feed_language});
    document.provenance = Provenance::feed;
    return document;
}

void answer(Channel& channel, const wire::ReadPage& request) {
    if (request.fragment) {
        channel.send(wire::PageRead{request.job, read_fragment(request)});
        return;
    }
    const PageSource source{request.url, request.headers, request.feed_language, request.status};
    channel.send(wire::PageRead{request.job, read_page(request.body, source)});
}

// Whatever the readers throw (memory that is used up, mostly) is the answer to this job.
template <typename Request>
void guarded(Channel& channel, const Request& request) {
    try {
        answer(channel, request);
    } catch (const std::exception& error) {
        refuse(channel, request.job, std::string("could not be read: ") + error.what());
    }
}

}  // namespace

void serve_reading(Channel& channel, wire::Ready ready) {
    channel.send(ready);
    while (const auto message = channel.receive()) {
        if (const auto* feed = std::get_if<wire::ReadFeed>(&*message))
            guarded(channel, *feed);
        else if (const auto* page = std::get_if<wire::ReadPage>(&*message))
            guarded(channel, *page);
        else if (const auto* text = std::get_if<wire::DetectLanguage>(&*message))
            worker::answer(channel, *text);
        else
            refuse(channel, wire::no_job, "a reading worker has no answer to this message");
    }
}

}  // namespace vigie::worker
