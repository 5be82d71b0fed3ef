// Entry identity: the frozen rule of feed.hpp.
#include <boost/uuid/name_generator_sha1.hpp>
#include <boost/uuid/uuid_io.hpp>

#include "reader/feed/builder.hpp"

namespace vigie::feed {
namespace {

std::string name_uuid(const std::string& name) {
    static const boost::uuids::name_generator_sha1 generator(boost::uuids::ns::url());
    return boost::uuids::to_string(generator(name));
}

}  // namespace

void Identities::add(FeedDocument& document, RawEntry&& raw) {
    Entry& entry = raw.entry;
    if (entry.id.empty()) entry.id = entry.link;
    const std::string& text = entry.summary.empty() ? entry.content : entry.summary;
    if (entry.id.empty() && entry.title.empty()) entry.id = "urn:uuid:" + name_uuid(text);
    if (entry.id.empty()) entry.id = "urn:uuid:" + name_uuid(entry.title + '\n' + raw.date);
    if (!seen_.insert(entry.id).second) {
        entry.id += "#" + name_uuid(entry.link + '\n' + entry.title + '\n' + raw.date);
        if (!seen_.insert(entry.id).second) return;
    }
    document.entries.push_back(std::move(entry));
}

}  // namespace vigie::feed
