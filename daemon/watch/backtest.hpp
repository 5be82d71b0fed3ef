// A watch run over stored annotations: what it would have brought. No plugin, no store, no clock; articles are given in
// the order in which they were seen. Part of watch/watch.hpp.
#pragma once

#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "model/model.hpp"

namespace vigie {

struct Subject;
class Facts;
struct Found;

struct Sample {
    Time at{};
    std::string actor;
    std::string sentence;
    std::string url;
};

// What one watch would have brought.
struct Trial {
    std::string watch;
    std::vector<int> alerts_by_day;
    int alerts = 0;
    int updates = 0;              // further papers of a story that was alerted
    int again = 0;                // of these: those that tell receivers again
    int below = 0;                // matches that stayed below its threshold or spike
    std::vector<Sample> samples;  // of the whole time, in no order
    // What it would take without one condition: stories, and one of them.
    struct Near {
        int stories = 0;
        Sample sample;
    };
    std::map<std::string, Near> near;
};

class Backtest {
  public:
    static constexpr std::size_t most_samples = 5;
    // Days begin at `from`. `notify_at_carriers` is for watches without steps of their own; empty: at each new paper.
    Backtest(std::vector<Watch> watches, Time from, int days, std::vector<int> notify_at_carriers);
    // `subject` without what it says of its story, which is known from the articles before.
    void add(Subject subject);
    const std::vector<Trial>& trials() const { return trials_; }

  private:
    struct Alerted {
        std::set<std::string> papers;
        int told = 1;
    };
    // What is remembered of each watch.
    struct Memory {
        std::map<std::pair<std::string, std::string>, Alerted> alerts;  // by actor and story
        std::map<std::string, std::vector<Hit>> hits;                   // by actor
        std::map<std::string, Time> last_alert;                         // by actor
        std::set<std::pair<std::string, std::string>> near;             // condition and story
    };
    void take(std::size_t at, Facts& facts, const std::string& story, const Found& found);
    bool tempo_holds(std::size_t at, const Article& article, const std::string& story, const std::string& actor);
    std::size_t sample_place(const Trial& trial);
    void miss(std::size_t at, Facts& facts, const std::string& story);

    std::vector<Watch> watches_;
    Time from_;
    std::vector<int> steps_;
    std::vector<Trial> trials_;
    std::vector<Memory> memory_;
    std::map<std::string, std::set<std::string>> papers_;  // by story
    std::set<std::string> actors_;
    std::minstd_rand chance_;
};

}  // namespace vigie
