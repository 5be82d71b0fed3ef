// How much of the article the text is: all of it, a teaser, what a paywall leaves, a consent wall, an error page.
#pragma once

#include "model/document.hpp"
#include "reader/page/blocks.hpp"
#include "reader/page/body.hpp"
#include "reader/page/evidence.hpp"

namespace vigie::page {

struct Verdict {
    Provenance provenance = Provenance::full;
    double confidence = 0;
};

Verdict judge(const Body& body, const Blocks& blocks, const Evidence& evidence, int status);

}  // namespace vigie::page
