// vigie-worker at its socket, as any program that speaks the wire meets it.
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <vector>

#include "wire/wire.hpp"

namespace vigie {
namespace {

const std::string program = std::string(VIGIE_BINARY_DIR) + "/bin/vigie-worker";

struct Talk {
    std::string answer;
    int status = 0;
};

// Starts a worker, says it all, closes, and hears it out.
Talk talk(std::vector<const char*> arguments, const std::string& words, const char* preload = nullptr) {
    int pair[2];
    EXPECT_EQ(socketpair(AF_UNIX, SOCK_STREAM, 0, pair), 0);
    const pid_t child = fork();
    if (child == 0) {
        close(pair[0]);
        if (pair[1] != 3) dup2(pair[1], 3);
        arguments.insert(arguments.begin(), program.c_str());
        arguments.push_back(nullptr);
        const char* environment[] = {preload, nullptr};
        execve(program.c_str(), const_cast<char* const*>(arguments.data()), const_cast<char* const*>(environment));
        _exit(127);
    }
    close(pair[1]);
    send(pair[0], words.data(), words.size(), MSG_NOSIGNAL);
    shutdown(pair[0], SHUT_WR);
    Talk result;
    std::array<char, 4096> bytes;
    for (ssize_t count; (count = read(pair[0], bytes.data(), bytes.size())) > 0;)
        result.answer.append(bytes.data(), static_cast<std::size_t>(count));
    close(pair[0]);
    waitpid(child, &result.status, 0);
    return result;
}

template <typename Message>
std::string said(const Message& message) {
    std::string out;
    wire::encode(out, message);
    return out;
}

wire::Hello hello(wire::Role role) {
    wire::Hello hello;
    hello.role = role;
    return hello;
}

TEST(Worker, AnswersInOrder) {
    std::string words = said(hello(wire::Role::analyze));
    wire::Analyze article;
    article.job = 1;
    article.text = "Ceci est une phrase en français.";
    words += said(article) + said(wire::DetectLanguage{2, "This is an English sentence."});
    const Talk heard = talk({"--role", "analyze"}, words);
    EXPECT_EQ(heard.answer,
              "{\"type\":\"ready\",\"version\":1,\"plugins\":[]}\n"
              "{\"type\":\"analysis\",\"job\":1,\"language\":\"fr\",\"failed\":[],\"plugins\":{},\"annotations\":[]}\n"
              "{\"type\":\"language\",\"job\":2,\"code\":\"en\"}\n");
    EXPECT_EQ(heard.status, 0);
}

TEST(Worker, RefusesTextThatIsNotUtf8AndGoesOn) {
    wire::Analyze article;
    article.job = 1;
    article.text = "\xFF";
    const Talk heard = talk({"--role", "analyze"},
                            said(hello(wire::Role::analyze)) + said(article) + said(wire::DetectLanguage{2, ""}));
    EXPECT_NE(heard.answer.find("{\"type\":\"error\",\"job\":1,\"problem\":\"the text is not valid UTF-8\"}"),
              std::string::npos);
    EXPECT_NE(heard.answer.find("\"job\":2"), std::string::npos);
}

TEST(Worker, GivesUpWithALineWhereItIsNotUnderstood) {
    EXPECT_EQ(talk({"--role", "read"}, "garbage\n").status, 1 << 8);
    EXPECT_NE(talk({"--role", "read"}, "garbage\n").answer.find("\"problem\":\"not JSON"), std::string::npos);
    EXPECT_NE(
        talk({"--role", "read"}, said(wire::DetectLanguage{1, "x"})).answer.find("the first message is not hello"),
        std::string::npos);
    EXPECT_NE(talk({"--role", "read"}, said(hello(wire::Role::analyze))).answer.find("another role"),
              std::string::npos);
    wire::Hello future = hello(wire::Role::read);
    future.version = 2;
    EXPECT_NE(talk({"--role", "read"}, said(future)).answer.find("speaks version 1 of the wire, was asked for 2"),
              std::string::npos);
    wire::Analyze article;
    article.job = 1;
    EXPECT_NE(talk({"--role", "read"}, said(hello(wire::Role::read)) + said(article))
                  .answer.find("has no answer to this message"),
              std::string::npos);
}

TEST(Worker, LeavesWhereTheOtherSideCloses) {
    EXPECT_EQ(talk({"--role", "read"}, "").status, 0);
    EXPECT_EQ(talk({"--role", "analyze"}, said(hello(wire::Role::analyze))).status, 0);
    EXPECT_EQ(talk({"--role", "read"}, "{\"type\":\"hel").status, 0);
}

// seccomp is missing here; on a kernel without Landlock it would be that.
TEST(Worker, SaysWhatAnOldKernelCannotEnforceAndGoesOnOnlyWhereItMay) {
    const char* old_kernel = "LD_PRELOAD=" VIGIE_BINARY_DIR "/bin/test-faults/vigie_bare_kernel.so";
    for (const auto role : {wire::Role::read, wire::Role::analyze}) {
        const char* name = role == wire::Role::read ? "read" : "analyze";
        const Talk refused = talk({"--role", name}, said(hello(role)), old_kernel);
        EXPECT_EQ(refused.status, 1 << 8);
        EXPECT_EQ(
            refused.answer,
            "{\"type\":\"error\",\"problem\":\"sandbox: seccomp: Function not implemented (plugins.weak_sandbox = "
            "true goes on without)\"}\n");
        const Talk weak = talk({"--role", name, "--weak"}, said(hello(role)), old_kernel);
        EXPECT_EQ(weak.status, 0);
        EXPECT_NE(weak.answer.find("\"warnings\":[\"seccomp: Function not implemented\"]"), std::string::npos)
            << weak.answer;
    }
}

TEST(Worker, WantsItsArguments) {
    EXPECT_EQ(talk({}, "").status, 2 << 8);
    EXPECT_EQ(talk({"--role", "write"}, "").status, 2 << 8);
    EXPECT_EQ(talk({"--role", "read", "--memory", "much"}, "").status, 2 << 8);
    EXPECT_EQ(talk({"--role", "read", "--socket"}, "").status, 2 << 8);
}

}  // namespace
}  // namespace vigie
