// robots.txt of each origin, fetched once a day under the host's budget. Private to fetch/.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>
#include <map>
#include <memory>
#include <string>

#include "base/clock.hpp"
#include "base/task.hpp"
#include "fetch/hosts.hpp"
#include "net/net.hpp"
#include "reader/robots/robots.hpp"

namespace vigie {

enum class RobotsSay {
    yes,
    no,
    unknown,  // cannot be fetched now, so nothing may be (RFC 9309)
    busy,     // the host's budget is spent
};

// On the loop's thread. Shared with those who wait in it.
class RobotsCache {
  public:
    RobotsCache(boost::asio::io_context& loop, net::Client& client, const Clock& clock, std::shared_ptr<Hosts> hosts)
        : loop_(loop), client_(client), clock_(clock), hosts_(std::move(hosts)) {}

    static Task<RobotsSay> ask(std::shared_ptr<RobotsCache> self, net::Origin origin, std::string url,
                               FetchOptions options);

  private:
    struct Entry {
        Robots robots;
        bool known = false;
        bool busy = false;
        Time until{};
        std::shared_ptr<boost::asio::steady_timer> loading;  // cancelled when it has come
    };
    struct Loading;
    Task<Entry> load(net::Origin origin, FetchOptions options);

    boost::asio::io_context& loop_;
    net::Client& client_;
    const Clock& clock_;
    std::shared_ptr<Hosts> hosts_;
    std::map<std::string, Entry> entries_;
};

}  // namespace vigie
