#include "pool/retry.hpp"

#include <algorithm>

namespace vigie::pool {

bool from_outside(const Death& death) {
    return !death.hang && death.reason.ends_with("ended by SIGKILL");
}

bool Retry::again(const Death& death) {
    // A worker that blames a plugin which it was told to skip lies; so nobody is blamed for it.
    const bool new_culprit =
        !death.culprit.empty() && std::find(skip_.begin(), skip_.end(), death.culprit) == skip_.end();
    if (new_culprit && from_outside(death) && bystander_ != death.culprit) {
        bystander_ = death.culprit;
        return true;
    }
    if (new_culprit) {
        skip_.push_back(death.culprit);
        failures_.push_back({death.culprit, death.reason});
        return true;
    }
    if (++unexplained_ < most_unexplained) return true;
    failures_.push_back({"vigie-worker", death.reason});
    return false;
}

void Retry::complete(wire::Analysis& analysis) const {
    analysis.failed.insert(analysis.failed.begin(), failures_.begin(), failures_.end());
}

}  // namespace vigie::pool
