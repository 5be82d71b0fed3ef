#include "fetch/trip.hpp"

#include <chrono>

#include "fetch/robots_cache.hpp"

namespace vigie {
namespace {

Trip::Stop stop_of(RobotsSay say) {
    switch (say) {
        case RobotsSay::no:
            return Trip::Stop::forbidden;
        case RobotsSay::unknown:
            return Trip::Stop::unknown;
        case RobotsSay::busy:
            return Trip::Stop::busy;
        case RobotsSay::yes:
            break;
    }
    return Trip::Stop::none;
}

}  // namespace

Task<bool> Trip::enter(std::shared_ptr<Trip> self, std::string url) {
    const auto origin = net::origin_of(url);
    if (!origin) co_return true;  // the client says what is wrong with it
    self->turn_.reset();          // nobody waits for one host while holding another
    self->host_ = origin->host;
    if (self->robots_) self->stopped_ = stop_of(co_await RobotsCache::ask(self->robots_, *origin, url, self->options_));
    if (self->stopped_ != Stop::none) co_return false;
    const auto start = std::chrono::steady_clock::now();
    if (self->waited_ <= self->options_.max_wait) {
        auto turn = co_await Hosts::enter(self->hosts_, origin->host, self->options_);
        if (turn) self->turn_.emplace(std::move(*turn));
    }
    self->waited_ += std::chrono::duration_cast<Duration>(std::chrono::steady_clock::now() - start);
    if (!self->turn_) self->stopped_ = Stop::busy;
    co_return self->turn_.has_value();
}

void Trip::accompany(const std::shared_ptr<Trip>& self, net::Request& request) {
    request.may_follow = [self](std::string url) { return enter(self, std::move(url)); };
}

void Trip::block(Duration pause) {
    if (speaks_for_host(host_)) hosts_->block(host_, pause);
}

}  // namespace vigie
