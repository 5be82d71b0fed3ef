// The seed article's alert, for previews and tests of receivers.
#include "notify/notify.hpp"

namespace vigie {

Notification example_notification() {
    Notification notification;
    notification.delivery_id = "example-delivery";
    notification.queued = from_unix(1'707'401'111);
    Alert& alert = notification.alert;
    alert.id = "example-alert";
    alert.watch = "leaders-speak";
    alert.priority = "normal";
    alert.part = Part::speaks;
    alert.actor = {"Q15031", "Xi Jinping"};
    alert.story_id = "example-story";
    alert.story_title = "Pékin et Moscou affichent leur entente lors d’un appel";
    alert.created = alert.updated = from_unix(1'707'401'111);
    Article& article = alert.article;
    article.id = "example-article";
    article.url = "https://courrier.example/appel.html";
    article.title = alert.story_title;
    article.published = from_unix(1'707'400'500);
    article.language = "fr";
    article.provenance = Provenance::full;
    alert.carriers = {{"Le Courrier", article.id, article.url, article.title, article.published},
                      {"La Gazette", "example-copy", "https://gazette.example/appel.html", article.title, {}}};
    const std::string before = "La Chine et la Russie doivent «";
    const std::string words =
        "s'opposer résolument aux ingérences de forces extérieures dans leurs affaires intérieures";
    const std::string between = "», a souligné ";
    const std::string speaker = "le chef d'État chinois";
    Evidence evidence;
    evidence.sentence = before + words + between + speaker + ".";
    evidence.sentence_span = {0, evidence.sentence.size()};
    evidence.annotation.kind = "quotation";
    evidence.annotation.type = "direct";
    evidence.annotation.text = words;
    evidence.annotation.span = {before.size(), before.size() + words.size()};
    const std::size_t at = before.size() + words.size() + between.size();
    evidence.annotation.parties = {{"speaker", alert.actor.id, alert.actor.name, {at, at + speaker.size()}}};
    alert.evidence = {evidence};
    return notification;
}

}  // namespace vigie
