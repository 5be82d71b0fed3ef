// The words of Vigie as values (docs/architecture.md, Words). Include this one from other folders.
#pragma once

#include "model/actor.hpp"
#include "model/alert.hpp"
#include "model/article.hpp"
#include "model/document.hpp"
