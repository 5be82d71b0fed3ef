#include "reader/url/parts.hpp"
#include "reader/url/url.hpp"

#include <algorithm>
#include <array>

namespace vigie {

std::string resolve_url(std::string_view base, std::string_view reference) {
    auto ref = url::split(reference);
    if (!ref) return {};
    if (!ref->scheme.empty() && (ref->has_authority || !url::is_web(*ref))) {
        if (ref->has_authority) ref->path = url::without_dots(ref->path);
        if (url::is_web(*ref) && ref->path.empty()) ref->path = "/";
        return url::join(*ref);
    }
    auto from = url::split(base);
    if (!from || from->scheme.empty() || !from->has_authority) return {};
    if (ref->has_authority) {
        ref->scheme = from->scheme;
        ref->path = url::without_dots(ref->path);
        if (ref->path.empty()) ref->path = "/";
        return url::join(*ref);
    }
    from->fragment = ref->fragment;
    if (ref->path.empty()) {
        if (ref->query) from->query = ref->query;
    } else if (ref->path.front() == '/') {
        from->path = ref->path;
        from->query = ref->query;
    } else {
        const std::size_t slash = from->path.rfind('/');
        from->path = slash == std::string::npos ? "/" + ref->path : from->path.substr(0, slash + 1) + ref->path;
        from->query = ref->query;
    }
    from->path = url::without_dots(from->path);
    if (from->path.empty()) from->path = "/";
    return url::join(*from);
}

std::string host_of(std::string_view address) {
    const auto parts = url::split(address);
    return parts ? parts->host : std::string();
}

std::string registered_domain(std::string_view host) {
    // Second levels under which countries register, where the country's own level is not open.
    static constexpr std::array<std::string_view, 14> second{"co",  "com",  "org", "net", "ac", "gov", "edu",
                                                             "gob", "gouv", "or",  "ne",  "go", "nom", "asso"};
    const std::size_t last = host.rfind('.');
    if (last == std::string_view::npos || last == 0) return std::string(host);
    std::size_t cut = host.rfind('.', last - 1);
    if (cut == std::string_view::npos) return std::string(host);
    const std::string_view middle = host.substr(cut + 1, last - cut - 1);
    const bool country = host.size() - last - 1 == 2;
    if (country && cut > 0 && std::find(second.begin(), second.end(), middle) != second.end()) {
        const std::size_t before = host.rfind('.', cut - 1);
        return std::string(before == std::string_view::npos ? host : host.substr(before + 1));
    }
    return std::string(host.substr(cut + 1));
}

}  // namespace vigie
