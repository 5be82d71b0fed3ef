#include "main/health.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace vigie {
namespace {

constexpr int failures_in_a_row = 3;  // of a loop's looks at the store, before it counts: one may be a lock

double seconds(const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

double resident_bytes() {
    std::ifstream file("/proc/self/statm");
    double pages = 0, resident = 0;
    file >> pages >> resident;
    return resident * static_cast<double>(sysconf(_SC_PAGESIZE));
}

double open_descriptors() {
    std::error_code error;
    const auto entries = std::filesystem::directory_iterator("/proc/self/fd", error);
    return error ? 0 : static_cast<double>(std::distance(begin(entries), end(entries)));
}

void add_process(std::vector<http::Metric>& all) {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    rlimit descriptors{};
    getrlimit(RLIMIT_NOFILE, &descriptors);
    all.push_back({"process_cpu_seconds_total",
                   "Time on a processor, of the daemon alone.",
                   {},
                   seconds(usage.ru_utime) + seconds(usage.ru_stime),
                   true});
    all.push_back({"process_resident_memory_bytes", "Memory of the daemon alone.", {}, resident_bytes(), false});
    all.push_back({"process_open_fds", "Open descriptors.", {}, open_descriptors(), false});
    all.push_back({"process_max_fds", "How many may be open.", {}, static_cast<double>(descriptors.rlim_cur), false});
}

}  // namespace

std::vector<http::Metric> own_metrics(const Parts& parts) {
    std::vector<http::Metric> all;
    for (const LoopStatus& loop : parts.pipeline.status()) {
        const auto add = [&](const char* name, const char* help, double value, bool counter) {
            all.push_back({name, help, {{"loop", loop.name}}, value, counter});
        };
        add("vigie_loop_jobs_total", "Jobs that a loop has done.", static_cast<double>(loop.done), true);
        add("vigie_loop_job_failures_total", "Jobs that threw; their leases bring them back.",
            static_cast<double>(loop.failed), true);
        add("vigie_loop_job_seconds_total", "Time that its jobs took, together.", loop.seconds, true);
        add("vigie_loop_jobs_running", "Jobs under way.", loop.running, false);
        add("vigie_loop_look_failures", "Looks at the store that failed in a row.", loop.look_failures, false);
    }
    add_process(all);
    return all;
}

std::string why_not_ready(const Parts& parts, bool stopping) {
    if (stopping) return "it is stopping";
    const std::vector<LoopStatus> loops = parts.pipeline.status();
    for (const LoopStatus& loop : loops)
        if (loop.look_failures >= failures_in_a_row) return "the loop " + loop.name + ": " + loop.last_error;
    const bool analyzes = std::ranges::any_of(loops, [](const LoopStatus& loop) { return loop.name == "analyze"; });
    const PoolStatus pool = parts.pool.status();
    const bool active = std::ranges::any_of(pool.plugins, [](const PluginStatus& plugin) {
        return plugin.info.state == wire::PluginState::active && !plugin.draining;
    });
    if (analyzes && !active) return "no plugin is active, so nothing would be found (vigie plugins says why)";
    return {};
}

}  // namespace vigie
