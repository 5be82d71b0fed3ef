// hello: marks each sentence that ends with an exclamation mark. Build and test it: README.md beside this file.
// To run it in the daemon, copy hello.so into the plugins' folder, or name it in vigie.toml: [[plugin]] library =
// "/path/hello.so"

#include <vigie/plugin.hpp>

#include <string>

using vigie::plugin::Article;
using vigie::plugin::Context;
using vigie::plugin::Draft;
using vigie::plugin::Emitter;

class Hello {
  public:
    // The host refuses a configuration that names others. Key, default, help, type.
    static constexpr vigie_option_info options[] = {
        {"mark", "!", "what ends a sentence to mark", VIGIE_OPTION_TEXT, 0}};

    // Once, when the daemon starts. Options come from [[plugin]] options in vigie.toml; throw where they make no sense.
    explicit Hello(const Context& context) : mark_(context.option("mark", "!")) {
        if (mark_.empty()) throw std::runtime_error("the option \"mark\" must not be empty");
    }

    // For each article. What the article gives are views into the host's memory; what is emitted is copied.
    void analyze(const Article& article, Emitter& emit) const {
        for (const vigie_sentence& sentence : article.sentences()) {
            const auto tokens = article.tokens(sentence);
            if (tokens.empty()) continue;
            const vigie_token& last = tokens[tokens.size() - 1];
            if (article.text(last) != mark_) continue;
            emit(
                Draft("org.example.hello.exclamation", vigie::plugin::to_span(sentence.span)).attribute("mark", mark_));
        }
    }

  private:
    std::string mark_;
};

// Class, id, version, languages ("*": any), needed kinds, provided kinds.
VIGIE_PLUGIN(Hello, "org.example.hello", "1.0.0", "*", "", "org.example.hello.exclamation");
