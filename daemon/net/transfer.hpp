// One easy handle for one request: its settings, its bounds, its answer; set up anew for each hop. Private to net/.
#pragma once

#include <curl/curl.h>

#include <optional>
#include <string>

#include "net/manager.hpp"
#include "net/net.hpp"
#include "net/url.hpp"

namespace vigie::net {

// What is known of servers that fail at what the standard offers.
struct Quirks {
    bool http1 = false;  // breaks HTTP/2
    bool plain = false;  // misstates its compression
};

// Not movable: curl holds its address.
class Transfer {
  public:
    Transfer(Manager& manager, const ClientOptions& options, const Limits& limits);
    ~Transfer();
    Transfer(const Transfer&) = delete;
    Transfer& operator=(const Transfer&) = delete;

    CURL* easy() const { return easy_; }
    // Sets up one hop; `first`: the private headers and the login may go there.
    void prepare(const Request& request, const Url& url, bool first, Quirks quirks, Duration time_left);
    void prepare(const Mail& mail);
    void prepare(const Publication& publication);
    // Reads what came of it into a response, whose body is moved out. `code` empty: cancelled.
    Response finish(std::optional<CURLcode> code, const std::string& url);

  private:
    static std::size_t on_body(char* data, std::size_t size, std::size_t count, void* self);
    static std::size_t on_header(char* data, std::size_t size, std::size_t count, void* self);
    static std::size_t on_upload(char* data, std::size_t size, std::size_t count, void* self);
    static curl_socket_t on_open(void* self, curlsocktype purpose, curl_sockaddr* address);
    void header(std::string_view line);
    void common();
    void add_headers(const HeaderList& list);
    Outcome outcome_of(CURLcode code) const;

    CURL* easy_;
    const ClientOptions& options_;
    const Limits& limits_;
    curl_slist* list_ = nullptr;  // headers, or a mail's recipients
    std::string_view upload_;
    Response response_;
    std::string refused_;    // address
    std::string last_line_;  // of the server's, for mails
    bool too_large_ = false;
    bool mail_ = false;
    char error_[CURL_ERROR_SIZE] = {};
};

}  // namespace vigie::net
