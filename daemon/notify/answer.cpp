#include "notify/answer.hpp"

#include <boost/json/parse.hpp>

namespace vigie::notify {
namespace {

namespace json = boost::json;

// What Matrix and Telegram say in the body: why, and when to come again.
void read_body(const std::string& body, SendResult& result) {
    boost::system::error_code error;
    const json::value value = json::parse(body, error);
    if (error || !value.is_object()) return;
    const json::object& object = value.as_object();
    for (const char* key : {"description", "error"})
        if (const auto* why = object.if_contains(key); why != nullptr && why->is_string()) {
            std::string line(std::string_view(why->as_string()).substr(0, 200));
            for (char& c : line)
                if (static_cast<unsigned char>(c) < 0x20) c = ' ';
            result.answer += ": " + line;
            break;
        }
    if (const auto* wait = object.if_contains("retry_after_ms"); wait != nullptr && wait->is_int64())
        result.after = Duration(std::max<std::int64_t>(0, wait->as_int64()));
    if (const auto* more = object.if_contains("parameters"); more != nullptr && more->is_object())
        if (const auto* wait = more->as_object().if_contains("retry_after"); wait != nullptr && wait->is_int64())
            result.after = std::chrono::seconds(std::max<std::int64_t>(0, wait->as_int64()));
}

}  // namespace

SendResult result_of(const net::Response& response, Time now) {
    SendResult result;
    // It was taken, whatever became of the rest of the answer.
    const bool taken = response.status >= 200 && response.status < 300;
    if (!response.answered() && !taken) {
        result.answer = response.reason();
        return result;
    }
    result.answer = std::to_string(response.status);
    if (taken) result.state = SendState::delivered;
    if (response.status == 410) result.state = SendState::dead;
    if (result.state == SendState::retry) {
        result.after = response.retry_after(now);
        read_body(response.body, result);
    }
    return result;
}

}  // namespace vigie::notify
