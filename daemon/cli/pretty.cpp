#include "cli/pretty.hpp"

#include <map>
#include <vector>

namespace vigie::cli {
namespace {

std::string name_of(const Party& party) {
    if (party.id.empty() || party.id.starts_with("name:")) return party.name;
    return party.name + " (" + party.id + ")";
}

std::string names(const Annotation& annotation, std::string_view role) {
    std::string all;
    for (const Party& party : annotation.parties)
        if (party.role == role) all += (all.empty() ? "" : ", ") + name_of(party);
    return all;
}

// On one line, not longer than a terminal can show; cut on a code point.
std::string one_line(std::string_view text, std::size_t most = 160) {
    std::string line;
    for (const char c : text) {
        const bool continues = (static_cast<unsigned char>(c) & 0xC0) == 0x80;
        if (line.size() >= most && !continues) return line + "…";
        line += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
    }
    return line;
}

void append_quotation(std::string& out, const Annotation& quotation) {
    const std::string speakers = names(quotation, "speaker");
    const std::string via = names(quotation, "via");
    const Party* cue = quotation.party("cue");
    out += "  " + (speakers.empty() ? std::string("?") : one_line(speakers)) + " — " + quotation.type;
    if (cue != nullptr) out += ", " + one_line(cue->name);
    if (!via.empty()) out += ", via " + one_line(via);
    out += "\n    «" + one_line(quotation.text, 400) + "»\n";
}

void append_stance(std::string& out, const Annotation& stance) {
    const char* verb = stance.polarity > 0 ? " for " : stance.polarity < 0 ? " against " : " neither for nor against ";
    const std::string holders = names(stance, "holder");
    const std::string target = names(stance, "target");
    out += "  " + (holders.empty() ? std::string("?") : one_line(holders)) + verb + one_line(target) + "\n    " +
           one_line(stance.text, 400) + '\n';
}

// Each actor once, with how often and as what it is named.
void append_mentions(std::string& out, const std::vector<Annotation>& annotations) {
    struct Named {
        std::string type;
        int count = 0;
        std::map<std::string, int> forms;
    };
    std::map<std::string, Named> actors;
    for (const Annotation& mention : annotations) {
        if (mention.kind != "mention") continue;
        const Party* actor = mention.party("actor");
        Named& named = actors[actor != nullptr ? name_of(*actor) : mention.text + " (ambiguous)"];
        named.type = mention.type;
        ++named.count;
        if (actor == nullptr || mention.text != actor->name) ++named.forms[mention.text];
    }
    if (actors.empty()) return;
    out += "Named\n";
    for (const auto& [name, named] : actors) {
        out += "  " + one_line(name) + " — " + named.type + ", " + std::to_string(named.count) + "×";
        for (const auto& [form, count] : named.forms) out += ", «" + one_line(form, 60) + "»";
        out += '\n';
    }
}

template <typename Append>
void append_kind(std::string& out, const std::vector<Annotation>& annotations, std::string_view kind, const char* title,
                 Append append) {
    bool first = true;
    for (const Annotation& annotation : annotations) {
        if (annotation.kind != kind) continue;
        if (first) out += title;
        first = false;
        append(out, annotation);
    }
}

void append_own_kinds(std::string& out, const std::vector<Annotation>& annotations) {
    for (const Annotation& annotation : annotations) {
        if (annotation.kind == "mention" || annotation.kind == "quotation" || annotation.kind == "stance") continue;
        out += annotation.kind + (annotation.type.empty() ? "" : " " + annotation.type) + "\n    " +
               one_line(annotation.text) + '\n';
    }
}

}  // namespace

void append_pretty(std::string& out, std::string_view text, const wire::Message& answer) {
    const auto* analysis = std::get_if<wire::Analysis>(&answer);
    if (analysis == nullptr) {
        const auto* problem = std::get_if<wire::Problem>(&answer);
        out += "no analysis: " + (problem != nullptr ? problem->problem : std::string("no answer")) + '\n';
        return;
    }
    const std::vector<Annotation>& annotations = analysis->annotations;
    out += "Language " + (analysis->language.empty() ? std::string("unknown") : analysis->language) + ", " +
           std::to_string(text.size()) + " bytes\n";
    append_mentions(out, annotations);
    append_kind(out, annotations, "quotation", "Said\n", append_quotation);
    append_kind(out, annotations, "stance", "Stands\n", append_stance);
    append_own_kinds(out, annotations);
    for (const wire::Failure& failure : analysis->failed)
        out += "partial: " + failure.plugin + ": " + failure.problem + '\n';
}

}  // namespace vigie::cli
