// An HTTP answer as a result for the ledger. Private to notify/.
#pragma once

#include "base/clock.hpp"
#include "net/net.hpp"
#include "notify/notify.hpp"

namespace vigie::notify {

// 2xx is delivered; 410 says never again; all else is worth another try, since an operator may mend it. Never names the
// URL, which may be a secret.
SendResult result_of(const net::Response& response, Time now);

}  // namespace vigie::notify
