// Institutions and parties that several states have under one name: which id they get.
#include <gtest/gtest.h>

#include <chrono>

#include "sdk/host/host.hpp"

namespace vigie {
namespace {

// The ids of the article's bodies, in order.
std::string bodies(const std::string& text, const std::string& language) {
    host::Setup setup;
    setup.plugins.push_back({std::string(VIGIE_BINARY_DIR) + "/bin/plugins/entities.so"});
    host::Host host(setup);
    host::ArticleView article;
    article.text = text;
    article.language = language;
    std::string out;
    for (const Annotation& one : host.run(article).annotations)
        if (const Party* actor = one.party("actor"); actor != nullptr && one.type == "organisation")
            out += (out.empty() ? "" : "; ") + actor->id;
    return out;
}

TEST(Homes, TheStateStandsBesideTheName) {
    EXPECT_EQ(bodies("Le Sénat belge a voté, comme l'Assemblée nationale sénégalaise.", "fr"),
              "name:senat de belgique; name:assemblee nationale du senegal");
    EXPECT_EQ(bodies("The Senate of Kenya has voted, and the Senate of the Philippines.", "en"),
              "name:senate of kenya; name:senate of the philippines");
}

TEST(Homes, ElseTheArticleSpeaksOfOne) {
    EXPECT_EQ(bodies("La Belgique vote. En Belgique, le PS recule.", "fr"), "name:parti socialiste belge");
    EXPECT_EQ(bodies("Nigeria waits. In Lagos and the rest of Nigeria, people watch the Senate.", "en"),
              "name:senate of nigeria");
}

TEST(Homes, AnotherStatesInstitutionIsNotTaken) {
    EXPECT_EQ(bodies("La Norvège débat. En Norvège, le Sénat refuse.", "fr"), "name:senat");
    EXPECT_EQ(bodies("Norway waits. In Norway, the Senate refuses.", "en"), "name:senate");
}

TEST(Homes, NothingSaidMeansWhereMostPapersAre) {
    EXPECT_EQ(bodies("Le Sénat a rejeté le texte.", "fr"), "Q631217");
}

TEST(Homes, WhatOnlyOneStateHasIsItEverywhere) {
    EXPECT_EQ(bodies("La Norvège débat. En Norvège, on regarde le Bundestag.", "fr"), "Q154797");
}

TEST(Homes, FewLettersMeanOtherThingsElsewhere) {
    EXPECT_EQ(bodies("Au Tchad, on craint l'ANR. Le Tchad se tait.", "fr"), "name:anr");
    EXPECT_EQ(bodies("Elle dirige l'ANR.", "fr"), "name:agence nationale de la recherche");
}

}  // namespace
}  // namespace vigie
