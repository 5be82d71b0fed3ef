// <vigie/testing.hpp> alone, in the languages that it promises.
#include <vigie/testing.hpp>
