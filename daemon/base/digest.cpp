#include "base/digest.hpp"

#include <spdlog/fmt/fmt.h>
#include <xxhash.h>

#include <memory>
#include <new>

namespace vigie {
namespace {

struct Free {
    void operator()(XXH3_state_t* state) const { XXH3_freeState(state); }
};

}  // namespace

std::string digest_of(std::initializer_list<std::string_view> parts) {
    thread_local const std::unique_ptr<XXH3_state_t, Free> state(XXH3_createState());
    if (!state) throw std::bad_alloc();
    XXH3_128bits_reset(state.get());
    for (const std::string_view part : parts) XXH3_128bits_update(state.get(), part.data(), part.size());
    const XXH128_hash_t hash = XXH3_128bits_digest(state.get());
    return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

}  // namespace vigie
