// Two plugins of one author, right both: each tells what it found kept for the article, and keeps its text.
#pragma once

#include <vigie/plugin.hpp>
#include <vigie/shared.hpp>

#include <memory>
#include <string>

class Keeper {
  public:
    explicit Keeper(const vigie::plugin::Context& context) : shared_(context.raw()) {}
    void analyze(const vigie::plugin::Article& article, vigie::plugin::Emitter& emit) const {
        const auto* found = shared_.find<std::string>("org.vigie.test.keeper");
        const std::string told = found ? *found : "nothing";
        auto own = std::make_unique<std::string>(article.text());
        const bool kept = shared_.keep("org.vigie.test.keeper", own);
        emit(vigie::plugin::Draft("org.vigie.test.x", {})
                 .attribute("found", told)
                 .attribute("kept", kept ? "yes" : "no"));
    }

  private:
    vigie::plugin::Shared shared_;
};
