// The daemon's side of the HTTP API: answers for the faces what the parts know.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "main/parts.hpp"

namespace vigie {

class Control {
  public:
    // `reload` answers what is wrong with the new configuration, a line each.
    Control(Parts& parts, std::vector<std::string> loops, std::function<std::vector<std::string>()> reload);
    ~Control();
    Control(const Control&) = delete;
    Control& operator=(const Control&) = delete;

    // Opens the socket and, where configured, the address. Throws with what and where.
    void listen();
    void close();
    // As asked for by a signal: what came of it is shown by the API as well.
    std::vector<std::string> reload();

  private:
    struct Inner;
    std::unique_ptr<Inner> inner_;
};

}  // namespace vigie
