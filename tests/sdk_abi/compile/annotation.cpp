// <vigie/annotation.hpp> alone, in the languages that it promises.
#include <vigie/annotation.hpp>
