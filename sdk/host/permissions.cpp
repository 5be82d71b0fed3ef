// Who may change a plugin's file.
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "sdk/host/trust.hpp"

namespace vigie::host {
namespace {

std::string check_one(const std::string& path, bool directory) {
    struct stat info {};
    const std::string what = directory ? "its folder " + path : "it";
    if (::stat(path.c_str(), &info) != 0) return std::string("cannot be opened: ") + std::strerror(errno);
    if (!directory && !S_ISREG(info.st_mode)) return "is not a regular file";
    if (info.st_uid != 0 && info.st_uid != ::geteuid())
        return (directory ? "its folder " + path + " belongs" : "belongs") + " to user " + std::to_string(info.st_uid) +
               ", neither to root nor to us";
    if (info.st_mode & S_IWOTH) return "others may write to " + what;
    const bool own_group = info.st_gid == 0 || info.st_gid == ::getegid();
    if ((info.st_mode & S_IWGRP) && !own_group) return "group " + std::to_string(info.st_gid) + " may write to " + what;
    return {};
}

}  // namespace

std::string check_permissions(const std::string& path) {
    std::error_code ignored;
    const std::filesystem::path real = std::filesystem::canonical(path, ignored);
    if (real.empty()) return std::string("cannot be opened: ") + ignored.message();
    if (std::string problem = check_one(real.string(), false); !problem.empty()) return problem;
    return check_one(real.parent_path().string(), true);
}

}  // namespace vigie::host
