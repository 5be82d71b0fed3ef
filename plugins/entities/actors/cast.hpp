// The actors of one article while it is read. Only this folder includes it.
#pragma once

#include "plugins/entities/actors/actors.hpp"

namespace vigie::entities {

using Pieces = std::span<const std::uint64_t>;  // into the article's words

struct Member {
    std::string id, name;
    Type type = Type::other;
    std::vector<Pieces> forms;              // folded pieces of the names it bears in the article
    std::uint32_t first_token = 0;          // of its first full mention
    std::uint32_t last_token = UINT32_MAX;  // of its latest mention; none yet
    std::int64_t entity = -1;               // in Knowledge
    char gender = 0;
};

class Cast {
  public:
    Cast(const common::Words& words, const std::vector<Seen>& seen, const Setting& setting)
        : words_(words), seen_(seen), setting_(setting) {}

    static constexpr std::uint32_t most_words = 8;   // of a name that is cut short
    static constexpr std::size_t most_bearers = 64;  // of one surname or given name that are looked at

    // First pass: everyone who is named in full. Second: whom each name means.
    void introduce(const std::vector<Name>& names);
    Mention refer(const Name& name);
    Member& member(std::uint32_t index) { return members_[index]; }
    std::optional<std::uint32_t> in_article(std::uint32_t entity) const;  // a known entity that the article names
    std::optional<std::uint32_t> of_token(std::uint32_t first) const;     // whose name begins there
    Reference reference(std::uint32_t index) const { return {members_[index].id, members_[index].name}; }
    std::size_t size() const { return members_.size(); }
    std::uint32_t known(std::uint32_t entity, Type type);  // member for a known entity, made if need be

  private:
    Pieces pieces_of(const Name& name) const;
    std::string text_of(const Name& name) const;
    std::uint32_t join(const Name& name);
    std::optional<std::uint32_t> watched(const Name& name, Pieces pieces);
    bool has_id(const Name& name) const;
    std::optional<std::uint32_t> sounding(const Name& name, Pieces pieces);
    std::optional<std::uint32_t> same_person(Pieces pieces, std::string_view text) const;
    std::optional<std::uint32_t> acronym(const Name& name) const;
    void surname(const Name& name, Mention& mention);
    void organisation(const Name& name, Mention& mention);
    void capital(const Name& name, Mention& mention);
    void gather_capitals(const std::vector<Name>& names);
    bool acts(const Name& name) const;
    bool said_at(std::uint32_t preposition) const;
    std::optional<std::uint32_t> meant(const Name& name);  // of a known name; home.cpp
    void full_name(std::uint32_t index, std::uint32_t entity, const Name& name);
    void weigh_states();
    std::vector<std::string_view> states_of_adjective(std::uint32_t token) const;
    std::vector<std::string_view> states_beside(const Name& name) const;
    std::string_view state_at(std::uint32_t token) const;
    std::vector<std::uint32_t> main_bearer(std::vector<std::uint32_t> members, const Name& name) const;
    std::vector<std::uint32_t> figures(const Name& name, Pieces pieces) const;
    bool of_the_end(const Name& full, const Name& letters) const;
    bool may_stand_for(const Name& letters, const Name& full) const;
    void define_acronyms(const std::vector<Name>& names);
    std::uint32_t add(Member member, Pieces pieces);
    void remember_short(const Name& name, Pieces pieces, std::uint32_t index);
    bool has_article(const Name& name) const;
    std::optional<std::uint32_t> in_short(const Name& name, Pieces pieces) const;
    void bind(Mention& mention, std::uint32_t index);
    char gender_of(const Name& name) const;

    const common::Words& words_;
    const std::vector<Seen>& seen_;
    const Setting& setting_;
    std::vector<Member> members_;
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> by_form_;       // whole name → members
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> by_ending_;     // last pieces of persons' names
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> by_given_;      // first piece of persons' names
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> by_beginning_;  // what names are cut to
    std::unordered_map<std::uint32_t, std::uint32_t> by_entity_;
    std::unordered_map<std::uint64_t, std::uint32_t> acronyms_;  // piece → member, as defined in the article
    std::unordered_map<std::uint32_t, bool> capital_acts_;  // entity → some mention acts and none is a mere place
    std::unordered_map<std::uint32_t, std::uint32_t> by_token_;
    std::unordered_map<std::string, std::uint32_t> by_id_;
    std::unordered_map<std::uint64_t, std::optional<std::uint32_t>> sounds_;
    std::unordered_map<std::string_view, int> state_weights_;  // how much the article speaks of each; empty: not asked
    int heaviest_ = 0;
};

std::uint64_t key_of(std::span<const std::uint64_t> pieces, Type type);

}  // namespace vigie::entities
