// The ground floor: time and chance, ids, results, log. Include this one from other folders (and base/task.hpp,
// base/log.hpp where only they are wanted).
#pragma once

#include "base/clock.hpp"
#include "base/id.hpp"
#include "base/log.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
