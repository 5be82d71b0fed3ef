#include "worker/program.hpp"

#include <unistd.h>
#include <vigie/ext/metrics.h>
#include <vigie/views.hpp>

#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdlib>

#include "wire/program.hpp"

namespace vigie::worker {
namespace {

using plugin::to_c;
using plugin::to_view;

constexpr int most_messages = 20'000;  // before one answer

std::string joined(const std::vector<std::string>& words) {
    std::string all;
    for (const std::string& word : words) all += (all.empty() ? "" : " ") + word;
    return all;
}

std::string owned(vigie_text text) {
    return {text.data, text.data ? text.size : 0};
}

Span span_of(vigie_span span) {
    return {span.begin, span.end};
}

Annotation annotation_of(const vigie_annotation& raw, std::string_view text) {
    Annotation made;
    made.kind = owned(raw.kind);
    made.type = owned(raw.type);
    made.form = owned(raw.form);
    made.span = span_of(raw.span);
    made.text = text.substr(made.span.begin, made.span.size());
    made.score = raw.score;
    made.polarity = raw.polarity;
    for (std::uint32_t i = 0; i < raw.party_count; ++i) {
        const vigie_party& party = raw.parties[i];
        made.parties.push_back({owned(party.role), owned(party.id), owned(party.name), span_of(party.span)});
    }
    for (std::size_t i = 0; i < raw.attribute_count; ++i)
        made.attributes.emplace_back(owned(raw.attributes[i].key), owned(raw.attributes[i].value));
    return made;
}

int level_of(log::Level level) {
    return level == log::Level::debug ? 0 : level == log::Level::info ? 1 : level == log::Level::warning ? 2 : 3;
}

}  // namespace

Program::Program(Channel& daemon, int socket, const wire::PluginSetting& setting, const std::vector<Actor>& actors)
    : daemon_(daemon), socket_(socket), decoder_({std::size_t{64} << 20, 0, false}) {
    std::signal(SIGPIPE, SIG_IGN);  // one that has ended is found out by reading
    wire::Hello hello;
    hello.plugins.push_back({setting.path, setting.options, {}});
    hello.actors = actors;
    std::string line;
    encode(line, hello);
    write(line);
    problem_ = hear_ready(setting.path);
}

std::string Program::hear_ready(const std::string& path) {
    for (int i = 0; i < most_messages; ++i) {
        auto message = read();
        if (!message) return problem_.empty() ? "ended before it was ready; the log has what it printed" : problem_;
        if (auto* ready = std::get_if<wire::Ready>(&*message)) {
            if (ready->version != wire::protocol_version) return "speaks another version of the wire";
            if (ready->plugins.size() != 1) return "must name one plugin when it is ready";
            if (!ready->plugins.front().problem.empty()) return ready->plugins.front().problem;
            take_descriptor(std::move(ready->plugins.front()));
            return {};
        }
        if (auto* problem = std::get_if<wire::Problem>(&*message)) return problem->problem;
        if (auto* log = std::get_if<wire::Log>(&*message)) daemon_.send(wire::Log{path, log->level, log->message});
    }
    return "talks without end before it is ready";
}

void Program::take_descriptor(wire::PluginInfo info) {
    id_ = std::move(info.id);
    version_ = std::move(info.version);
    languages_ = joined(info.languages);
    needs_ = joined(info.needs);
    provides_ = joined(info.provides);
    descriptor_ = {sizeof descriptor_, id_.c_str(),    version_.c_str(),
                   languages_.c_str(), needs_.c_str(), provides_.c_str()};
    entry_ = {VIGIE_ABI_MAJOR, VIGIE_ABI_MINOR, sizeof entry_, &descriptor_, create, destroy, analyze, nullptr};
}

std::string Program::address() const {
    return std::to_string(reinterpret_cast<std::uintptr_t>(this));
}

void* Program::create(const vigie_host* host, const vigie_option* options, size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
        if (to_view(options[i].key) != option) continue;
        const std::string_view digits = to_view(options[i].value);
        std::uintptr_t address = 0;
        std::from_chars(digits.data(), digits.data() + digits.size(), address);
        auto* program = reinterpret_cast<Program*>(address);
        program->host_ = host;
        return program;
    }
    return nullptr;
}

vigie_status Program::analyze(void* self, const vigie_article* article) {
    return static_cast<Program*>(self)->ask(*article);
}

vigie_status Program::ask(const vigie_article& article) {
    wire::Analyze request;
    request.job = ++last_job_;
    request.language = owned(article.language);
    request.title = owned(article.title);
    request.url = owned(article.url);
    if (article.published != VIGIE_NO_TIME) request.published = from_unix(article.published);
    request.text = owned(article.text);
    for (std::size_t i = 0; i < article.sentence_count; ++i)
        request.sentences.push_back({span_of(article.sentences[i].span), article.sentences[i].paragraph});
    for (std::size_t i = 0; i < article.annotation_count; ++i)
        request.annotations.push_back(annotation_of(article.annotations[i], request.text));
    std::string line;
    encode(line, request);
    write(line);
    for (int i = 0; i < most_messages; ++i) {
        auto message = read();
        if (!message) die(problem_.empty() ? std::string(wire::program_has_ended) : problem_);
        if (const auto* analysis = std::get_if<wire::Analysis>(&*message)) {
            if (analysis->job != last_job_) die("answered a job that it was not asked");
            return emit(*analysis);
        }
        if (const auto* log = std::get_if<wire::Log>(&*message)) say(level_of(log->level), log->message);
        if (const auto* count = std::get_if<wire::Count>(&*message)) {
            const auto* metrics =
                static_cast<const vigie_metrics*>(host_->get_extension(host_->context, VIGIE_EXT_METRICS));
            metrics->count(host_->context, to_c(count->name), count->amount);
        }
        if (const auto* problem = std::get_if<wire::Problem>(&*message)) {
            if (problem->job != last_job_) die(problem->problem);
            say(3, problem->problem);
            return VIGIE_ERROR;
        }
    }
    die("floods the wire");
}

// The host checks what it emits, as it does for every plugin.
vigie_status Program::emit(const wire::Analysis& analysis) {
    if (!analysis.failed.empty()) {
        say(3, analysis.failed.front().problem);
        return VIGIE_ERROR;
    }
    for (const Annotation& one : analysis.annotations) {
        std::vector<vigie_party> parties;
        for (const Party& party : one.parties)
            parties.push_back({sizeof(vigie_party),
                               to_c(party.role),
                               to_c(party.id),
                               to_c(party.name),
                               {party.span.begin, party.span.end}});
        std::vector<vigie_attribute> attributes;
        for (const auto& [key, value] : one.attributes) attributes.push_back({to_c(key), to_c(value)});
        vigie_annotation raw{};
        raw.size = sizeof raw;
        raw.kind = to_c(one.kind);
        raw.type = to_c(one.type);
        raw.form = to_c(one.form);
        raw.span = {one.span.begin, one.span.end};
        raw.score = one.score;
        raw.polarity = one.polarity;
        raw.party_count = static_cast<std::uint32_t>(parties.size());
        raw.parties = parties.data();
        raw.attribute_count = attributes.size();
        raw.attributes = attributes.data();
        if (const vigie_status status = host_->emit(host_->context, &raw); status != VIGIE_OK) return status;
    }
    return VIGIE_OK;
}

void Program::say(int level, std::string_view words) const {
    host_->log(host_->context, level, to_c(words));
}

// Where it is gone, reading says so.
void Program::write(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t count = ::write(socket_, bytes.data(), bytes.size());
        if (count < 0 && errno != EINTR) return;
        if (count > 0) bytes.remove_prefix(static_cast<std::size_t>(count));
    }
}

std::optional<wire::Message> Program::read() {
    std::array<char, std::size_t{1} << 16> bytes;
    for (;;) {
        auto message = decoder_.next();
        if (!message) {
            problem_ = "broke the protocol: " + message.error().message;
            return {};
        }
        if (*message) return std::move(**message);
        const ssize_t count = ::read(socket_, bytes.data(), bytes.size());
        if (count == 0 || (count < 0 && errno != EINTR)) return {};
        if (count > 0) decoder_.push({bytes.data(), static_cast<std::size_t>(count)});
    }
}

// The daemon replaces this worker and the programs with it; whom it blames is known from "started".
void Program::die(const std::string& how) {
    daemon_.send(wire::Problem{wire::no_job, how});
    daemon_.flush();
    _exit(1);
}

}  // namespace vigie::worker
