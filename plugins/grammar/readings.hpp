// The Reading that quotes and stance have in common: who comes first for an article makes it and leaves it with the
// host (vigie.shared/1); the other takes it.
#pragma once

#include <vigie/shared.hpp>

#include <memory>

#include "plugins/grammar/grammar.hpp"

namespace vigie::grammar {

// Threads: as its instance of a plugin. Lifetime: what read() returns is valid until the end of the call.
class Readings {
  public:
    explicit Readings(const vigie_host& host) : shared_(host) {}
    // Of an article by a language. Where another plugin read it with other mentions or another build of this grammar,
    // or the host shares nothing, it is made anew.
    const Reading& read(const vigie_article& article, const Lexicon& lexicon);

  private:
    plugin::Shared shared_;
    std::unique_ptr<Reading> own_;  // where the host does not keep it
};

}  // namespace vigie::grammar
