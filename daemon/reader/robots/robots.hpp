// robots.txt (RFC 9309): which paths a robot may fetch. Pure values; reading never fails, a line that is no rule is
// passed over. Only the first 500 KiB count, as the RFC allows.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.hpp"

namespace vigie {

class Robots {
  public:
    Robots() = default;  // allows everything
    // The group of `agent` (a product token such as "Vigie"), else of "*".
    Robots(std::string_view text, std::string_view agent);
    static Robots disallow_all();

    // `url` may be a whole address or a path with query. /robots.txt itself is always allowed.
    bool allows(std::string_view url) const;
    std::optional<Duration> crawl_delay() const { return crawl_delay_; }
    const std::vector<std::string>& sitemaps() const { return sitemaps_; }

  private:
    struct Rule {
        std::string path;  // normalised
        bool allow = false;
    };
    std::vector<Rule> rules_;
    std::optional<Duration> crawl_delay_;
    std::vector<std::string> sitemaps_;
};

}  // namespace vigie
