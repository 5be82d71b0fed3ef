// What the host hands to a plugin, as C++17 views without a copy. Valid until analyze returns. Part of plugin.hpp.
#pragma once

#include <vigie/abi.h>
#include <vigie/annotation.hpp>

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace vigie::plugin {

inline std::string_view to_view(vigie_text text) {
    return {text.data, text.size};
}
inline vigie_text to_c(std::string_view text) {
    return {text.data(), text.size()};
}
inline Span to_span(vigie_span span) {
    return {span.begin, span.end};
}
inline vigie_span to_c(Span span) {
    return {span.begin, span.end};
}

// Elements side by side.
template <typename T>
class Slice {
  public:
    Slice() = default;
    Slice(const T* first, std::size_t count) : first_(first), count_(count) {}
    const T* begin() const { return first_; }
    const T* end() const { return first_ + count_; }
    std::size_t size() const { return count_; }
    bool empty() const { return count_ == 0; }
    const T& operator[](std::size_t index) const { return first_[index]; }
    Slice subslice(std::size_t offset, std::size_t count) const { return {first_ + offset, count}; }

  private:
    const T* first_ = nullptr;
    std::size_t count_ = 0;
};

// Elements that begin with their size, so that a newer host's longer structs are stepped over rightly. View is made of
// Raw.
template <typename Raw, typename View>
class Strided {
  public:
    class Iterator {
      public:
        using iterator_category = std::input_iterator_tag;
        using value_type = View;
        using difference_type = std::ptrdiff_t;
        using pointer = void;
        using reference = View;
        Iterator(const char* at, std::size_t stride, const char* text) : at_(at), stride_(stride), text_(text) {}
        View operator*() const { return View(*reinterpret_cast<const Raw*>(at_), text_); }
        Iterator& operator++() { return at_ += stride_, *this; }
        Iterator operator++(int) { return Iterator(std::exchange(at_, at_ + stride_), stride_, text_); }
        bool operator==(const Iterator& other) const { return at_ == other.at_; }
        bool operator!=(const Iterator& other) const { return at_ != other.at_; }

      private:
        const char* at_;
        std::size_t stride_;
        const char* text_;
    };

    Strided(const Raw* first, std::size_t count, const char* text)
        : first_(reinterpret_cast<const char*>(first)), count_(count), stride_(count ? first->size : 0), text_(text) {}
    Iterator begin() const { return {first_, stride_, text_}; }
    Iterator end() const { return {first_ + count_ * stride_, stride_, text_}; }
    std::size_t size() const { return count_; }
    bool empty() const { return count_ == 0; }
    View operator[](std::size_t index) const { return *Iterator(first_ + index * stride_, stride_, text_); }

  private:
    const char* first_;
    std::size_t count_;
    std::size_t stride_;
    const char* text_;
};

class PartyView {
  public:
    PartyView(const vigie_party& raw, const char* text) : raw_(&raw), text_(text) {}
    std::string_view role() const { return to_view(raw_->role); }
    std::string_view id() const { return to_view(raw_->id); }
    std::string_view name() const { return to_view(raw_->name); }
    Span span() const { return to_span(raw_->span); }
    std::string_view text() const { return {text_ + raw_->span.begin, raw_->span.end - raw_->span.begin}; }

  private:
    const vigie_party* raw_;
    const char* text_;
};

class AnnotationView {
  public:
    using Parties = Strided<vigie_party, PartyView>;

    AnnotationView(const vigie_annotation& raw, const char* text) : raw_(&raw), text_(text) {}
    std::string_view kind() const { return to_view(raw_->kind); }
    std::string_view type() const { return to_view(raw_->type); }
    std::string_view form() const { return to_view(raw_->form); }
    Span span() const { return to_span(raw_->span); }
    std::string_view text() const { return {text_ + raw_->span.begin, raw_->span.end - raw_->span.begin}; }
    double score() const { return raw_->score; }
    int polarity() const { return raw_->polarity; }
    Parties parties() const { return {raw_->parties, raw_->party_count, text_}; }
    Slice<vigie_attribute> attributes() const { return {raw_->attributes, raw_->attribute_count}; }

    // The first party with that role.
    std::optional<PartyView> party(std::string_view role) const {
        for (PartyView party : parties())
            if (party.role() == role) return party;
        return std::nullopt;
    }
    std::string_view attribute(std::string_view key) const {
        for (const vigie_attribute& attribute : attributes())
            if (to_view(attribute.key) == key) return to_view(attribute.value);
        return {};
    }
    const vigie_annotation& raw() const { return *raw_; }

  private:
    const vigie_annotation* raw_;
    const char* text_;
};

class Article {
  public:
    using Annotations = Strided<vigie_annotation, AnnotationView>;

    explicit Article(const vigie_article& raw) : raw_(&raw) {}
    std::string_view text() const { return to_view(raw_->text); }
    std::string_view language() const { return to_view(raw_->language); }
    std::string_view title() const { return to_view(raw_->title); }
    std::string_view url() const { return to_view(raw_->url); }
    std::optional<std::int64_t> published() const {
        if (raw_->published == VIGIE_NO_TIME) return std::nullopt;
        return raw_->published;
    }

    Slice<vigie_sentence> sentences() const { return {raw_->sentences, raw_->sentence_count}; }
    Slice<vigie_token> tokens() const { return {raw_->tokens, raw_->token_count}; }
    Slice<vigie_token> tokens(const vigie_sentence& sentence) const {
        return tokens().subslice(sentence.first_token, sentence.token_count);
    }
    // Those of the kinds that this plugin needs, by begin, the longer first.
    Annotations annotations() const { return {raw_->annotations, raw_->annotation_count, raw_->text.data}; }

    std::string_view text(Span span) const { return text().substr(span.begin, span.end - span.begin); }
    std::string_view text(vigie_span span) const { return text(to_span(span)); }
    std::string_view text(const vigie_token& token) const { return text(token.span); }
    std::string_view text(const vigie_sentence& sentence) const { return text(sentence.span); }
    const vigie_article& raw() const { return *raw_; }

  private:
    const vigie_article* raw_;
};

// A watched actor, from the host's vigie.actors/1. The strings live as long as the instance.
struct Actor {
    std::string_view id;
    std::string_view name;
    std::string_view type;
    Slice<vigie_text> aliases;
    Slice<vigie_role> roles;
};

// Empty where the host does not offer the extension.
inline std::vector<Actor> read_actors(const vigie_host& host) {
    std::vector<Actor> actors;
    const auto* extension = static_cast<const vigie_actors*>(host.get_extension(host.context, VIGIE_EXT_ACTORS));
    if (!extension) return actors;
    const std::size_t count = extension->count(host.context);
    actors.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        vigie_actor actor{};
        actor.size = sizeof actor;
        if (extension->at(host.context, i, &actor) != VIGIE_OK) continue;
        actors.push_back({to_view(actor.id),
                          to_view(actor.name),
                          to_view(actor.type),
                          {actor.aliases, actor.alias_count},
                          {actor.roles, actor.role_count}});
    }
    return actors;
}

}  // namespace vigie::plugin
