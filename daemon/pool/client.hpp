// One worker for a program without a loop: jobs are sent ahead, answers come in order. A crash or a hang replaces the
// worker and repeats what was not answered, without the culprit.
//
// Threads: one.
// Errors: what hostile bytes or plugins do is in the answer; a worker that cannot be started throws.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <variant>
#include <vector>

#include "base/time.hpp"
#include "pool/setup.hpp"
#include "wire/wire.hpp"

namespace vigie {

struct ClientOptions {
    WorkerSetup worker;
    wire::Role role = wire::Role::analyze;
    Duration deadline = std::chrono::seconds(20);  // of a job
    Duration start_deadline = std::chrono::seconds(60);
    std::size_t in_flight = 64;    // jobs sent and not answered
    bool raw_annotations = false;  // Analysis::raw_annotations instead of annotations
};

using Request = std::variant<wire::ReadFeed, wire::ReadPage, wire::Analyze, wire::DetectLanguage>;
// FeedRead, PageRead, Analysis or LanguageFound, or Problem where there is none.
using Answer = std::function<void(wire::Message answer)>;

class WorkerClient {
  public:
    // Starts the worker and waits until it is ready.
    explicit WorkerClient(ClientOptions options);
    ~WorkerClient();
    WorkerClient(const WorkerClient&) = delete;
    WorkerClient& operator=(const WorkerClient&) = delete;

    // `job` is set here. Blocks while too many are in flight; answers to earlier jobs may be given meanwhile.
    void submit(Request request, Answer answer);
    // An answer that is known without the worker, given in its turn.
    void put(wire::Message known, Answer answer);
    // Waits once, for an answer or until there is something to read from the descriptor `input` (-1: for answers
    // alone). False: nothing is in flight.
    bool wait(int input);
    // Until all are answered.
    void finish();

    const std::vector<wire::PluginInfo>& plugins() const;
    const std::vector<std::string>& warnings() const;

  private:
    struct Inner;
    std::unique_ptr<Inner> inner_;
};

}  // namespace vigie
