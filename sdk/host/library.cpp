#include "sdk/host/library.hpp"

#include <dlfcn.h>

#include <boost/dll/shared_library.hpp>
#include <cstring>

#include "sdk/host/trust.hpp"
#include "sdk/host/utf8.hpp"

namespace vigie::host {
namespace {

constexpr const char* symbol = "vigie_plugin";

// What dlerror said, without Boost's words around it.
std::string reason(const std::string& what) {
    constexpr std::string_view before = "dlerror system message: ";
    const std::size_t at = what.find(before);
    if (at == std::string::npos) return what;
    const std::size_t begin = at + before.size();
    const std::size_t end = what.find(')', begin);  // "undefined symbol: x)"
    return what.substr(begin, end == std::string::npos ? end : end - begin);
}

std::vector<std::string> words(const char* text) {
    std::vector<std::string> found;
    const std::string_view all(text);
    for (std::size_t at = 0; at < all.size();) {
        const std::size_t end = std::min(all.find(' ', at), all.size());
        if (end > at) found.emplace_back(all.substr(at, end - at));
        at = end + 1;
    }
    return found;
}

constexpr std::size_t most = 4096;

bool sound(const char* text) {
    return text && ::strnlen(text, most) < most && is_utf8(text);
}

bool is_id(std::string_view id) {
    return !id.empty() && id.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-") ==
                              std::string_view::npos;
}

}  // namespace

Library open_library(const PluginSource& source) {
    if (!source.problem.empty()) return {nullptr, source.problem};
    if (source.entry) return {source.entry, {}};
    std::string problem = check_permissions(source.path);
    const auto pinned = source.options.find("sha256");
    if (problem.empty() && pinned != source.options.end()) problem = check_sha256(source.path, pinned->second);
    if (problem.empty()) problem = check_elf(source.path, symbol);
    if (!problem.empty()) return {nullptr, problem};
    try {
        // NOW: a missing function is one line here and not a death in the middle of an article. LOCAL: plugins do not
        // see each other's symbols. NODELETE: never unloaded. Not DEEPBIND: it would break allocators and sanitizers.
        constexpr auto mode = static_cast<boost::dll::load_mode::type>(RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
        boost::dll::shared_library library(boost::dll::fs::path(source.path), mode);
        return {&library.get<const vigie_plugin_entry>(symbol), {}};
    } catch (const std::exception& error) {
        return {nullptr, "cannot be loaded: " + reason(error.what())};
    }
}

std::string read_descriptor(const vigie_plugin_entry& entry, PluginInfo& info) {
    if (entry.abi_major != VIGIE_ABI_MAJOR)
        return "is built for plugin ABI " + std::to_string(entry.abi_major) + "." + std::to_string(entry.abi_minor) +
               ", this host has " + std::to_string(VIGIE_ABI_MAJOR) + "." + std::to_string(VIGIE_ABI_MINOR);
    if (entry.size < sizeof(vigie_plugin_entry))
        return "has an entry of " + std::to_string(entry.size) + " bytes: too small";
    if (!entry.create || !entry.destroy || !entry.analyze) return "lacks create, destroy or analyze";
    const vigie_descriptor* descriptor = entry.descriptor;
    if (!descriptor || descriptor->size < sizeof(vigie_descriptor)) return "has no descriptor";
    for (const char* text :
         {descriptor->id, descriptor->version, descriptor->languages, descriptor->needs, descriptor->provides})
        if (!sound(text)) return "has a descriptor with a missing, endless or misencoded text";
    if (!is_id(descriptor->id)) return std::string("has an id that is none: \"") + descriptor->id + "\"";
    info.id = descriptor->id;
    info.version = descriptor->version;
    info.languages = words(descriptor->languages);
    info.needs = words(descriptor->needs);
    info.provides = words(descriptor->provides);
    if (info.version.empty()) return "has no version";
    if (info.languages.empty()) return "names no language (\"*\": any)";
    if (info.provides.empty()) return "provides nothing";
    return {};
}

}  // namespace vigie::host
