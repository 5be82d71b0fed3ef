#include "sdk/host/shared.hpp"

namespace vigie::host {

Shared::~Shared() {
    for (; !kept_.empty(); kept_.pop_back()) try {
            kept_.back().drop(kept_.back().value);
        } catch (...) {  // a destructor of a plugin's: it has failed, we have not
        }
}

vigie_status Shared::keep(std::string_view key, void* value, void (*drop)(void* value)) {
    constexpr std::size_t most = 64;
    if (key.empty() || !value || !drop || find(key)) return VIGIE_BAD_ARGUMENT;
    if (kept_.size() >= most) return VIGIE_LIMIT;
    kept_.push_back({std::string(key), value, drop});
    return VIGIE_OK;
}

void* Shared::find(std::string_view key) const {
    for (const Kept& one : kept_)
        if (one.key == key) return one.value;
    return nullptr;
}

}  // namespace vigie::host
