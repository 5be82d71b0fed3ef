#include "net/transfer.hpp"

#include <fcntl.h>
#include <sys/socket.h>

#include <algorithm>
#include <stdexcept>

#include "net/address.hpp"

namespace vigie::net {
namespace {

constexpr std::size_t max_headers = 200;

long ms(Duration duration) {
    return static_cast<long>(std::max<std::int64_t>(1, duration.count()));
}

bool sendable(std::string_view text) {
    return std::none_of(text.begin(), text.end(), [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blank = " \t\r\n";
    const auto begin = text.find_first_not_of(blank);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(blank) - begin + 1);
}

}  // namespace

Transfer::Transfer(Manager& manager, const ClientOptions& options, const Limits& limits)
    : easy_(curl_easy_init()), options_(options), limits_(limits) {
    if (easy_ == nullptr) throw std::runtime_error("curl cannot make a handle");
    curl_easy_setopt(easy_, CURLOPT_SHARE, manager.share());
}

Transfer::~Transfer() {
    curl_easy_cleanup(easy_);
    curl_slist_free_all(list_);
}

void Transfer::common() {
    response_ = {};
    refused_.clear();
    last_line_.clear();
    too_large_ = false;
    error_[0] = '\0';
    curl_slist_free_all(list_);
    list_ = nullptr;
    curl_easy_setopt(easy_, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy_, CURLOPT_QUICK_EXIT, 1L);  // a resolver that hangs must not hold the loop
    curl_easy_setopt(easy_, CURLOPT_ERRORBUFFER, error_);
    curl_easy_setopt(easy_, CURLOPT_PROXY, options_.proxy.c_str());
    if (!options_.ca_file.empty()) curl_easy_setopt(easy_, CURLOPT_CAINFO, options_.ca_file.c_str());
    curl_easy_setopt(easy_, CURLOPT_CONNECTTIMEOUT_MS, ms(limits_.connect));
    curl_easy_setopt(easy_, CURLOPT_LOW_SPEED_LIMIT, static_cast<long>(limits_.low_speed));
    curl_easy_setopt(easy_, CURLOPT_LOW_SPEED_TIME, std::max(1L, ms(limits_.low_speed_time) / 1000));
    curl_easy_setopt(easy_, CURLOPT_OPENSOCKETFUNCTION, &Transfer::on_open);
    curl_easy_setopt(easy_, CURLOPT_OPENSOCKETDATA, this);
    curl_easy_setopt(easy_, CURLOPT_WRITEFUNCTION, &Transfer::on_body);
    curl_easy_setopt(easy_, CURLOPT_WRITEDATA, this);
    curl_easy_setopt(easy_, CURLOPT_HEADERFUNCTION, &Transfer::on_header);
    curl_easy_setopt(easy_, CURLOPT_HEADERDATA, this);
}

void Transfer::add_headers(const HeaderList& list) {
    for (const auto& [name, value] : list) {
        if (name.empty() || !sendable(name) || !sendable(value)) continue;
        // "Name;" is curl's form of a header without a value; "Name:" would leave it out.
        const std::string line = value.empty() ? name + ";" : name + ": " + value;
        list_ = curl_slist_append(list_, line.c_str());
    }
}

void Transfer::prepare(const Request& request, const Url& url, bool first, Quirks quirks, Duration time_left) {
    common();
    curl_easy_setopt(easy_, CURLOPT_URL, url.text.c_str());
    curl_easy_setopt(easy_, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy_, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(easy_, CURLOPT_TIMEOUT_MS, ms(time_left));
    curl_easy_setopt(easy_, CURLOPT_USERAGENT, options_.user_agent.c_str());
    curl_easy_setopt(easy_, CURLOPT_COOKIEFILE, "");  // a jar that lives as long as the request
    curl_easy_setopt(
        easy_, CURLOPT_HTTP_VERSION,
        static_cast<long>(options_.http2 && !quirks.http1 ? CURL_HTTP_VERSION_2TLS : CURL_HTTP_VERSION_1_1));
    curl_easy_setopt(easy_, CURLOPT_ACCEPT_ENCODING, quirks.plain ? "identity" : "");
    curl_easy_setopt(easy_, CURLOPT_HTTP_CONTENT_DECODING, quirks.plain ? 0L : 1L);
    curl_easy_setopt(easy_, CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(limits_.body));
    const bool verify = request.verify_tls || !first;
    curl_easy_setopt(easy_, CURLOPT_SSL_VERIFYPEER, verify ? 1L : 0L);
    curl_easy_setopt(easy_, CURLOPT_SSL_VERIFYHOST, verify ? 2L : 0L);
    if (first && !url.user.empty()) {
        curl_easy_setopt(easy_, CURLOPT_USERNAME, url.user.c_str());
        curl_easy_setopt(easy_, CURLOPT_PASSWORD, url.password.c_str());
    } else {
        curl_easy_setopt(easy_, CURLOPT_USERNAME, nullptr);
        curl_easy_setopt(easy_, CURLOPT_PASSWORD, nullptr);
    }
    if (request.method == "GET") {
        curl_easy_setopt(easy_, CURLOPT_HTTPGET, 1L);
    } else {
        curl_easy_setopt(easy_, CURLOPT_POSTFIELDS, request.body.c_str());  // outlives the transfer
        curl_easy_setopt(easy_, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
        curl_easy_setopt(easy_, CURLOPT_CUSTOMREQUEST, request.method.c_str());
        list_ = curl_slist_append(list_, "Expect:");
    }
    add_headers(request.headers);
    if (first) add_headers(request.private_headers);
    curl_easy_setopt(easy_, CURLOPT_HTTPHEADER, list_);
}

void Transfer::prepare(const Mail& mail) {
    common();
    mail_ = true;
    const std::string scheme = mail.security == MailSecurity::tls ? "smtps://" : "smtp://";
    const bool port = mail.server.rfind(':') != std::string::npos && mail.server.back() != ']';
    const char* const standard = mail.security == MailSecurity::tls        ? ":465"
                                 : mail.security == MailSecurity::starttls ? ":587"
                                                                           : ":25";
    const std::string url = scheme + mail.server + (port ? "" : standard) + "/" + mail.helo;
    curl_easy_setopt(easy_, CURLOPT_URL, url.c_str());
    curl_easy_setopt(easy_, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(easy_, CURLOPT_TIMEOUT_MS, ms(limits_.total));
    curl_easy_setopt(easy_, CURLOPT_SERVER_RESPONSE_TIMEOUT, std::max(1L, ms(limits_.low_speed_time) / 1000));
    curl_easy_setopt(easy_, CURLOPT_USE_SSL,
                     static_cast<long>(mail.security == MailSecurity::none ? CURLUSESSL_NONE : CURLUSESSL_ALL));
    if (!mail.ca_file.empty()) curl_easy_setopt(easy_, CURLOPT_CAINFO, mail.ca_file.c_str());
    if (!mail.username.empty()) {
        curl_easy_setopt(easy_, CURLOPT_USERNAME, mail.username.c_str());
        curl_easy_setopt(easy_, CURLOPT_PASSWORD, mail.password.c_str());
    }
    curl_easy_setopt(easy_, CURLOPT_MAIL_FROM, ("<" + mail.from + ">").c_str());
    for (const auto& to : mail.to) list_ = curl_slist_append(list_, ("<" + to + ">").c_str());
    curl_easy_setopt(easy_, CURLOPT_MAIL_RCPT, list_);
    curl_easy_setopt(easy_, CURLOPT_MAIL_RCPT_ALLLOWFAILS, 1L);  // one bad address is not to silence the others
    upload_ = mail.message;
    curl_easy_setopt(easy_, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(easy_, CURLOPT_READFUNCTION, &Transfer::on_upload);
    curl_easy_setopt(easy_, CURLOPT_READDATA, this);
}

void Transfer::prepare(const Publication& publication) {
    common();
    char* const topic = curl_easy_escape(easy_, publication.topic.c_str(), static_cast<int>(publication.topic.size()));
    const std::string url = "mqtt://" + publication.server + "/" + (topic == nullptr ? "" : topic);
    curl_free(topic);
    curl_easy_setopt(easy_, CURLOPT_URL, url.c_str());
    curl_easy_setopt(easy_, CURLOPT_PROTOCOLS_STR, "mqtt");
    curl_easy_setopt(easy_, CURLOPT_TIMEOUT_MS, ms(limits_.total));
    if (!publication.username.empty()) {
        curl_easy_setopt(easy_, CURLOPT_USERNAME, publication.username.c_str());
        curl_easy_setopt(easy_, CURLOPT_PASSWORD, publication.password.c_str());
    }
    curl_easy_setopt(easy_, CURLOPT_POSTFIELDS, publication.payload.c_str());  // outlives the transfer
    curl_easy_setopt(easy_, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(publication.payload.size()));
}

std::size_t Transfer::on_body(char* data, std::size_t size, std::size_t count, void* self_data) {
    auto& self = *static_cast<Transfer*>(self_data);
    const std::size_t bytes = size * count;
    if (self.response_.body.size() + bytes > self.limits_.body) {
        self.too_large_ = true;
        return 0;
    }
    self.response_.body.append(data, bytes);
    return bytes;
}

std::size_t Transfer::on_header(char* data, std::size_t size, std::size_t count, void* self) {
    static_cast<Transfer*>(self)->header({data, size * count});
    return size * count;
}

void Transfer::header(std::string_view line) {
    line = trimmed(line);
    if (mail_) {
        if (!line.starts_with("221")) last_line_ = line;  // the farewell says nothing of the mail
        // Others may be accepted; if none is, the status says so.
        if (line.starts_with("4") || line.starts_with("5")) response_.headers["refused-recipient"] = line;
        return;
    }
    if (line.starts_with("HTTP/")) {  // the answer after a 100 or 103 begins anew
        response_.headers.clear();
        return;
    }
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || response_.headers.size() >= max_headers) return;
    std::string name(line.substr(0, colon));
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    const auto value = trimmed(line.substr(colon + 1));
    auto& kept = response_.headers[name];
    if (!kept.empty()) kept += ", ";
    kept += value;
}

std::size_t Transfer::on_upload(char* data, std::size_t size, std::size_t count, void* self_data) {
    auto& self = *static_cast<Transfer*>(self_data);
    const auto part = self.upload_.substr(0, size * count);
    std::copy(part.begin(), part.end(), data);
    self.upload_.remove_prefix(part.size());
    return part.size();
}

curl_socket_t Transfer::on_open(void* self_data, curlsocktype purpose, curl_sockaddr* address) {
    auto& self = *static_cast<Transfer*>(self_data);
    const bool checked = purpose == CURLSOCKTYPE_IPCXN && self.options_.proxy.empty();
    if (checked && !self.options_.allow_private_addresses && !is_public(address->addr)) {
        self.refused_ = to_string(address->addr);
        return CURL_SOCKET_BAD;
    }
    return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

}  // namespace vigie::net
