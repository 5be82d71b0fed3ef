// Stories between the store's index and the reader's judgement. Internal to the pipeline.
#pragma once

#include "store/store.hpp"

namespace vigie::pipeline {

// Gives a read article its fingerprints, its signature and the judge that places it.
void place_by_likeness(ReadArticle& read);

}  // namespace vigie::pipeline
