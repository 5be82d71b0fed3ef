// May this file be loaded at all? Looks at the file without running anything of it. Each answer is empty where all is
// well, else one clause that says what is wrong ("others may write to it"). Nothing throws.
#pragma once

#include <string>

namespace vigie::host {

// Owner (root or us) and mode of the file and of its folder: nobody else may change what we load. A group may write
// only where it is root's or our own.
std::string check_permissions(const std::string& path);

// A shared object for this machine, whole, that exports `symbol`. A cut file would kill the process that maps it.
std::string check_elf(const std::string& path, const std::string& symbol);

// SHA-256 in hex, as `sha256sum` prints it.
std::string check_sha256(const std::string& path, const std::string& expected);

}  // namespace vigie::host
