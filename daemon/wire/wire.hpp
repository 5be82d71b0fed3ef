// The words between the daemon and its workers, and Vigie's values as JSON. Pure: no sockets, no clock. Include this
// one from other folders. The wire itself is docs/wire-protocol.md.
#pragma once

#include "wire/decoder.hpp"
#include "wire/json.hpp"
#include "wire/messages.hpp"
