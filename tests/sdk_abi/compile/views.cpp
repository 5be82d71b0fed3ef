// <vigie/views.hpp> alone, in the languages that it promises.
#include <vigie/views.hpp>
