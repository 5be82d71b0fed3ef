// Stands in for plugins that are not there, so that one which needs others can be checked alone.
#include <string_view>

#include "check.hpp"

namespace vigie::check {
namespace {

std::vector<std::string> given_kinds;
std::string provides;
vigie_descriptor descriptor{sizeof descriptor, "org.vigie.check.stand-in", "1.0.0", "*", "", ""};

void* create(const vigie_host* host, const vigie_option*, std::size_t) {
    return new const vigie_host*(host);
}
void destroy(void* instance) {
    delete static_cast<const vigie_host**>(instance);
}

vigie_text c_text(std::string_view text) {
    return {text.data(), text.size()};
}

void emit_one(const vigie_host& host, const std::string& kind, const vigie_article& article, std::size_t at) {
    const vigie_span span = article.tokens[at].span;
    const vigie_span before = article.tokens[at / 2].span;
    const std::string_view words(article.text.data + span.begin, span.end - span.begin);
    const std::string_view role = kind == "mention" ? "actor" : kind == "quotation" ? "speaker" : "holder";
    const vigie_party party{sizeof party, c_text(role), c_text(at % 2 ? "Q1" : ""), c_text(words.substr(0, 0)), before};
    vigie_annotation made{};
    made.size = sizeof made;
    made.kind = c_text(kind);
    made.type = c_text(kind == "mention" ? "person" : kind == "quotation" ? "direct" : "");
    made.form = c_text(kind == "mention" ? "name" : "");
    made.span = span;
    made.score = 0.5;
    made.polarity = kind == "stance" ? -1 : 0;
    made.party_count = at % 3 != 0;
    made.parties = &party;
    host.emit(host.context, &made);
}

vigie_status analyze(void* instance, const vigie_article* article) {
    for (const std::string& kind : given_kinds)
        for (std::size_t at = 0; at < article->token_count; ++at) {
            const auto first = static_cast<unsigned char>(article->text.data[article->tokens[at].span.begin]);
            if (first % 3 == 0 || (first >= 'A' && first <= 'Z'))
                emit_one(**static_cast<const vigie_host**>(instance), kind, *article, at);
        }
    return VIGIE_OK;
}

const vigie_plugin_entry entry{VIGIE_ABI_MAJOR, VIGIE_ABI_MINOR, sizeof entry, &descriptor,
                               create,          destroy,         analyze,      nullptr};

}  // namespace

const vigie_plugin_entry& stand_in(const std::vector<std::string>& kinds) {
    given_kinds = kinds;
    provides.clear();
    for (const std::string& kind : kinds) provides += kind + " ";
    descriptor.provides = provides.c_str();
    return entry;
}

}  // namespace vigie::check
