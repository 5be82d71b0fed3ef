// The client without a loop: in order, ahead, and through crashes.
#include <gtest/gtest.h>

#include "pool/client.hpp"
#include "support.hpp"

namespace vigie::test {
namespace {

ClientOptions client_with(const std::vector<std::string>& plugins) {
    ClientOptions options;
    options.worker = setup_with(plugins);
    options.deadline = std::chrono::seconds(60);
    return options;
}

TEST(Client, AnswersInOrderThroughCrashes) {
    ClientOptions options = client_with({"fine", "crash", "exits"});
    options.in_flight = 4;
    WorkerClient client(options);
    std::vector<std::size_t> order, failed;
    for (std::size_t i = 0; i < 6; ++i)
        client.submit(article(std::to_string(i)), [&, i](const wire::Message& answer) {
            const auto* analysis = std::get_if<wire::Analysis>(&answer);
            ASSERT_NE(analysis, nullptr);
            EXPECT_EQ(analysis->annotations.size(), 2u);
            order.push_back(i);
            failed.push_back(analysis->failed.size());
        });
    client.finish();
    EXPECT_EQ(order, (std::vector<std::size_t>{0, 1, 2, 3, 4, 5}));
    EXPECT_EQ(failed, std::vector<std::size_t>(6, 2));
}

TEST(Client, LeavesOutWhatDiesWhileItIsLoaded) {
    WorkerClient client(client_with({"early_socket", "fine"}));
    ASSERT_EQ(client.plugins().size(), 2u);
    EXPECT_EQ(client.plugins()[0].id, "org.vigie.test.fine");
    EXPECT_EQ(client.plugins()[1].state, wire::PluginState::broken);
}

TEST(Client, KillsWhatHangs) {
    ClientOptions options = client_with({"fine", "hang"});
    options.deadline = std::chrono::seconds(2);
    WorkerClient client(options);
    std::string problem;
    client.submit(article("u"), [&](const wire::Message& answer) {
        problem = std::get<wire::Analysis>(answer).failed.at(0).problem;
    });
    client.finish();
    EXPECT_EQ(problem, "no answer in 2s");
}

TEST(Client, PassesAnnotationsOnUnread) {
    ClientOptions options = client_with({"fine"});
    options.raw_annotations = true;
    WorkerClient client(options);
    std::string raw;
    client.submit(article("u"),
                  [&](const wire::Message& answer) { raw = std::get<wire::Analysis>(answer).raw_annotations; });
    client.finish();
    const auto annotations = wire::parse_annotations(raw);
    ASSERT_TRUE(annotations);
    EXPECT_EQ(annotations->size(), 2u);
}

TEST(Client, GivesKnownAnswersInTheirTurn) {
    WorkerClient client(client_with({"fine", "crash"}));
    std::vector<int> order;
    client.put(wire::Problem{}, [&](const wire::Message&) { order.push_back(0); });
    client.submit(article("a"), [&](const wire::Message&) { order.push_back(1); });
    client.put(wire::Problem{}, [&](const wire::Message&) { order.push_back(2); });
    client.submit(article("b"), [&](const wire::Message&) { order.push_back(3); });
    client.put(wire::Problem{}, [&](const wire::Message&) { order.push_back(4); });
    client.finish();
    EXPECT_EQ(order, (std::vector<int>{0, 1, 2, 3, 4}));
}

TEST(Client, TellsWhyThereIsNoWorker) {
    ClientOptions options;
    options.worker.program = "/nowhere/vigie-worker";
    EXPECT_THROW(WorkerClient{options}, std::runtime_error);
}

TEST(Client, GivesUpOnBytesThatKillTwice) {
    ClientOptions options;
    options.role = wire::Role::read;
    options.worker.program = bin + "fake-worker";
    WorkerClient client(options);
    std::vector<std::string> answers;
    for (const char* url : {"fine", "exit", "fine"}) {
        wire::ReadFeed request;
        request.url = url;
        client.submit(request, [&](const wire::Message& answer) {
            const auto* problem = std::get_if<wire::Problem>(&answer);
            answers.push_back(problem != nullptr ? problem->problem : "read");
        });
    }
    client.finish();
    EXPECT_EQ(answers, (std::vector<std::string>{"read", "exited with status 3", "read"}));
}

}  // namespace
}  // namespace vigie::test
