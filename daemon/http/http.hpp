// The HTTP server: the API under /api/v1, the dashboard at /, /metrics, /healthz and /readyz, on a Unix socket (who may
// write to it may command the daemon) and, where configured, on an address (bearer tokens).
//
// Threads: all on the loop's thread. Lifetime: the loop and the backend outlive the server.
// Errors: listen() throws with what and where; what clients do wrong is their answer.
// Source: docs/http-api.md.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "base/task.hpp"
#include "model/model.hpp"
#include "pool/pool.hpp"
#include "store/store.hpp"

namespace vigie::http {

struct Token {
    std::string secret;
    bool control = false;  // may also reload and poll; else reads only
};
// A token a line, "control" or "read" (the default) behind it, # for comments. Refused: a file that others may read, a
// token shorter than 20 characters.
Result<std::vector<Token>> load_tokens(const std::string& path);

struct Settings {
    std::string socket;              // path; empty: none
    unsigned socket_mode = 0660;     // of the socket's file
    std::string listen;              // "127.0.0.1:8080", "[::1]:8080"; empty: none
    std::vector<Token> tokens;       // for `listen`; without any, `listen` is refused
    std::vector<std::string> hosts;  // names that `listen` answers to, beside the address itself and localhost
    std::size_t max_connections = 64;
    std::size_t max_header = 16U << 10U;
    std::size_t max_body = 64U << 10U;
    Duration request_time = std::chrono::seconds(10);  // to send a request, and to take the answer
    Duration idle_time = std::chrono::seconds(60);     // between two requests
};

// One more number for /metrics: "vigie_polls_total", with labels such as {{"result","new"}}.
struct Metric {
    std::string name;
    std::string help;
    std::vector<std::pair<std::string, std::string>> labels;
    double value = 0;
    bool counter = true;  // else a gauge
};

struct About {
    std::string version;
    Time started{};
    Time now{};
    std::string store;                  // Store::name()
    std::vector<std::string> loops;     // that run in this process
    std::vector<std::string> problems;  // of the last reload, when it was refused
    std::string not_ready;              // why not yet or no longer; empty: ready
};

// A feed at, on or near an address that a person gave.
struct FoundFeed {
    std::string url;
    std::string known;      // not empty: the address under which it is subscribed already
    FeedDocument document;  // as it reads now
};
struct Looked {
    std::string problem;  // one line; empty: something was found
    std::vector<FoundFeed> feeds;
};

// A hub's request to /websub/{feed}/{token}.
struct Callback {
    bool push = false;  // POST; else the question whether we meant it
    std::string feed_id, token;
    std::map<std::string, std::string> query;
    std::string signature, content_type, body;
};
struct CallbackAnswer {
    int status = 404;
    std::string body;
};

// What became of feeds that were to be subscribed, by address.
struct Subscribed {
    std::vector<std::string> added, known;
    std::string problem;  // one line: why nothing could be kept
};

// What the server asks of the daemon. All called on the loop's thread.
class Backend {
  public:
    virtual ~Backend() = default;
    virtual About about() = 0;
    virtual std::vector<Watch> watches() = 0;
    virtual std::vector<Receiver> receivers() = 0;  // only name and type are shown
    virtual PoolStatus pool() = 0;
    virtual std::vector<Metric> metrics() = 0;
    // Runs the work on the store's thread.
    virtual Task<void> store(std::function<void(Store&)> work) = 0;
    // What is wrong with the new configuration, a line each; then the running one stays.
    virtual std::vector<std::string> reload() = 0;
    // Something in the store is due now.
    virtual void wake() = 0;
    // What the receiver would send for the seed article's alert.
    virtual Result<std::string> preview(const std::string& receiver);
    // Sends it that alert, marked as a test, by the real path. "204", … or why not.
    virtual Task<Result<std::string>> test(std::string receiver);
    virtual Task<CallbackAnswer> callback(Callback callback) = 0;
    // Fetches what a person typed and finds the feeds there; subscribes to nothing.
    virtual Task<Looked> look(std::string address) = 0;
    // Polled from now on, beside those of the configuration; those that are known already are left as they are.
    virtual Task<Subscribed> subscribe(std::vector<Feed> feeds) = 0;
    // Ends what subscribe() began. Not empty: why not, one line.
    virtual Task<std::string> unsubscribe(std::string feed_id) = 0;
    // Reads at most so many pages of the archive again, of articles seen since then and behind `after`.
    virtual Task<RereadCounts> reread(Time since, std::string after, int limit) = 0;
};

class Server {
  public:
    Server(boost::asio::io_context& loop, Settings settings, Backend& backend);
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    // A stale socket is replaced; one that another process answers on is an error.
    void listen();
    // No new connections; requests under way are answered.
    void close();
    // The port of `listen`, 0 without one: for "127.0.0.1:0" in tests.
    unsigned short port() const;

  private:
    struct Inner;
    std::shared_ptr<Inner> inner_;
};

}  // namespace vigie::http
