// The archive is read again, a part at each request, so that none lasts long.
#include <utility>

#include <boost/asio/awaitable.hpp>

#include "http/routes.hpp"
#include "wire/write.hpp"

namespace vigie::http {

Task<Response> reread(const Request& request, Backend& backend) {
    const auto since = parse_rfc3339(text_or_empty(request, "since"));
    if (!since) co_return problem(400, "since: not a time such as 2024-02-08T14:05:11Z");
    const int limit = number_or(request, "limit", 100, 1, 1000);
    const RereadCounts counts = co_await backend.reread(*since, text_or_empty(request, "after"), limit);
    Response response;
    {
        wire::Object object(response.body);
        object.number("read", counts.read);
        object.number("changed", counts.changed);
        object.number("failed", counts.failed);
        object.text_if("after", counts.after);
    }
    response.body += '\n';
    co_return response;
}

}  // namespace vigie::http
