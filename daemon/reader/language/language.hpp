// The language of a text, by CLD2 and by what page and feed claim.
//
// Threads: pure; safe from any thread.
// Codes: ISO 639-1 where it has one, else 639-3; "zh" for both scripts, "nb" is given as "no"; empty: unknown.
#pragma once

#include <string>
#include <string_view>

namespace vigie {

// The best guess for the text alone, however short.
std::string detect_language(std::string_view text);

// "pt_BR", "en-GB", "fr, en" → "pt", "en", "fr"; empty where it is no language tag.
std::string language_code(std::string_view tag);

// What others claim about the text; tags as they were written.
struct LanguageClaims {
    std::string_view page;  // <html lang>, og:locale, inLanguage, Content-Language
    std::string_view feed;
};

// The text decides where it is long and clear; claims decide where it is short or undecided.
std::string vote_language(std::string_view text, const LanguageClaims& claims);

}  // namespace vigie
