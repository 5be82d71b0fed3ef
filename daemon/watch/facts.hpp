// What conditions ask of an article, worked out at most once. Internal to watch.
#pragma once

#include <optional>

#include "watch/sentence.hpp"
#include "watch/watch.hpp"
#include "watch/words.hpp"

namespace vigie {

// The subject outlives it. Folding and sentence finding cost more than all else here: only for an article that may
// match.
class Facts {
  public:
    explicit Facts(const Subject& the_subject) : subject(the_subject) {}
    const FoldedText& words() {
        if (!words_) words_.emplace(subject.article.title + " . " + subject.article.text, subject.article.language);
        return *words_;
    }
    const FoldedText& title() {
        if (!title_) title_.emplace(subject.article.title, subject.article.language);
        return *title_;
    }
    const Sentences& sentences() {
        if (!sentences_) sentences_.emplace(subject.article.text, subject.article.language);
        return *sentences_;
    }
    const Subject& subject;

  private:
    std::optional<FoldedText> words_;
    std::optional<FoldedText> title_;
    std::optional<Sentences> sentences_;
};

}  // namespace vigie
