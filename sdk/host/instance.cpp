#include "sdk/host/instance.hpp"

#include <vigie/ext/metrics.h>
#include <vigie/ext/shared.h>

#include <exception>
#include <functional>

#include "sdk/host/options.hpp"
#include "sdk/host/utf8.hpp"

namespace vigie::host {
namespace {

std::string status_name(vigie_status status) {
    switch (status) {
        case VIGIE_ERROR:
            return "an error";
        case VIGIE_BAD_ARGUMENT:
            return "bad argument";
        case VIGIE_LIMIT:
            return "limit";
        case VIGIE_UNSUPPORTED:
            return "unsupported";
        default:
            return "the status " + std::to_string(status);
    }
}

// Calls across the line. A plugin must not throw; one that does has failed, we have not.
std::string guarded(const std::function<void()>& call) {
    try {
        call();
        return {};
    } catch (const std::exception& error) {
        return std::string("threw across the line: ") + error.what();
    } catch (...) {
        return "threw across the line";
    }
}

}  // namespace

Instance::Instance(const vigie_plugin_entry& entry, PluginInfo info, const PluginSource& source,
                   const ActorTable& actors, Sinks sinks, const Limits& limits)
    : entry_(entry), info_(std::move(info)), actors_(actors), sinks_(sinks), limits_(limits) {
    host_ = {sizeof host_, this, on_emit, on_log, on_extension};
    std::vector<vigie_option> options;
    for (const auto& [key, value] : source.options) options.push_back({to_c(key), to_c(value)});
    begin_call();
    problem_ = guarded([&] { instance_ = entry_.create(&host_, options.data(), options.size()); });
    if (instance_ && problem_.empty()) {
        std::string wrong;
        problem_ = guarded([&] { wrong = check_options(entry_, instance_, source.options); });
        if (problem_.empty()) problem_ = wrong;
    }
    in_call_ = false;
    if (problem_.empty() && !instance_) problem_ = last_error_.empty() ? "could not be created" : last_error_;
}

Instance::~Instance() {
    if (!instance_) return;
    begin_call();
    guarded([&] { entry_.destroy(instance_); });
}

Instance::Answer Instance::analyze(const vigie_article& article, Shared& shared) {
    Collector collector({article.text.data, article.text.size}, info_, limits_);
    begin_call();
    collector_ = &collector;
    shared_ = &shared;
    vigie_status status = VIGIE_OK;
    std::string problem = guarded([&] { status = entry_.analyze(instance_, &article); });
    collector_ = nullptr;
    shared_ = nullptr;
    in_call_ = false;
    if (!collector.problem().empty()) return {{}, collector.problem()};
    if (!problem.empty()) return {{}, problem};
    if (status != VIGIE_OK)
        return {{}, "answered " + status_name(status) + (last_error_.empty() ? "" : ": " + last_error_)};
    return {collector.take(), {}};
}

void Instance::begin_call() {
    caller_ = std::this_thread::get_id();
    in_call_ = true;
    logged_ = counted_ = 0;
    last_error_.clear();
}

vigie_status Instance::on_emit(void* self, const vigie_annotation* annotation) {
    auto& instance = *static_cast<Instance*>(self);
    if (instance.foreign_thread() || !instance.collector_) return VIGIE_UNSUPPORTED;
    return instance.collector_->emit(annotation);
}

void Instance::on_log(void* self, std::int32_t level, vigie_text message) {
    auto& instance = *static_cast<Instance*>(self);
    if (!instance.foreign_thread()) instance.log(level, message);
}

void Instance::log(std::int32_t level, vigie_text message) {
    if (!message.data || ++logged_ > limits_.log_lines) return;
    std::string_view text(message.data, std::min(message.size, limits_.string_bytes));
    while (!text.empty() && text.size() < message.size && !on_code_point({message.data, message.size}, text.size()))
        text.remove_suffix(1);
    if (!is_utf8(text)) text = "(a line that is not UTF-8)";
    if (level >= 3) last_error_ = text;
    if (sinks_.log) sinks_.log(info_.id, std::min(std::max(level, 0), 3), text);
}

void Instance::on_count(void* self, vigie_text name, double amount) {
    auto& instance = *static_cast<Instance*>(self);
    const std::string_view word(name.data, name.data ? name.size : 0);
    const bool known = !word.empty() && word.size() <= 64 &&
                       word.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string_view::npos;
    if (instance.foreign_thread() || !known || !(amount >= 0) || amount > 1e15) return;  // not a number is not >= 0
    if (++instance.counted_ > instance.limits_.counts || !instance.sinks_.count) return;
    instance.sinks_.count(instance.info_.id, word, amount);
}

vigie_status Instance::on_keep(void* self, vigie_text key, void* value, void (*drop)(void* value)) {
    auto& instance = *static_cast<Instance*>(self);
    if (instance.foreign_thread() || !instance.shared_) return VIGIE_UNSUPPORTED;
    return instance.shared_->keep({key.data, key.size}, value, drop);
}

void* Instance::on_find(void* self, vigie_text key) {
    const auto& instance = *static_cast<Instance*>(self);
    return instance.foreign_thread() || !instance.shared_ ? nullptr : instance.shared_->find({key.data, key.size});
}

const void* Instance::on_extension(void* self, const char* id) {
    static constexpr vigie_actors actors = {
        sizeof(vigie_actors), [](void* context) { return static_cast<Instance*>(context)->actors_.size(); },
        [](void* context, std::size_t index, vigie_actor* into) {
            return static_cast<Instance*>(context)->actors_.at(index, into);
        }};
    static constexpr vigie_metrics metrics = {sizeof(vigie_metrics), on_count};
    static constexpr vigie_shared shared = {sizeof(vigie_shared), on_keep, on_find};
    if (!self || !id) return nullptr;
    if (std::string_view(id) == VIGIE_EXT_SHARED) return &shared;
    if (std::string_view(id) == VIGIE_EXT_METRICS) return &metrics;
    return std::string_view(id) == VIGIE_EXT_ACTORS ? &actors : nullptr;
}

}  // namespace vigie::host
