// Two versions of one plugin, right both: counts, logs, and takes a while where the text asks for it.
#pragma once

#include <string_view>
#include <thread>
#include <vigie/plugin.hpp>

class Herald {
  public:
    explicit Herald(const vigie::plugin::Context& context) : context_(context), counters_(context.counters()) {}
    void analyze(const vigie::plugin::Article& article, [[maybe_unused]] vigie::plugin::Emitter& emit) const {
        if (article.text().find("Patience") != std::string_view::npos)
            std::this_thread::sleep_for(std::chrono::seconds(8));
        counters_.add("articles");
        context_.log(vigie::plugin::Context::info, "one article more");
    }

  private:
    vigie::plugin::Context context_;
    vigie::plugin::Counters counters_;
};
