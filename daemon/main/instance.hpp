// The daemon: constructs everything, passes references, and runs until it is told to stop. The composition root.
#pragma once

#include <memory>
#include <string>

#include "main/load.hpp"
#include "main/options.hpp"

namespace vigie {

// On one thread; the store has another of its own.
class Instance {
  public:
    // Opens the store and what else may be missing or broken: throws with what and where.
    Instance(Options options, config::Config config);
    ~Instance();
    Instance(const Instance&) = delete;
    Instance& operator=(const Instance&) = delete;

    // Until SIGTERM or SIGINT, or with --once until all is drained. Returns the exit code.
    int run();

  private:
    struct Inner;
    std::unique_ptr<Inner> inner_;
};

}  // namespace vigie
