// <vigie/plugin.hpp> alone, in the languages that it promises.
#include <vigie/plugin.hpp>
