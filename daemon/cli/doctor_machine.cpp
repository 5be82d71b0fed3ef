#include <netdb.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/timex.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <memory>

#include "cli/doctor.hpp"
#include "http/http.hpp"
#include "store/backup.hpp"

namespace vigie::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t mebibyte = 1U << 20U;
constexpr std::uint64_t little_space = 200 * mebibyte, low_space = 2048 * mebibyte;
constexpr rlim_t few_descriptors = 1024;
constexpr std::time_t year_2025 = 1735689600;  // no clock that is right is behind this program

void examine_state(const config::Config& config, Findings& findings) {
    const std::string& folder = config.state.directory;
    const std::string mend = "create it for the daemon's user: install -d -m 0700 -o vigie -g vigie " + folder;
    struct stat status {};
    if (stat(folder.c_str(), &status) != 0) {
        findings.push_back({Health::bad, "state folder", folder + ": " + std::strerror(errno), mend});
        return;
    }
    if (access(folder.c_str(), R_OK | W_OK | X_OK) != 0)
        findings.push_back({Health::bad, "state folder",
                            folder + ": this user (" + std::to_string(geteuid()) + ") may not write to it",
                            "run as the daemon's user (sudo -u vigie vigie doctor), or: chown -R vigie " + folder});
    else if ((status.st_mode & S_IWOTH) != 0)
        findings.push_back({Health::bad, "state folder", folder + ": anybody may write to it", "chmod o-w " + folder});
    else
        findings.push_back({Health::good, "state folder", folder + " is writable", ""});
    struct statvfs space {};
    if (statvfs(folder.c_str(), &space) != 0) return;
    const std::uint64_t free = std::uint64_t{space.f_bavail} * space.f_frsize;
    const Health health = free < little_space ? Health::bad : free < low_space ? Health::doubtful : Health::good;
    findings.push_back({health, "disk", std::to_string(free / mebibyte) + " MiB are free below " + folder,
                        health == Health::good ? "" : "make room, or shorten [retention]"});
}

void examine_database(const config::Config& config, Findings& findings) {
    if (!config.state.database.empty()) {
        findings.push_back({Health::good, "database", "PostgreSQL; `vigied --once` tells whether it answers", ""});
        return;
    }
    const std::string database = config.state.directory + "/vigie.db";
    if (!fs::exists(database)) {
        findings.push_back({Health::good, "database", database + " will be made at the first start", ""});
        return;
    }
    if (access(database.c_str(), R_OK | W_OK) != 0) {
        findings.push_back(
            {Health::bad, "database", database + ": " + std::strerror(errno), "chown vigie " + database});
        return;
    }
    const std::string problem = check_database(database);
    if (problem.empty())
        findings.push_back({Health::good, "database", database + " is whole (quick_check)", ""});
    else
        findings.push_back({Health::bad, "database", database + " is damaged: " + problem,
                            "stop vigied, then: vigie restore BACKUP; without a backup: sqlite3 " + database +
                                " .recover | sqlite3 new.db"});
}

void examine_descriptors(Findings& findings) {
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    const bool good = limit.rlim_cur >= few_descriptors;
    findings.push_back({good ? Health::good : Health::doubtful, "descriptors",
                        std::to_string(limit.rlim_cur) + " files and connections may be open",
                        good ? "" : "LimitNOFILE=4096 in the unit, or ulimit -n 4096"});
}

void examine_clock(Findings& findings) {
    if (std::time(nullptr) < year_2025) {
        findings.push_back({Health::bad, "clock", "is in the past: dates of articles and certificates will be wrong",
                            "timedatectl set-ntp true"});
        return;
    }
    timex time{};
    const int state = adjtimex(&time);
    const bool kept = state >= 0 && state != TIME_ERROR;
    findings.push_back({kept ? Health::good : Health::doubtful, "clock",
                        kept ? "is kept in step" : "nobody keeps it in step, as far as the kernel knows",
                        kept ? "" : "timedatectl set-ntp true (in a container: on its host)"});
}

// http://user@host:8080/path → host
std::string host_of(const std::string& url) {
    const std::size_t begin = url.find("://");
    if (begin == std::string::npos) return {};
    std::string host = url.substr(begin + 3, url.find_first_of("/?#", begin + 3) - begin - 3);
    if (const auto at = host.rfind('@'); at != std::string::npos) host.erase(0, at + 1);
    if (host.starts_with('[')) return host.substr(1, host.find(']') - 1);
    return host.substr(0, host.find(':'));
}

void examine_names(const config::Config& config, Findings& findings) {
    const std::string host = config.feeds.empty() ? "example.org" : host_of(config.feeds.front().url);
    addrinfo* found = nullptr;
    const int code = getaddrinfo(host.c_str(), "80", nullptr, &found);
    const std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> owned(found, freeaddrinfo);
    findings.push_back({code == 0 ? Health::good : Health::bad, "DNS",
                        code == 0 ? host + " has an address" : host + ": " + gai_strerror(code),
                        code == 0 ? "" : "look at /etc/resolv.conf and at the feed's URL; getent hosts " + host});
}

void examine_tokens(const config::Config& config, Findings& findings) {
    if (config.http.token_file.empty()) return;
    const auto tokens = http::load_tokens(config.http.token_file);
    findings.push_back(
        {tokens ? Health::good : Health::bad, "tokens",
         tokens ? std::to_string(tokens->size()) + " in " + config.http.token_file : tokens.error().message,
         tokens ? "" : "chmod 600 " + config.http.token_file + "; a token has 20 characters or more"});
}

}  // namespace

void examine_machine(const config::Config& config, Findings& findings) {
    examine_state(config, findings);
    examine_database(config, findings);
    examine_descriptors(findings);
    examine_clock(findings);
    examine_names(config, findings);
    examine_tokens(config, findings);
}

}  // namespace vigie::cli
