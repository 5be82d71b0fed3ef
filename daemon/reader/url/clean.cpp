// What in an address only tells where the reader came from, and which addresses are one article.
#include <algorithm>
#include <array>
#include <vector>

#include "reader/url/parts.hpp"
#include "reader/url/url.hpp"

namespace vigie {
namespace {

// Whole names of parameters that carry no content, by who sets them: ad networks' click ids, mail and campaign tools,
// sharing buttons, analytics.
constexpr std::array<std::string_view, 62> tracking_names{"fbclid",        "gclid",
                                                          "gclsrc",        "dclid",
                                                          "gbraid",        "wbraid",
                                                          "msclkid",       "yclid",
                                                          "ysclid",        "twclid",
                                                          "ttclid",        "igshid",
                                                          "igsh",          "li_fat_id",
                                                          "mc_cid",        "mc_eid",
                                                          "mkt_tok",       "_hsenc",
                                                          "_hsmi",         "__hstc",
                                                          "__hssc",        "__hsfp",
                                                          "hsctatracking", "vero_id",
                                                          "vero_conv",     "oly_anon_id",
                                                          "oly_enc_id",    "rb_clickid",
                                                          "s_cid",         "s_kwcid",
                                                          "wickedid",      "xtor",
                                                          "at_medium",     "at_campaign",
                                                          "at_format",     "at_creation",
                                                          "cmpid",         "ns_mchannel",
                                                          "ns_source",     "ns_campaign",
                                                          "ns_linkname",   "ns_fee",
                                                          "ncid",          "icid",
                                                          "ito",           "ocid",
                                                          "smid",          "smtyp",
                                                          "sr_share",      "spm",
                                                          "_openstat",     "guccounter",
                                                          "guce_referrer", "guce_referrer_sig",
                                                          "fb_action_ids", "fb_action_types",
                                                          "fb_source",     "fb_ref",
                                                          "ftag",          "soc_src",
                                                          "soc_trk",       "erid"};
constexpr std::array<std::string_view, 12> tracking_families{"utm_", "mtm_", "pk_",  "piwik_", "matomo_", "hsa_",
                                                             "wt_",  "wt.",  "stm_", "trk_",   "bsft_",   "sc_"};

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return out;
}

int hex(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

std::string decoded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '+') {
            out += ' ';
        } else if (text[i] == '%' && i + 2 < text.size() && hex(text[i + 1]) >= 0 && hex(text[i + 2]) >= 0) {
            out += static_cast<char>(hex(text[i + 1]) * 16 + hex(text[i + 2]));
            i += 2;
        } else {
            out += text[i];
        }
    }
    return out;
}

// application/x-www-form-urlencoded
std::string encoded(std::string_view text) {
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const auto u = static_cast<unsigned char>(c);
        if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_' ||
            c == '.' || c == '*') {
            out += c;
        } else if (c == ' ') {
            out += '+';
        } else {
            ((out += '%') += digits[u >> 4]) += digits[u & 15];
        }
    }
    return out;
}

struct Parameter {
    std::string name;
    std::string value;
    bool has_value = false;
};

std::vector<Parameter> parameters(std::string_view query) {
    std::vector<Parameter> out;
    for (std::size_t at = 0; at <= query.size();) {
        const std::size_t end = std::min(query.find('&', at), query.size());
        const auto part = query.substr(at, end - at);
        at = end + 1;
        if (part.empty()) continue;
        const std::size_t equals = part.find('=');
        out.push_back({decoded(part.substr(0, equals)),
                       equals == std::string_view::npos ? "" : decoded(part.substr(equals + 1)),
                       equals != std::string_view::npos});
    }
    return out;
}

bool is_tracking(const Parameter& p, std::string_view site_host, std::string_view feed_host) {
    const std::string name = lower(p.name);
    if (std::find(tracking_names.begin(), tracking_names.end(), name) != tracking_names.end()) return true;
    for (const auto family : tracking_families)
        if (name.starts_with(family)) return true;
    if (name == "ref" && p.value.find('.') != std::string::npos) {
        const std::string host = lower(p.value);
        return (!site_host.empty() && host == site_host) || (!feed_host.empty() && host == feed_host);
    }
    return false;
}

void strip_tracking(url::Parts& parts, std::string_view site_host, std::string_view feed_host) {
    if (!parts.query) return;
    auto list = parameters(*parts.query);
    const auto gone = std::remove_if(list.begin(), list.end(),
                                     [&](const Parameter& p) { return is_tracking(p, site_host, feed_host); });
    if (gone == list.end()) return;  // as it was, byte for byte
    list.erase(gone, list.end());
    std::string query;
    for (const auto& p : list) {
        if (!query.empty()) query += '&';
        query += encoded(p.name);
        if (p.has_value) (query += '=') += encoded(p.value);
    }
    parts.query = query.empty() ? std::nullopt : std::optional(query);
}

// "m.example.org", "mobile.…", "amp.…", "fr.m.wikipedia.org"
void fold_host(std::string& host) {
    const std::string domain = registered_domain(host);
    if (domain.size() >= host.size()) return;
    std::string sub = host.substr(0, host.size() - domain.size() - 1);
    std::string kept;
    for (std::size_t at = 0; at <= sub.size();) {
        const std::size_t dot = std::min(sub.find('.', at), sub.size());
        const std::string_view label = std::string_view(sub).substr(at, dot - at);
        if (label != "m" && label != "mobile" && label != "amp" && label != "www" && label != "mobil" &&
            label != "touch")
            (kept += label) += '.';
        at = dot + 1;
    }
    host = kept + domain;
}

// "/amp/…", "/…/amp", "/….amp.html", "/…-amp.html"
void fold_path(std::string& path) {
    const auto ends = [&](std::string_view tail) {
        return path.size() > tail.size() && std::string_view(path).ends_with(tail);
    };
    if (path.starts_with("/amp/") && path.size() > 5) path.erase(0, 4);
    if (ends("/amp/")) path.erase(path.size() - 4);
    if (ends("/amp")) path.erase(path.size() - 3);
    if (ends(".amp.html")) path.replace(path.size() - 9, 9, ".html");
    if (ends(".amp")) path.erase(path.size() - 4);
    if (ends("/amp.html")) path.erase(path.size() - 8);
    if (path.size() > 1 && path.back() == '/') path.pop_back();
}

// The address that a cache of AMP pages shows: "www-example-org.cdn.ampproject.org/c/s/www.example.org/…",
// "google.com/amp/s/…".
std::optional<url::Parts> out_of_cache(const url::Parts& parts) {
    std::string_view rest = parts.path;
    const bool cache = parts.host.ends_with(".cdn.ampproject.org");
    const bool google = parts.host.starts_with("www.google.") || parts.host.starts_with("google.");
    if (cache && (rest.starts_with("/c/") || rest.starts_with("/v/"))) {
        rest.remove_prefix(3);
    } else if (google && rest.starts_with("/amp/")) {
        rest.remove_prefix(5);
    } else {
        return std::nullopt;
    }
    const bool secure = rest.starts_with("s/");
    if (secure) rest.remove_prefix(2);
    auto inner = url::split((secure ? "https://" : "http://") + std::string(rest));
    if (inner) inner->query = parts.query;
    return inner;
}

}  // namespace

std::string clean_url(std::string_view address, std::string_view site, std::string_view feed) {
    auto parts = url::split(address);
    if (!parts || parts->scheme.empty()) return {};
    if (!url::is_web(*parts)) return std::string(address);
    strip_tracking(*parts, host_of(site), host_of(feed));
    if (parts->path.empty()) parts->path = "/";
    return url::join(*parts);
}

std::string canonical_url(std::string_view address) {
    auto parts = url::split(address);
    if (!parts || !url::is_web(*parts)) return {};
    if (auto inner = out_of_cache(*parts)) parts = std::move(inner);
    if ((parts->scheme == "http" && parts->port == "80") || (parts->scheme == "https" && parts->port == "443"))
        parts->port.clear();
    strip_tracking(*parts, parts->host, {});
    if (parts->query) {
        auto list = parameters(*parts->query);
        const auto amp = [](const Parameter& p) {
            const std::string name = lower(p.name);
            return name == "amp" || name == "amp_js_v" || name == "amp_gsa" || name == "usqp" ||
                   (name == "outputtype" && lower(p.value) == "amp");
        };
        if (std::any_of(list.begin(), list.end(), amp)) {
            std::erase_if(list, amp);
            std::string query;
            for (const auto& p : list) {
                if (!query.empty()) query += '&';
                query += encoded(p.name) + (p.has_value ? "=" + encoded(p.value) : "");
            }
            parts->query = query.empty() ? std::nullopt : std::optional(query);
        }
    }
    parts->fragment.reset();
    parts->userinfo.clear();
    parts->scheme = "https";
    fold_host(parts->host);
    parts->path = url::without_dots(parts->path);
    fold_path(parts->path);
    if (parts->path.empty()) parts->path = "/";
    return url::join(*parts);
}

}  // namespace vigie
