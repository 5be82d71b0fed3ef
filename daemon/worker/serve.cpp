#include "worker/serve.hpp"

#include "reader/language/language.hpp"

namespace vigie::worker {

void answer(Channel& channel, const wire::DetectLanguage& request) {
    channel.send(wire::LanguageFound{request.job, detect_language(request.text)});
}

void refuse(Channel& channel, std::uint64_t job, std::string problem) {
    channel.send(wire::Problem{job, std::move(problem)});
}

}  // namespace vigie::worker
