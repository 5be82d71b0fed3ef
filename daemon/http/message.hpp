// A request and an answer as plain values, so that routes need no HTTP library. Internal to http.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vigie::http {

struct Request {
    std::string method;                        // "GET"
    std::vector<std::string> path;             // decoded segments: "/api/v1/alerts/x" → api, v1, alerts, x
    std::map<std::string, std::string> query;  // decoded; of a name that stands twice, the last
    std::string body = {};
    std::string content_type = {};
    std::string hub_signature = {};  // X-Hub-Signature
};

struct Response {
    int status = 200;
    std::string content_type = "application/json; charset=utf-8";
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;
};

// Path and query of a request target. False: not a target that we answer (absolute, badly encoded, too many pieces).
bool parse_target(std::string_view target, Request& request);

// "12" between least and most, else `otherwise`.
int number_or(const Request& request, const std::string& name, int otherwise, int least, int most);
std::string text_or_empty(const Request& request, const std::string& name);
// A field of a form that was posted (application/x-www-form-urlencoded); empty where there is none.
std::string form_text(const Request& request, std::string_view name);

// {"error":"…"}
Response problem(int status, std::string_view message);

}  // namespace vigie::http
