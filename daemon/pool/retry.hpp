// What becomes of a job whose worker died: again without the culprit, or given up. Pure. Inner header of pool/.
#pragma once

#include <string>
#include <vector>

#include "wire/messages.hpp"
#include "wire/program.hpp"

namespace vigie::pool {

// How a worker ended.
struct Death {
    std::string culprit;  // plugin id, or path while plugins are loaded; empty: nobody was started
    std::string reason;   // "ended by SIGSEGV", "no answer in 20s", "forbidden system call 41 (socket)"
    bool hang = false;
};

// Most likely somebody else sent the signal, to the worker or to a program beside it: the plugin was only there.
bool from_outside(const Death& death);

// One job's history.
class Retry {
  public:
    // True: try again, with skip() left out.
    bool again(const Death& death);

    const std::vector<std::string>& skip() const { return skip_; }
    const std::vector<wire::Failure>& failures() const { return failures_; }
    // Adds what failed on the way to the answer.
    void complete(wire::Analysis& analysis) const;

  private:
    static constexpr int most_unexplained = 2;

    std::vector<std::string> skip_;
    std::vector<wire::Failure> failures_;
    std::string bystander_;  // was running when somebody else killed the worker; twice is once too many
    int unexplained_ = 0;
};

// Follows a worker's messages, so that its death can be explained.
class Blame {
  public:
    void started(std::string plugin) { last_started_ = std::move(plugin); }
    // A Problem without a job: its last words.
    void last_words(std::string problem) { last_words_ = std::move(problem); }
    // The worker says that a program is gone; its parent knows how ("ended by SIGKILL"; empty: it does not).
    bool blames_a_program() const { return last_words_ == wire::program_has_ended; }
    void program_ended(const std::string& how) {
        if (!how.empty()) last_words_ += ": " + how;
    }
    void answered() { last_started_.clear(); }
    Death death(std::string how, bool hang) const {
        return {last_started_, last_words_.empty() ? std::move(how) : last_words_, hang};
    }

  private:
    std::string last_started_;
    std::string last_words_;
};

}  // namespace vigie::pool
