// JSON → Annotation.
#include <boost/json/array.hpp>
#include <boost/json/monotonic_resource.hpp>
#include <boost/json/string.hpp>

#include "wire/annotation_keys.hpp"
#include "wire/annotation_read.hpp"
#include "wire/json.hpp"
#include "wire/read.hpp"

namespace vigie::wire {
namespace {

Party read_party(const boost::json::value& value, std::string role, std::string& problem) {
    const Fields fields(value, problem);
    Party party;
    party.role = std::move(role);
    party.id = fields.text("id");
    party.name = fields.text(fields.find("name") != nullptr ? "name" : "text");
    party.span = {fields.unsigned_number("begin"), fields.unsigned_number("end")};
    return party;
}

void read_one(Annotation& annotation, const Fields& fields, const char* key, std::string& problem) {
    if (const auto* value = fields.find(key)) annotation.parties.push_back(read_party(*value, key, problem));
}

void read_list(Annotation& annotation, const Fields& fields, std::string_view key, const char* role,
               std::string& problem) {
    fields.each(key,
                [&](const boost::json::value& item) { annotation.parties.push_back(read_party(item, role, problem)); });
}

void read_roles(Annotation& annotation, const Fields& fields, std::string& problem) {
    if (annotation.kind == "mention") {
        read_one(annotation, fields, "actor", problem);
        read_list(annotation, fields, "candidates", "candidate", problem);
    } else if (annotation.kind == "quotation") {
        read_one(annotation, fields, "speaker", problem);
        read_list(annotation, fields, "speakers", "speaker", problem);
        read_one(annotation, fields, "cue", problem);
        for (std::string& name : fields.texts("via")) annotation.parties.push_back({"via", {}, std::move(name), {}});
    } else if (annotation.kind == "stance") {
        read_one(annotation, fields, "holder", problem);
        read_list(annotation, fields, "holders", "holder", problem);
        read_one(annotation, fields, "target", problem);
    }
    fields.each("parties", [&](const boost::json::value& item) {
        annotation.parties.push_back(read_party(item, Fields(item, problem).text("role"), problem));
    });
}

void read_attributes(Annotation& annotation, const Fields& fields) {
    for (const auto& member : fields.object()) {
        const std::string_view key(member.key());
        if (!is_attribute_key(key)) continue;
        if (const auto* flag = member.value().if_bool())
            annotation.attributes.emplace_back(key, *flag ? "true" : "false");
        else if (const auto* text = member.value().if_string())
            annotation.attributes.emplace_back(key, std::string(text->data(), text->size()));
    }
}

template <typename Value, typename Read>
Result<std::vector<Value>> parse_list(std::string_view json, Read read) {
    boost::json::monotonic_resource memory;
    const auto tree = parse_json(json, &memory);
    if (!tree) return tree.error();
    const auto* items = tree->if_array();
    if (items == nullptr) return Error{"an array of annotations expected"};
    std::string problem;
    std::vector<Value> values;
    values.reserve(items->size());
    for (const boost::json::value& item : *items) values.push_back(read(item, problem));
    if (!problem.empty()) return Error{"annotation: " + problem};
    return values;
}

Evidence read_evidence(const boost::json::value& value, std::string& problem) {
    const Fields fields(value, problem);
    return {read_annotation(value, problem),
            fields.text("sentence"),
            {fields.unsigned_number("sentence_begin"), fields.unsigned_number("sentence_end")}};
}

}  // namespace

Annotation read_annotation(const boost::json::value& value, std::string& problem) {
    const Fields fields(value, problem);
    Annotation annotation;
    annotation.kind = fields.text("kind");
    if (annotation.kind.empty()) fields.wrong("kind", "a word");
    annotation.type = fields.text("type");
    annotation.form = fields.text("form");
    annotation.span = {fields.unsigned_number("begin"), fields.unsigned_number("end")};
    if (annotation.span.begin > annotation.span.end) fields.wrong("end", "no less than begin");
    annotation.text = fields.text("text");
    annotation.score = fields.real("score");
    annotation.polarity = static_cast<int>(fields.number("polarity", -1, 1));
    annotation.plugin = fields.text("plugin");
    read_roles(annotation, fields, problem);
    read_attributes(annotation, fields);
    return annotation;
}

Result<std::vector<Annotation>> parse_annotations(std::string_view json) {
    return parse_list<Annotation>(json, read_annotation);
}

Result<std::vector<Evidence>> parse_evidence(std::string_view json) {
    return parse_list<Evidence>(json, read_evidence);
}

}  // namespace vigie::wire
