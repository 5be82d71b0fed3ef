// What the loops share. Internal to the pipeline.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "pipeline/pipeline.hpp"
#include "pipeline/poll_commits.hpp"
#include "pipeline/work_loop.hpp"

namespace vigie::pipeline {

struct State {
    State(PipelineParts the_parts, PipelineSettings the_settings)
        : parts(the_parts), settings(std::move(the_settings)), commits(the_parts.loop, the_parts.store) {}

    PipelineParts parts;
    PipelineSettings settings;
    PollCommits commits;
    std::shared_ptr<const Subscriptions> subscriptions;  // jobs keep the one they started with
    std::optional<std::set<std::string>> polled;         // by --once: each due feed is polled once
    std::string link_key;                                // of signed links in messages; the deliver loop's
    // WebSub; nothing where it is off.
    bool pushes(const std::string& feed_id) const { return parts.websub != nullptr && parts.websub->pushes(feed_id); }
    void follow(const std::string& feed_id, const std::string& hub, const std::string& topic);
    // Hints to the next loop.
    std::function<void()> articles_to_read, articles_to_analyze, deliveries_due;
};

WorkSource poll_source(State& state);
Task<void> push(State& state, Push pushed);
WorkSource read_source(State& state);
// Pages that were read, again, at the ages of settings.reread.
WorkSource look_source(State& state);
Task<RereadCounts> reread(State& state, Time since, std::string after, int limit);
WorkSource analyze_source(State& state);
WorkSource deliver_source(State& state);
// Deletes what retention no longer wants, every hour.
WorkSource prune_source(State& state);
// Looks for feeds that no longer cover what they did.
WorkSource watchdog_source(State& state);

}  // namespace vigie::pipeline
