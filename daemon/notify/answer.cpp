#include "notify/answer.hpp"

namespace vigie::notify {

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
    if (result.state == SendState::retry) result.after = response.retry_after(now);
    return result;
}

}  // namespace vigie::notify
