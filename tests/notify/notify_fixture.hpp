// An alert to send, and what notifiers work with.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "net/net.hpp"
#include "notify/notify.hpp"
#include "support/moved_clock.hpp"
#include "support/python_server.hpp"
#include "support/run_task.hpp"

namespace vigie {

inline Notification example() {
    Notification notification;
    notification.delivery_id = "0190d1-delivery";
    Alert& alert = notification.alert;
    alert.id = "0190d1-alert";
    alert.watch = "xi speaks";
    alert.priority = "high";
    alert.part = Part::speaks;
    alert.actor = {"Q15031", "Xi Jinping"};
    alert.story_id = "story-1";
    alert.story_title = "Entretien à Pékin";
    alert.created = *parse_rfc3339("2024-02-08T14:05:11Z");
    alert.updated = *parse_rfc3339("2024-02-09T10:00:00Z");
    alert.article.id = "article-1";
    alert.article.url = "https://example.org/a?b=1&c=2";
    alert.article.title = "Pékin & Moscou <ensemble>";
    alert.article.published = *parse_rfc3339("2024-02-08T13:55:00Z");
    alert.article.language = "fr";
    alert.article.provenance = Provenance::full;
    alert.carriers = {{"Le Matin", "article-1", alert.article.url, alert.article.title, {}},
                      {"Der Abend", "article-2", "https://abend.example/x", "Peking <und> Moskau", {}}};
    Evidence evidence;
    evidence.sentence = "Le chef d'État chinois a dénoncé «les ingérences».";
    evidence.sentence_span = {100, 100 + evidence.sentence.size()};
    evidence.annotation.kind = "quotation";
    evidence.annotation.text = "les ingérences";
    evidence.annotation.span = {136, 151};
    evidence.annotation.parties = {{"speaker", "Q15031", "Xi Jinping", {103, 123}}};
    alert.evidence = {evidence};
    return notification;
}

class NotifyTest : public testing::Test {
  protected:
    NotifyTest() {
        std::string pattern = std::filesystem::temp_directory_path() / "vigie-notify-XXXXXX";
        folder = ::mkdtemp(pattern.data());
    }
    ~NotifyTest() override { std::filesystem::remove_all(folder); }

    std::string write(const std::string& name, const std::string& text) {
        std::ofstream(folder / name) << text;
        return folder / name;
    }
    static std::string read(const std::filesystem::path& path) {
        std::ifstream file(path);
        return {std::istreambuf_iterator<char>(file), {}};
    }
    std::unique_ptr<Notifier> make(const Receiver& receiver) {
        auto notifier = make_notifier(receiver, context);
        if (!notifier) throw std::runtime_error(notifier.error().message);
        return std::move(*notifier);
    }
    SendResult send(const Receiver& receiver, const Notification& notification = example()) {
        const auto notifier = make(receiver);
        return test::run_task(loop, notifier->send(notification));
    }
    static net::ClientOptions client_options() {
        net::ClientOptions options;
        options.allow_private_addresses = true;
        return options;
    }

    std::filesystem::path folder;
    boost::asio::io_context loop;
    net::Client client{loop, client_options()};
    test::MovedClock clock{*parse_rfc3339("2024-02-08T14:05:12Z")};
    NotifyContext context{loop, client, clock, 1, "vigie.example.org"};
};

}  // namespace vigie
