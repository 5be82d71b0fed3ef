// What the grammar tells of a word: its classes, its features, its form. Part of plugins/grammar/grammar.hpp.
#pragma once

#include <cstdint>

namespace vigie::grammar {

// Classes of words, a set of bits; the sections of words.txt bear these names.
enum Class : std::uint64_t {
    determiner = 1ULL << 0,
    of = 1ULL << 1,
    to = 1ULL << 2,
    preposition = 1ULL << 3,
    coordinator = 1ULL << 4,
    complementiser = 1ULL << 5,
    relative = 1ULL << 6,
    subordinator = 1ULL << 7,
    pronoun = 1ULL << 8,
    clitic = 1ULL << 9,
    negation = 1ULL << 10,
    latter = 1ULL << 11,
    same = 1ULL << 12,
    adverb = 1ULL << 13,
    title = 1ULL << 14,
    time = 1ULL << 15,
    person = 1ULL << 16,
    group = 1ULL << 17,
    document = 1ULL << 18,
    source = 1ULL << 19,
    speech = 1ULL << 20,
    medium = 1ULL << 21,
    predicate = 1ULL << 22,
    modal = 1ULL << 23,
    adjective = 1ULL << 24,
    possessor = 1ULL << 25,
    given = 1ULL << 26,      // given names, with their gender
    number = 1ULL << 27,     // two and the like
    agent = 1ULL << 28,      // par, by
    channel = 1ULL << 29,    // sur, dans: through which medium
    contrast = 1ULL << 30,   // alors, tandis, while: behind a comma no part of a reported clause
    degree = 1ULL << 31,     // plus que, aussi que
    question = 1ULL << 32,   // whether, how
    generic = 1ULL << 33,    // parti, organisation: stands for one named before
    former = 1ULL << 34,     // ancien, former: an office of whoever it is, beside his other ones
    prefix = 1ULL << 35,     // ex-, vice-: the word behind it tells the class
    eponym = 1ULL << 39,     // hôpital, loi: a name behind it is that of the thing
    relation = 1ULL << 38,   // homologue, counterpart: says nothing of one's office
    listed = 1ULL << 37,     // le premier, le second: one of those told before
    work = 1ULL << 40,       // film, roman: what has a title
    office = 1ULL << 41,     // président, préfet: nobody who is known by another one
    kin = 1ULL << 42,        // père, sœur: of someone else's family
    concerned = 1ULL << 36,  // le principal intéressé: he of whom the article tells most
};

// Features of words and noun groups, a set of bits.
enum Feature : std::uint32_t {
    masculine = 1,
    feminine = 2,
    singular = 4,
    plural = 8,
    first = 16,
    second = 32,
    third = 64,
    definite = 128,
    possessive = 256,
    demonstrative = 512,
    contracted = 1024,
    impersonal = 2048,
    neuter = 4096,
    reflexive = 8192,
    of_people = 16384,  // serbe: with an article and a capital it may mean a person
    oblique = 32768,    // den, dem: opens no subject
    genitive = 65536,   // der, einer: behind a noun it may open what belongs to it
};

enum Form : std::uint16_t {
    infinitive = 1,
    participle = 2,
    gerund = 4,
    third_singular = 8,
    third_plural = 16,
    first_singular = 32,
    first_plural = 64,
    second_plural = 128,
    conditional = 256,
    reported = 512,  // sei, habe: what somebody else says
    finite_forms = 8 + 16 + 32 + 64 + 128,
};

}  // namespace vigie::grammar
