// From a match to a delivery. Plain data.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/time.hpp"
#include "model/actor.hpp"
#include "model/article.hpp"

namespace vigie {

struct ActorRef {
    std::string id;
    std::string name;
    friend bool operator==(const ActorRef&, const ActorRef&) = default;
};

// One annotation that made a watch match, with the sentence that shows it.
struct Evidence {
    Annotation annotation;
    std::string sentence;
    Span sentence_span;
};

// One step of a watch and what became of it: the answer to "why, and why not".
struct Reason {
    std::string condition;  // "language is fr or en"
    bool held = false;
    std::string detail;  // "the article is in de"
    int depth = 0;       // a part of the nearest reason above it with a smaller depth
    friend bool operator==(const Reason&, const Reason&) = default;
};

// watch × article × evidence
struct Match {
    std::string watch;
    Part part = Part::appears;
    ActorRef actor;
    std::vector<Evidence> evidence;
    std::vector<Reason> why = {};
};

// One article that a watch took for one of its actors: what thresholds and spikes count.
struct Hit {
    Time at{};
    std::string paper;  // its feed's id
    std::string article;
    std::string story;
};

// One paper that carries the story.
struct Carrier {
    std::string feed;  // its name
    std::string article_id;
    std::string url;
    std::string title;
    std::optional<Time> published;
};

struct Alert {
    std::string id;
    std::string watch;
    std::string priority;
    Part part = Part::appears;
    ActorRef actor;
    std::string story_id;
    std::string story_title;
    std::vector<Carrier> carriers;
    Article article;  // text left out
    std::vector<Evidence> evidence;
    Time created{};
    Time updated{};
    int revision = 1;
    bool retracted = false;
    std::vector<Reason> why;                     // the conditions as they held for `article`
    std::map<std::string, std::string> plugins;  // that analyzed it: id → version
};

enum class AlertEvent { created, updated, retracted };
std::string_view to_string(AlertEvent event);  // "alert.created", …
std::optional<AlertEvent> parse_alert_event(std::string_view text);

// Where alerts go. Secrets are read from secret_file when they are used, never kept in the store or the log.
struct Receiver {
    std::string name;
    std::string type;                             // console | webhook | email | command
    std::map<std::string, std::string> settings;  // url, secret_file, to, from, server, username, command, …
    std::vector<std::string> command;
};

// suppressed: never sent, and the reason says why (a silence, an inhibition, …).
// A person's word that an alert is wrong.
struct Feedback {
    std::string id;
    std::string alert_id;
    std::string article_id;
    std::string watch;
    std::string plugin;  // that emitted the first evidence
    ActorRef actor;
    std::string verdict;  // wrong-person | not-a-quotation | not-about-this
    std::string comment;
    std::string author;
    Time at{};
    std::vector<Evidence> evidence;      // as it was when the word was given, as all below
    std::string language, source, text;  // of the article; its URL is its source
    std::optional<Time> published;
    std::vector<Annotation> annotations;  // all that was found in it
};
// The verdicts, in that order.
const std::vector<std::string>& feedback_verdicts();

// How often a watch, or a plugin, was right as far as people say.
struct Precision {
    std::string name;
    std::int64_t alerts = 0;
    std::int64_t wrong = 0;  // alerts that somebody called wrong
};

enum class DeliveryState { pending, delivered, dead, suppressed };
std::string_view to_string(DeliveryState state);
std::optional<DeliveryState> parse_delivery_state(std::string_view text);

struct Attempt {
    Time at{};
    bool delivered = false;
    std::string answer;  // one line: "204", "connection refused", …
    Duration latency{};
};

// One event of one alert to one receiver.
struct Delivery {
    std::string id;  // the idempotency key: webhook-id
    std::string alert_id;
    std::string receiver;
    AlertEvent event = AlertEvent::created;
    int revision = 1;
    DeliveryState state = DeliveryState::pending;
    Time next_attempt{};
    std::vector<Attempt> attempts;
    std::string hold = {};  // the group that it waits in: "digest", "quiet", "rate", "story:…"; empty: it does not wait
    std::string reason = {};  // why it waits, waited or was suppressed; one line
    std::string bundle = {};  // the delivery that carries it together with others; empty: it goes alone
    std::string notice = {};  // of a bundle: its headline; of a word to the operator: its text
};

}  // namespace vigie
