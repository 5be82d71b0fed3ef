#include "sdk/host/text/text.hpp"
