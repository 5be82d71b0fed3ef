// The closed sets and the words for them.
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "model/alert.hpp"

namespace vigie {
namespace {

template <typename Enum, std::size_t N>
using Names = std::array<std::pair<Enum, std::string_view>, N>;

template <typename Enum, std::size_t N>
std::string_view name_of(const Names<Enum, N>& names, Enum value) {
    for (const auto& [candidate, name] : names)
        if (candidate == value) return name;
    return "?";
}

template <typename Enum, std::size_t N>
std::optional<Enum> value_of(const Names<Enum, N>& names, std::string_view text) {
    for (const auto& [value, name] : names)
        if (name == text) return value;
    return std::nullopt;
}

constexpr Names<Provenance, 6> provenances{{{Provenance::full, "full"},
                                            {Provenance::feed, "feed"},
                                            {Provenance::teaser, "teaser"},
                                            {Provenance::paywall, "paywall"},
                                            {Provenance::consent, "consent"},
                                            {Provenance::error, "error"}}};
constexpr Names<Part, 6> parts{{{Part::appears, "appears"},
                                {Part::speaks, "speaks"},
                                {Part::takes_stance, "takes-stance"},
                                {Part::is_target, "is-target"},
                                {Part::in_headline, "in-headline"},
                                {Part::quoted_about, "quoted-about"}}};
constexpr Names<AlertEvent, 3> events{{{AlertEvent::created, "alert.created"},
                                       {AlertEvent::updated, "alert.updated"},
                                       {AlertEvent::retracted, "alert.retracted"}}};
constexpr Names<DeliveryState, 4> states{{{DeliveryState::pending, "pending"},
                                          {DeliveryState::delivered, "delivered"},
                                          {DeliveryState::dead, "dead"},
                                          {DeliveryState::suppressed, "suppressed"}}};

}  // namespace

std::string_view to_string(Provenance value) {
    return name_of(provenances, value);
}
std::optional<Provenance> parse_provenance(std::string_view text) {
    return value_of(provenances, text);
}
std::string_view to_string(Part value) {
    return name_of(parts, value);
}
std::optional<Part> parse_part(std::string_view text) {
    return value_of(parts, text);
}
std::string_view to_string(AlertEvent value) {
    return name_of(events, value);
}
std::optional<AlertEvent> parse_alert_event(std::string_view text) {
    return value_of(events, text);
}
std::string_view to_string(DeliveryState value) {
    return name_of(states, value);
}
std::optional<DeliveryState> parse_delivery_state(std::string_view text) {
    return value_of(states, text);
}

const std::vector<std::string>& feedback_verdicts() {
    static const std::vector<std::string> verdicts{"wrong-person", "not-a-quotation", "not-about-this"};
    return verdicts;
}

}  // namespace vigie
