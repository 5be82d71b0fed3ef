// For plugins of one author: what one of them made of an article, kept for those that run after it (ext/shared.h).
#pragma once

#include <vigie/abi.h>
#include <vigie/ext/shared.h>
#include <vigie/views.hpp>

#include <memory>
#include <string_view>

namespace vigie::plugin {

// Make one from the Context and keep it; it is of use during analyze only. Does nothing where the host shares nothing.
class Shared {
  public:
    explicit Shared(const vigie_host& host)
        : context_(host.context),
          shared_(static_cast<const vigie_shared*>(host.get_extension(host.context, VIGIE_EXT_SHARED))) {}

    // What was kept under this key for this article, or null. It must be a Value: let the key tell what it is.
    template <typename Value>
    Value* find(std::string_view key) const {
        return shared_ ? static_cast<Value*>(shared_->find(context_, to_c(key))) : nullptr;
    }
    // Gives a value to the host, which frees it at the article's end. False, and the value stays where it is, if the
    // key is taken or the host shares nothing.
    template <typename Value>
    bool keep(std::string_view key, std::unique_ptr<Value>& value) const {
        const auto drop = [](void* kept) { delete static_cast<Value*>(kept); };
        if (!shared_ || shared_->keep(context_, to_c(key), value.get(), drop) != VIGIE_OK) return false;
        static_cast<void>(value.release());
        return true;
    }

  private:
    void* context_;
    const vigie_shared* shared_;
};

}  // namespace vigie::plugin
