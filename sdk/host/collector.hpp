// What one plugin emits for one article: checked, copied, counted. The first thing that is wrong is kept as the
// problem, and from then on everything is refused.
#pragma once

#include <vigie/abi.h>
#include <vigie/annotation.hpp>

#include <string>
#include <string_view>
#include <vector>

#include "sdk/host/host.hpp"

namespace vigie::host {

class Collector {
  public:
    // All three must outlive it.
    Collector(std::string_view text, const PluginInfo& plugin, const Limits& limits)
        : text_(text), plugin_(plugin), limits_(limits) {}

    vigie_status emit(const vigie_annotation* raw);

    const std::string& problem() const { return problem_; }
    std::vector<Annotation> take() { return std::move(annotations_); }

  private:
    // Empty where it is sound.
    std::string check(const vigie_annotation& raw) const;
    std::string check_parties(const vigie_annotation& raw) const;
    std::string check_words(const vigie_annotation& raw) const;
    std::string check_span(vigie_span span, const char* what) const;
    std::string check_text(vigie_text text, const char* what) const;

    std::string_view text_;
    const PluginInfo& plugin_;
    const Limits& limits_;
    std::vector<Annotation> annotations_;
    std::string problem_;
};

}  // namespace vigie::host
