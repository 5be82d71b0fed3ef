// For authors of plugins in C++17 or later: a class with `void analyze(const Article&, Emitter&)` and one line,
//   VIGIE_PLUGIN(MyClass, "org.example.mine", "1.0.0", "fr en", "mention", "org.example.mine.thing");
// which exports it: id, version, languages ("*": any), needed kinds, provided kinds. Header only, nothing to link.
//
// Threads: an instance is used by one thread at a time; other instances may run in other threads, so no mutable
// globals. Lifetime: everything an Article gives is a view into the host's memory, valid until analyze returns. Errors:
// throw; the exception ends this article for this plugin, is logged under its name, and never crosses the line.
#pragma once

#include <vigie/abi.h>
#include <vigie/ext/metrics.h>
#include <vigie/ext/options.h>
#include <vigie/annotation.hpp>
#include <vigie/views.hpp>

#include <exception>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace vigie::plugin {

// An annotation being made. The strings must live until it is emitted.
class Draft {
  public:
    Draft(std::string_view kind, Span span) {
        raw_.size = sizeof raw_;
        raw_.kind = to_c(kind);
        raw_.span = to_c(span);
        raw_.score = 1;
    }
    Draft& type(std::string_view value) { return raw_.type = to_c(value), *this; }
    Draft& form(std::string_view value) { return raw_.form = to_c(value), *this; }
    Draft& score(double value) { return raw_.score = value, *this; }
    Draft& polarity(int value) { return raw_.polarity = value, *this; }
    // id: empty where the party is only words. span: where it is named, empty where it is not.
    Draft& party(std::string_view role, std::string_view id, std::string_view name, Span span = {}) {
        parties_.push_back({sizeof(vigie_party), to_c(role), to_c(id), to_c(name), to_c(span)});
        return *this;
    }
    Draft& attribute(std::string_view key, std::string_view value) {
        attributes_.push_back({to_c(key), to_c(value)});
        return *this;
    }

    const vigie_annotation& raw() {
        raw_.parties = parties_.data();
        raw_.party_count = static_cast<std::uint32_t>(parties_.size());
        raw_.attributes = attributes_.data();
        raw_.attribute_count = attributes_.size();
        return raw_;
    }

  private:
    vigie_annotation raw_{};
    std::vector<vigie_party> parties_;
    std::vector<vigie_attribute> attributes_;
};

// The host took an annotation for wrong (span, kind, score) or one too many; the log line says which.
class Refused : public std::runtime_error {
  public:
    explicit Refused(vigie_status status)
        : std::runtime_error(status == VIGIE_LIMIT ? "the host's limit of annotations is reached"
                                                   : "the host refused an annotation"),
          status_(status) {}
    vigie_status status() const { return status_; }

  private:
    vigie_status status_;
};

class Emitter {
  public:
    explicit Emitter(const vigie_host& host) : host_(&host) {}
    // Copied by the host before this returns. Throws Refused.
    void operator()(Draft& draft) const { emit(draft.raw()); }
    void operator()(Draft&& draft) const { emit(draft.raw()); }
    void emit(const vigie_annotation& annotation) const {
        const vigie_status status = host_->emit(host_->context, &annotation);
        if (status != VIGIE_OK) throw Refused(status);
    }

  private:
    const vigie_host* host_;
};

// Counters of one's own, shown at /metrics under the plugin's name; make one from the Context and keep it. Does nothing
// where the host has no metrics.
class Counters {
  public:
    explicit Counters(const vigie_host& host)
        : context_(host.context),
          metrics_(static_cast<const vigie_metrics*>(host.get_extension(host.context, VIGIE_EXT_METRICS))) {}
    // name: a-z, 0-9, _
    void add(std::string_view name, double amount = 1) const {
        if (metrics_) metrics_->count(context_, to_c(name), amount);
    }

  private:
    void* context_;
    const vigie_metrics* metrics_;
};

// What an instance is made with; copy it if you want it later. Options are the user's settings for this plugin.
class Context {
  public:
    Context(const vigie_host& host, const vigie_option* options, std::size_t count)
        : host_(&host), options_(options), count_(count) {}

    enum Level { debug = 0, info = 1, warning = 2, error = 3 };
    void log(Level level, std::string_view message) const { host_->log(host_->context, level, to_c(message)); }

    // Valid during the constructor.
    std::string_view option(std::string_view key, std::string_view otherwise = {}) const {
        for (std::size_t i = 0; i < count_; ++i)
            if (to_view(options_[i].key) == key) return to_view(options_[i].value);
        return otherwise;
    }
    // The plugin's data directory; empty where it has none.
    std::string_view data() const { return option("data"); }
    // The actors that users watch. Their strings live as long as the instance.
    std::vector<Actor> actors() const { return read_actors(*host_); }
    Counters counters() const { return Counters(*host_); }
    const vigie_host& raw() const { return *host_; }

  private:
    const vigie_host* host_;
    const vigie_option* options_;
    std::size_t count_;
};

// Everything below makes the C functions of a class.
template <typename Class, typename = void>
struct HasExtension : std::false_type {};
template <typename Class>
struct HasExtension<Class, std::void_t<decltype(std::declval<Class&>().extension(std::string_view()))>>
    : std::true_type {};

// A class that tells its options: static constexpr vigie_option_info options[] = {{"mark", "!", "ends a sentence",
// VIGIE_OPTION_TEXT, 0}};
template <typename Class, typename = void>
struct HasOptions : std::false_type {};
template <typename Class>
struct HasOptions<Class, std::void_t<decltype(Class::options[0].key)>> : std::true_type {};

template <typename Class>
struct Line {
    const vigie_host* host;
    Class plugin;

    static Class make([[maybe_unused]] const Context& context) {
        if constexpr (std::is_constructible_v<Class, const Context&>)
            return Class(context);
        else
            return Class();
    }
    static void say(const vigie_host& host, const char* what) noexcept {
        host.log(host.context, Context::error, to_c(std::string_view(what)));
    }

    static void* create(const vigie_host* host, const vigie_option* options, size_t count) noexcept try {
        return new Line{host, make(Context(*host, options, count))};
    } catch (const std::exception& problem) {
        return say(*host, problem.what()), nullptr;
    } catch (...) {
        return say(*host, "threw something that is no std::exception"), nullptr;
    }

    static void destroy(void* instance) noexcept { delete static_cast<Line*>(instance); }

    static vigie_status analyze(void* instance, const vigie_article* article) noexcept {
        Line& line = *static_cast<Line*>(instance);
        try {
            Emitter emitter(*line.host);
            line.plugin.analyze(Article(*article), emitter);
            return VIGIE_OK;
        } catch (const Refused& refused) {
            return refused.status();
        } catch (const std::exception& problem) {
            return say(*line.host, problem.what()), VIGIE_ERROR;
        } catch (...) {
            return say(*line.host, "threw something that is no std::exception"), VIGIE_ERROR;
        }
    }

    // A class that has `const void* extension(std::string_view id)` answers with it.
    static const void* get_extension([[maybe_unused]] void* instance, [[maybe_unused]] const char* id) noexcept {
        if constexpr (HasOptions<Class>::value) {
            static constexpr vigie_options known{sizeof(vigie_options),
                                                 sizeof Class::options / sizeof Class::options[0], Class::options};
            if (std::string_view(id) == VIGIE_EXT_OPTIONS) return &known;
        }
        if constexpr (HasExtension<Class>::value) {
            try {
                return static_cast<Line*>(instance)->plugin.extension(id);
            } catch (...) {
                return nullptr;
            }
        } else {
            return nullptr;
        }
    }
};

template <typename Class>
constexpr vigie_plugin_entry entry(const vigie_descriptor& descriptor) {
    return {VIGIE_ABI_MAJOR,     VIGIE_ABI_MINOR,      sizeof(vigie_plugin_entry), &descriptor,
            Line<Class>::create, Line<Class>::destroy, Line<Class>::analyze,       Line<Class>::get_extension};
}

}  // namespace vigie::plugin

#define VIGIE_PLUGIN(CLASS, ID, VERSION, LANGUAGES, NEEDS, PROVIDES)        \
    static constexpr vigie_descriptor vigie_plugin_descriptor = {           \
        sizeof(vigie_descriptor), ID, VERSION, LANGUAGES, NEEDS, PROVIDES}; \
    extern "C" const vigie_plugin_entry vigie_plugin = ::vigie::plugin::entry<CLASS>(vigie_plugin_descriptor)
