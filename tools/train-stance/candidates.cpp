// All that the stance analyzer takes for a stance, however doubtful, with the signs that its score is made of.
// usage: train_stance PLUGINS_DIR < articles.jsonl, a line {"id","language","text","published"} each; answers one each.
#include <boost/json.hpp>

#include <chrono>
#include <iostream>
#include <sstream>

#include "sdk/host/host.hpp"

namespace {

namespace json = boost::json;

json::object party(const vigie::Party& one) {
    return {{"id", one.id}, {"name", one.name}, {"begin", one.span.begin}, {"end", one.span.end}};
}

json::object stance(const vigie::Annotation& one) {
    json::array holders;
    json::object out{{"polarity", one.polarity}, {"score", one.score}, {"text", one.text}};
    for (const auto& each : one.parties)
        if (each.role == "holder")
            holders.push_back(party(each));
        else
            out["target"] = party(each);
    out["holders"] = std::move(holders);
    for (const auto& [key, value] : one.attributes)
        if (key == "signs") out["signs"] = value;
    return out;
}

std::int64_t seconds_of(std::string_view day) {  // 2024-02-08
    int year = 0, month = 0, date = 0;
    char dash = 0;
    std::istringstream in{std::string(day)};
    if (!(in >> year >> dash >> month >> dash >> date)) return VIGIE_NO_TIME;
    const std::chrono::year_month_day at{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(date))};
    return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::sys_days(at).time_since_epoch()).count();
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) return std::cerr << "usage: train_stance PLUGINS_DIR < articles.jsonl\n", 2;
    vigie::host::Setup setup;
    setup.plugins = vigie::host::find_plugins(argv[1]);
    for (auto& plugin : setup.plugins)
        if (plugin.path.ends_with("/stance.so")) plugin.options = {{"least_score", "0"}, {"signs", "true"}};
    vigie::host::Host host(std::move(setup));
    for (const auto& plugin : host.plugins())
        if (plugin.state != vigie::host::State::active)
            return std::cerr << plugin.path << ": " << plugin.problem << "\n", 1;
    for (std::string line; std::getline(std::cin, line);) {
        const json::value given = json::parse(line);
        const auto text_of = [&](const char* key) {
            const auto* value = given.as_object().if_contains(key);
            return value && value->is_string() ? std::string(value->as_string()) : std::string();
        };
        const std::string text = text_of("text"), language = text_of("language");
        vigie::host::ArticleView article;
        article.text = text;
        article.language = language;
        article.published = seconds_of(text_of("published"));
        json::array stances;
        for (const auto& one : host.run(article).annotations)
            if (one.kind == "stance") stances.push_back(stance(one));
        std::cout << json::serialize(json::object{{"id", text_of("id")}, {"stances", std::move(stances)}}) << "\n";
    }
}
