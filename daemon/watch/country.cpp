#include "watch/watch.hpp"

namespace vigie {
namespace {

// Country-code domains that say nothing of a country (sold to everybody as words), and one that is not its ISO code.
constexpr std::string_view of_no_country[] = {"ai", "cc", "co", "eu", "fm", "gg", "io", "la",
                                              "ly", "me", "sh", "su", "to", "tv", "ws"};

}  // namespace

std::string country_of(std::string_view url) {
    const auto scheme = url.find("://");
    if (scheme == url.npos) return "";
    url = url.substr(scheme + 3);
    url = url.substr(0, url.find_first_of("/?#"));
    if (const auto at = url.rfind('@'); at != url.npos) url = url.substr(at + 1);
    url = url.substr(0, url.find(':'));
    std::string last(url.substr(url.rfind('.') + 1));
    for (char& c : last)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (last.size() != 2 || last.find_first_not_of("abcdefghijklmnopqrstuvwxyz") != last.npos) return "";
    for (const std::string_view one : of_no_country)
        if (last == one) return "";
    return last == "uk" ? "gb" : last;
}

}  // namespace vigie
