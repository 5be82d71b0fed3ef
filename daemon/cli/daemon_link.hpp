// What the control verbs share: how they reach the daemon, and what they do with its answer.
#pragma once

#include <boost/json/value.hpp>
#include <string>
#include <string_view>

#include "http/client.hpp"

namespace CLI {
class App;
}

namespace vigie::cli {

struct DaemonOptions {
    std::string socket;      // empty: VIGIE_SOCKET, the configuration's, /run/vigie/vigied.sock
    std::string config;      // whose http.socket
    std::string address;     // host:port instead
    std::string token_file;  // for the address; else VIGIE_TOKEN
    bool json = false;       // the daemon's answer as it came
};

void add_daemon_options(CLI::App& verb, DaemonOptions& options);

// The daemon's answer, printed already where --json was given: then the verb has nothing more to say. Throws one line
// where there is no answer, or where the daemon refuses.
boost::json::value ask(const DaemonOptions& options, const std::string& target);
// The same for a POST; `also` is a status that is an answer, too. Waits longer: the daemon may have to ask others.
boost::json::value tell(const DaemonOptions& options, const std::string& target, int also = 0,
                        const std::string& body = "");

// Members of the daemon's answers; missing ones are empty, 0, false.
std::string text(const boost::json::value& object, std::string_view key);
std::int64_t number(const boost::json::value& object, std::string_view key);
bool flag(const boost::json::value& object, std::string_view key);
const boost::json::array& list(const boost::json::value& object, std::string_view key);
const boost::json::value& member(const boost::json::value& object, std::string_view key);
// "a, b, c"
std::string joined(const boost::json::array& texts);

}  // namespace vigie::cli
