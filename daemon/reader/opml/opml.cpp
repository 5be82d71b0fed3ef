// OPML: outlines within outlines; those with an address are subscriptions, the others folders.
#include "reader/opml/opml.hpp"

#include <algorithm>
#include <map>
#include <pugixml.hpp>
#include <sstream>
#include <unordered_set>

#include "reader/charset/charset.hpp"
#include "reader/html/html.hpp"
#include "reader/repair/repair.hpp"

namespace vigie {
namespace {

constexpr std::size_t deepest = 64;
constexpr std::string_view slash = "\u2215";  // stands for '/' in a folder's name

std::string value(pugi::xml_node outline, std::string_view lower_name) {
    for (const pugi::xml_attribute attribute : outline.attributes()) {
        std::string name = attribute.name();
        std::transform(name.begin(), name.end(), name.begin(),
                       [](char c) { return c >= 'A' && c <= 'Z' ? char(c | 0x20) : c; });
        if (name == lower_name) return collapse_blanks(attribute.value());
    }
    return {};
}

std::string title_of(pugi::xml_node outline) {
    std::string title = value(outline, "title");
    return title.empty() ? value(outline, "text") : title;
}

std::string folder_name(std::string_view title) {
    std::string name;
    for (const char c : title) c == '/' ? name.append(slash) : name.append(1, c);
    return name;
}

class OpmlReader {
  public:
    std::vector<Subscription> found;

    void read(pugi::xml_node parent, const std::string& folder, std::size_t depth) {
        for (const pugi::xml_node outline : parent.children()) {
            if (std::string_view(outline.name()) != "outline") continue;
            Subscription subscription{value(outline, "xmlurl"), title_of(outline), value(outline, "htmlurl"), folder,
                                      value(outline, "language")};
            if (!subscription.url.empty()) {
                if (seen_.insert(subscription.url).second) found.push_back(std::move(subscription));
                if (depth < deepest) read(outline, folder, depth + 1);
            } else if (depth < deepest) {
                const std::string name = folder_name(subscription.title);
                read(outline, name.empty() ? folder : folder.empty() ? name : folder + "/" + name, depth + 1);
            }
        }
    }

  private:
    std::unordered_set<std::string> seen_;
};

// A folder with what lies in it, in the order of the list.
struct Folder {
    std::vector<const Subscription*> feeds;
    std::vector<std::pair<std::string, Folder>> folders;

    Folder& at(const std::string& name) {
        const auto found =
            std::find_if(folders.begin(), folders.end(), [&](const auto& pair) { return pair.first == name; });
        return found != folders.end() ? found->second : folders.emplace_back(name, Folder()).second;
    }
};

void set(pugi::xml_node node, const char* name, const std::string& text) {
    if (!text.empty()) node.append_attribute(name) = text.c_str();
}

void write(pugi::xml_node parent, const Folder& folder) {
    for (const Subscription* feed : folder.feeds) {
        pugi::xml_node outline = parent.append_child("outline");
        const std::string& title = feed->title.empty() ? feed->url : feed->title;
        set(outline, "type", "rss");
        set(outline, "text", title);
        set(outline, "title", title);
        set(outline, "xmlUrl", feed->url);
        set(outline, "htmlUrl", feed->site);
        set(outline, "language", feed->language);
    }
    for (const auto& [name, inner] : folder.folders) {
        pugi::xml_node outline = parent.append_child("outline");
        std::string title = name;
        for (std::size_t at = title.find(slash); at != title.npos; at = title.find(slash))
            title.replace(at, slash.size(), "/");
        set(outline, "text", title);
        set(outline, "title", title);
        write(outline, inner);
    }
}

}  // namespace

Result<std::vector<Subscription>> read_opml(std::string_view bytes) {
    const Utf8Text text = to_utf8(bytes, {}, Markup::xml);
    pugi::xml_document document;
    const auto load = [&](std::string_view xml) {
        return static_cast<bool>(
            document.load_buffer(xml.data(), xml.size(), pugi::parse_default, pugi::encoding_utf8));
    };
    if (declares_nested_entities(text.view())) return Error{"OPML refused: it declares entities that refer to others"};
    if (!inspect_xml(text.view()).sound || !load(text.view())) {
        const RepairedXml repaired = repair_xml(text.view(), deepest + 8, [](std::string_view) { return false; });
        if (!load(repaired.text)) return Error{"no OPML: no readable XML"};
    }
    pugi::xml_node root = document.document_element();
    if (std::string_view(root.name()) != "opml")
        return Error{std::string("no OPML: the outermost element is <") + root.name() + ">"};
    OpmlReader reader;
    reader.read(root.child("body"), {}, 0);
    return std::move(reader.found);
}

std::string write_opml(const std::vector<Subscription>& subscriptions, std::string_view title) {
    Folder top;
    for (const Subscription& subscription : subscriptions) {
        Folder* folder = &top;
        std::string_view rest = subscription.folder;
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find('/'), rest.size());
            if (end != 0) folder = &folder->at(std::string(rest.substr(0, end)));
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
        folder->feeds.push_back(&subscription);
    }
    pugi::xml_document document;
    pugi::xml_node declaration = document.append_child(pugi::node_declaration);
    declaration.append_attribute("version") = "1.0";
    declaration.append_attribute("encoding") = "UTF-8";
    pugi::xml_node root = document.append_child("opml");
    root.append_attribute("version") = "2.0";
    root.append_child("head").append_child("title").text().set(std::string(title).c_str());
    write(root.append_child("body"), top);
    std::ostringstream out;
    document.save(out, "  ", pugi::format_default, pugi::encoding_utf8);
    return out.str();
}

}  // namespace vigie
