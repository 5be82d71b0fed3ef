// What `vigie doctor` looks at. Inner header of cli/.
#pragma once

#include <string>
#include <vector>

#include "config/config.hpp"

namespace vigie::cli {

enum class Health { good, doubtful, bad };

struct Finding {
    Health health = Health::good;
    std::string about;  // "clock"
    std::string what;
    std::string mend;  // what to do; empty where it is good
};
using Findings = std::vector<Finding>;

// The machine: state folder, database, descriptors, clock, names, secrets.
void examine_machine(const config::Config& config, Findings& findings);
// Worker, sandbox and plugins: really started.
void examine_plugins(const config::Config& config, Findings& findings);

}  // namespace vigie::cli
