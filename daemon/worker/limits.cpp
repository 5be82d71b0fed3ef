// rlimits: what a worker may use up.
#include <sys/resource.h>

#include <cerrno>
#include <cstring>

#include "worker/sandbox.hpp"

namespace vigie::worker {
namespace {

// Sanitizers reserve terabytes of address space.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool sanitized = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
constexpr bool sanitized = true;
#else
constexpr bool sanitized = false;
#endif
#else
constexpr bool sanitized = false;
#endif

void limit(decltype(RLIMIT_AS) resource, rlim_t value, const char* what, std::vector<std::string>& missing) {
    rlimit now{};
    getrlimit(resource, &now);
    if (now.rlim_max < value) value = now.rlim_max;  // raising it is not ours to do, and not wanted
    const rlimit wanted{value, value};
    if (setrlimit(resource, &wanted) != 0) missing.push_back(std::string(what) + ": " + std::strerror(errno));
}

}  // namespace

void limit_resources(const SandboxSettings& settings, std::vector<std::string>& missing) {
    if (settings.memory > 0 && !sanitized) limit(RLIMIT_AS, settings.memory, "limit of memory", missing);
    limit(RLIMIT_FSIZE, 0, "limit of file size", missing);
    limit(RLIMIT_CORE, 0, "limit of core files", missing);
    limit(RLIMIT_NOFILE, 64, "limit of open files", missing);
    limit(RLIMIT_MEMLOCK, 0, "limit of locked memory", missing);
    limit(RLIMIT_MSGQUEUE, 0, "limit of message queues", missing);
}

}  // namespace vigie::worker
