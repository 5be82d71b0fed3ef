// Compares what plugins found with what a case expects.
#include <algorithm>

#include "vigie/testing.hpp"

namespace vigie::testing {
namespace {

std::string in_marks(std::string_view text) {
    return "\"" + std::string(text) + "\"";
}

// Which one of these words in the text, from 1.
int occurrence_of(const Annotation& annotation, std::string_view text) {
    int count = 0;
    for (std::size_t at = text.find(annotation.text); at != std::string_view::npos && at <= annotation.span.begin;
         at = text.find(annotation.text, at + 1))
        ++count;
    return count;
}

bool is_party(const Party& party, std::string_view value, std::string_view text) {
    return party.id == value || party.name == value ||
           (!party.span.empty() && text.substr(party.span.begin, party.span.size()) == value);
}

bool holds(const Annotation& annotation, const std::string& key, const std::string& value, std::string_view text) {
    if (key == "type") return annotation.type == value;
    if (key == "form") return annotation.form == value;
    if (key == "plugin") return annotation.plugin == value;
    if (key == "polarity") {
        const std::string_view digits = std::string_view(value).substr(value.rfind('+', 0) == 0 ? 1 : 0);
        return std::to_string(annotation.polarity) == digits;
    }
    for (const auto& [name, content] : annotation.attributes)
        if (name == key && content == value) return true;
    if (value == "none") return !annotation.party(key.c_str());
    return std::any_of(annotation.parties.begin(), annotation.parties.end(),
                       [&](const Party& party) { return party.role == key && is_party(party, value, text); });
}

bool matches(const Annotation& annotation, const Expectation& expected, std::string_view text) {
    if (annotation.kind != expected.kind) return false;
    if (!expected.text.empty() && annotation.text != expected.text) return false;
    if (expected.occurrence != 0 && occurrence_of(annotation, text) != expected.occurrence) return false;
    return std::all_of(expected.fields.begin(), expected.fields.end(),
                       [&](const auto& field) { return holds(annotation, field.first, field.second, text); });
}

std::string describe_expected(const Expectation& expected) {
    std::string line = expected.kind;
    if (!expected.text.empty()) line += " " + in_marks(expected.text);
    if (expected.occurrence != 0) line += "#" + std::to_string(expected.occurrence);
    for (const auto& [key, value] : expected.fields) line += " " + key + "=" + in_marks(value);
    return line;
}

// What there is instead: first of the same words, else of the same kind.
std::string nearest(const Expectation& expected, const std::vector<Annotation>& found) {
    std::string list;
    for (const bool same_words : {true, false}) {
        for (const Annotation& one : found)
            if (one.kind == expected.kind && (!same_words || one.text == expected.text))
                list += "\n    " + describe(one);
        if (!list.empty()) return "found" + list;
    }
    return "found no " + expected.kind;
}

}  // namespace

std::string describe(const Annotation& annotation) {
    std::string line = annotation.kind + " [" + std::to_string(annotation.span.begin) + ", " +
                       std::to_string(annotation.span.end) + ") " + in_marks(annotation.text);
    if (!annotation.type.empty()) line += " type=" + annotation.type;
    if (!annotation.form.empty()) line += " form=" + annotation.form;
    if (annotation.kind == "stance") line += " polarity=" + std::to_string(annotation.polarity);
    for (const Party& party : annotation.parties)
        line += " " + party.role + "=" + (party.id.empty() ? "" : party.id + ":") + in_marks(party.name);
    for (const auto& [key, value] : annotation.attributes) line += " " + key + "=" + in_marks(value);
    return line;
}

void Score::add(const Score& other) {
    right += other.right;
    wrong += other.wrong;
    missed += other.missed;
    remarks.insert(remarks.end(), other.remarks.begin(), other.remarks.end());
}

// Those that say most choose first, so that "mention" alone does not take what "mention type=person" needs.
Score score(const Case& gold, const std::vector<Annotation>& found, const std::vector<std::string>& kinds) {
    Score made;
    const auto scored = [&](const std::string& kind) {
        return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
    };
    const auto remark = [&](int line, const std::string& what) {
        made.remarks.push_back(gold.file + ":" + std::to_string(line) + ": (" + gold.name + ") " + what);
    };
    std::vector<const Expectation*> expected;
    for (const Expectation& one : gold.expectations)
        if (!one.absent && !one.only && scored(one.kind)) expected.push_back(&one);
    std::stable_sort(expected.begin(), expected.end(),
                     [](const auto* a, const auto* b) { return a->fields.size() > b->fields.size(); });
    std::vector<bool> used(found.size(), false);
    for (const Expectation* one : expected) {
        std::size_t at = 0;
        while (at < found.size() && (used[at] || !matches(found[at], *one, gold.article.text))) ++at;
        if (at == found.size()) {
            ++made.missed;
            remark(one->line, "missed " + describe_expected(*one));
        } else {
            ++made.right;
            used[at] = true;
        }
    }
    for (std::size_t at = 0; at < found.size(); ++at) {
        if (used[at] || !scored(found[at].kind)) continue;
        ++made.wrong;
        remark(gold.line, "wrong " + describe(found[at]));
    }
    return made;
}

std::vector<std::string> check(const Case& test, const Outcome& outcome) {
    std::vector<std::string> failures;
    const auto fail = [&](int line, const std::string& what) {
        failures.push_back(test.file + ":" + std::to_string(line) + ": (" + test.name + ") " + what);
    };
    for (const std::string& problem : outcome.problems) fail(test.line, problem);
    const std::string_view text = test.article.text;
    for (const Expectation& expected : test.expectations) {
        const auto first = std::find_if(outcome.annotations.begin(), outcome.annotations.end(),
                                        [&](const Annotation& one) { return matches(one, expected, text); });
        const bool found = first != outcome.annotations.end();
        if (expected.only) {
            for (const Annotation& one : outcome.annotations)
                if (one.kind == expected.kind &&
                    std::none_of(test.expectations.begin(), test.expectations.end(), [&](const Expectation& other) {
                        return !other.only && !other.absent && matches(one, other, text);
                    }))
                    fail(expected.line, "did not expect " + describe(one));
        } else if (expected.absent && found) {
            fail(expected.line, "did not expect " + describe(*first));
        } else if (!expected.absent && !found) {
            fail(expected.line,
                 "expected " + describe_expected(expected) + ", " + nearest(expected, outcome.annotations));
        }
    }
    return failures;
}

std::vector<std::string> check(const Case& test, Plugins& plugins) {
    if (test.actors.empty()) return check(test, plugins.run(test.article));
    Plugins watching = plugins.with(test.actors);
    return check(test, watching.run(test.article));
}

}  // namespace vigie::testing
