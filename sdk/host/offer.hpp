// C++ values as the C structs that plugins read.
#pragma once

#include <vigie/abi.h>
#include <vigie/annotation.hpp>

#include <deque>
#include <string>
#include <vector>

#include "sdk/host/host.hpp"

namespace vigie::host {

// The annotations of the wanted kinds, viewed; valid while `annotations` stand still.
class Offer {
  public:
    Offer(const std::vector<Annotation>& annotations, const std::vector<std::string>& kinds);
    const vigie_annotation* data() const { return raw_.data(); }
    std::size_t size() const { return raw_.size(); }

  private:
    std::vector<vigie_annotation> raw_;
    std::vector<vigie_party> parties_;
    std::vector<vigie_attribute> attributes_;
};

// The watched actors behind vigie.actors/1; views into `actors`, which must outlive it and stand still.
class ActorTable {
  public:
    explicit ActorTable(const std::vector<WatchedActor>& actors);
    std::size_t size() const { return rows_.size(); }
    vigie_status at(std::size_t index, vigie_actor* into) const;

  private:
    struct Row {
        const WatchedActor* actor;
        std::vector<vigie_text> aliases;
        std::vector<vigie_role> roles;
    };
    std::vector<Row> rows_;
};

inline vigie_text to_c(std::string_view text) {
    return {text.data(), text.size()};
}

}  // namespace vigie::host
