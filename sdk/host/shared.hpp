// What plugins keep for each other while one article is analyzed (vigie.shared/1).
#pragma once

#include <vigie/abi.h>

#include <string>
#include <string_view>
#include <vector>

namespace vigie::host {

// Ownership: the values are dropped with it, the last first.
class Shared {
  public:
    Shared() = default;
    ~Shared();
    Shared(const Shared&) = delete;
    Shared& operator=(const Shared&) = delete;

    vigie_status keep(std::string_view key, void* value, void (*drop)(void* value));
    void* find(std::string_view key) const;  // null: nothing

  private:
    struct Kept {
        std::string key;
        void* value;
        void (*drop)(void* value);
    };
    std::vector<Kept> kept_;  // few
};

}  // namespace vigie::host
