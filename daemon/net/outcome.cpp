// What curl says, in our words.
#include <spdlog/fmt/fmt.h>

#include "net/inflate.hpp"
#include "net/transfer.hpp"

namespace vigie::net {

std::string_view to_string(Outcome outcome) {
    switch (outcome) {
        case Outcome::answered:
            return "answered";
        case Outcome::bad_url:
            return "not a URL that may be fetched";
        case Outcome::refused_address:
            return "address not allowed";
        case Outcome::dns:
            return "name not found";
        case Outcome::connect:
            return "no connection";
        case Outcome::tls:
            return "TLS failed";
        case Outcome::timeout:
            return "timed out";
        case Outcome::too_large:
            return "too large";
        case Outcome::too_many_redirects:
            return "too many redirects";
        case Outcome::truncated:
            return "cut off";
        case Outcome::protocol:
            return "answer not understood";
        case Outcome::refused_login:
            return "login refused";
        case Outcome::cancelled:
            return "cancelled";
    }
    return "?";
}

Outcome Transfer::outcome_of(CURLcode code) const {
    if (too_large_) return Outcome::too_large;
    switch (code) {
        case CURLE_OK:
            return Outcome::answered;
        case CURLE_URL_MALFORMAT:
        case CURLE_UNSUPPORTED_PROTOCOL:
            return response_.headers.empty() && error_[0] == 'R' ? Outcome::protocol
                                                                 : Outcome::bad_url;  // "Received HTTP/0.9 …"
        case CURLE_COULDNT_RESOLVE_HOST:
        case CURLE_COULDNT_RESOLVE_PROXY:
            return Outcome::dns;
        case CURLE_COULDNT_CONNECT:
            return refused_.empty() ? Outcome::connect : Outcome::refused_address;
        case CURLE_SSL_CONNECT_ERROR:
        case CURLE_PEER_FAILED_VERIFICATION:
        case CURLE_SSL_CERTPROBLEM:
        case CURLE_SSL_CIPHER:
        case CURLE_SSL_CACERT_BADFILE:
        case CURLE_SSL_ISSUER_ERROR:
        case CURLE_SSL_INVALIDCERTSTATUS:
        case CURLE_USE_SSL_FAILED:
            return Outcome::tls;
        case CURLE_OPERATION_TIMEDOUT:
            return Outcome::timeout;
        case CURLE_FILESIZE_EXCEEDED:
            return Outcome::too_large;
        case CURLE_LOGIN_DENIED:
            return Outcome::refused_login;
        case CURLE_PARTIAL_FILE:
            return Outcome::truncated;
        case CURLE_GOT_NOTHING:
        case CURLE_RECV_ERROR:
        case CURLE_SEND_ERROR:
            return response_.body.empty() ? Outcome::connect : Outcome::truncated;
        default:
            return Outcome::protocol;
    }
}

Response Transfer::finish(std::optional<CURLcode> code, const std::string& url) {
    Response out = std::move(response_);
    response_ = {};
    out.url = url;
    if (!code) {
        out.outcome = Outcome::cancelled;
        out.problem = fmt::format("{}: cancelled", url);
        return out;
    }
    response_.body.resize(out.body.empty() ? 0 : 1);  // outcome_of asks whether there was one
    response_.headers = out.headers;
    out.outcome = outcome_of(*code);
    long status = 0;
    curl_easy_getinfo(easy_, CURLINFO_RESPONSE_CODE, &status);
    out.status = static_cast<int>(status);
    long version = 0;
    curl_easy_getinfo(easy_, CURLINFO_HTTP_VERSION, &version);
    out.http_version = version == CURL_HTTP_VERSION_2_0   ? 20
                       : version == CURL_HTTP_VERSION_1_1 ? 11
                       : version == 0                     ? 0
                                                          : 10;
    if (out.answered() && looks_gzipped(out.body)) {
        if (auto body = gunzip(out.body, limits_.body))
            out.body = std::move(*body);
        else
            out.outcome = Outcome::too_large;
    }
    // A mail server that says no has answered; curl calls it a failure.
    if (mail_) {
        out.body = last_line_;
        const bool temporary = status >= 400 && status < 500;
        const bool setup = out.outcome == Outcome::refused_login || out.outcome == Outcome::tls;
        if (status >= 400 && (!setup || temporary)) out.outcome = Outcome::answered;
    }
    if (!out.answered()) {
        const std::string detail = !refused_.empty() && out.outcome == Outcome::refused_address ? refused_
                                   : out.outcome == Outcome::too_large ? fmt::format("more than {} bytes", limits_.body)
                                   : error_[0] != '\0'                 ? std::string(error_)
                                                                       : std::string(curl_easy_strerror(*code));
        out.problem = fmt::format("{}: {}: {}", url, to_string(out.outcome), detail);
    }
    return out;
}

}  // namespace vigie::net
