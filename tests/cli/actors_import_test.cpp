// `vigie actors import`: each format that others publish becomes a watch file that `analyze` takes.
#include <gtest/gtest.h>

#include "command.hpp"

namespace vigie::test {
namespace {

std::string imported(const std::string& file, const std::string& text, const std::string& options = "") {
    const Ran ran = vigie("actors import " + put(file, text) + ' ' + options);
    EXPECT_EQ(ran.status, 0) << ran.error;
    return ran.out;
}

const char* const leader =
    "[[actor]]\nid = \"Q90001\"\nname = \"Zélie Marchetaud\"\ntype = \"person\"\n"
    "aliases = [\"Z. Marchetaud\", \"Zelie Marchetaud\"]\n"
    "roles = [{ title = \"ministre de l'Eau\", from = 2019-05-02, until = 2022-01-01 }, { title = \"maire\" }]\n\n";

TEST(ActorsImport, WikidataQueryResultsAsJson) {
    EXPECT_EQ(imported("a.json", R"({"head":{"vars":["item","itemLabel"]},"results":{"bindings":[
      {"item":{"type":"uri","value":"http://www.wikidata.org/entity/Q90001"},
       "itemLabel":{"type":"literal","xml:lang":"fr","value":"Zélie Marchetaud"},
       "itemAltLabel":{"type":"literal","value":"Z. Marchetaud, Zelie Marchetaud"},
       "positionLabel":{"value":"ministre de l'Eau"},"start":{"value":"2019-05-02T00:00:00Z"},"end":{"value":"2022"}},
      {"item":{"value":"http://www.wikidata.org/entity/Q90001"},"itemLabel":{"value":"Zélie Marchetaud"},
       "positionLabel":{"value":"maire"}},
      {"item":{"value":"http://www.wikidata.org/entity/Q90002"},"itemLabel":{"value":"Q90002"}}]}})"),
              leader);
}

TEST(ActorsImport, WikidataQueryResultsAsCsv) {
    EXPECT_EQ(imported("a.csv",
                       "item,itemLabel,itemAltLabel,positionLabel,start,end\r\n"
                       "http://www.wikidata.org/entity/Q90001,Zélie Marchetaud,"
                       "\"Z. Marchetaud, Zelie Marchetaud\",ministre de l'Eau,2019-05-02T00:00:00Z,2022\r\n"
                       "http://www.wikidata.org/entity/Q90001,Zélie Marchetaud,,maire,,\r\n"),
              leader);
}

TEST(ActorsImport, FollowTheMoneyEntities) {
    const std::string out =
        imported("e.ftm.json",
                 R"({"id":"NK-1","schema":"Person","caption":"Ivo Tarn","properties":{"name":["Ivo Tarn","Иво Тарн"],)"
                 R"("alias":["The \"Fox\""],"position":["Minister of Roads"],"wikidataId":["Q90003"]}})"
                 "\n"
                 R"({"id":"NK-2","schema":"Company","caption":"Tarn Holding","properties":{"name":["Tarn Holding"]}})"
                 "\n"
                 R"({"id":"NK-3","schema":"Address","caption":"1 Road","properties":{"full":["1 Road"]}})"
                 "\n");
    EXPECT_EQ(out,
              "[[actor]]\nid = \"Q90003\"\nname = \"Ivo Tarn\"\ntype = \"person\"\n"
              "aliases = [\"Иво Тарн\", \"The \\\"Fox\\\"\"]\nroles = [{ title = \"Minister of Roads\" }]\n\n"
              "[[actor]]\nid = \"NK-2\"\nname = \"Tarn Holding\"\ntype = \"organisation\"\n\n");
}

TEST(ActorsImport, PlainTables) {
    EXPECT_EQ(imported("p.csv", "\xEF\xBB\xBFName;Aliases;Type\nAnna Ost;A. Ost|Frau Ost;\nOstbank;;organisation\n"),
              "[[actor]]\nname = \"Anna Ost\"\ntype = \"person\"\naliases = [\"A. Ost\", \"Frau Ost\"]\n\n"
              "[[actor]]\nname = \"Ostbank\"\ntype = \"organisation\"\n\n");
    EXPECT_EQ(imported("t.tsv", "?item\t?itemLabel\n<http://www.wikidata.org/entity/Q7>\t\"Anna Ost\"@de\n",
                       "--type organisation"),
              "[[actor]]\nid = \"Q7\"\nname = \"Anna Ost\"\ntype = \"organisation\"\n\n");
}

TEST(ActorsImport, TheFileIsOneThatAnalyzeTakes) {
    const std::string watch = scratch("imported.toml");
    imported("w.csv", "id,name,role,from\nQ90004,Wenna Tregear,minister of roads,2020-01-01\n", "-o " + watch);
    const Ran ran = vigie("analyze --jsonl --actors " + watch,
                          R"({"id":"1","language":"en","text":"Yesterday Wenna Tregear left."})");
    EXPECT_NE(ran.out.find(R"("actor":{"id":"Q90004","name":"Wenna Tregear"})"), std::string::npos) << ran.out;
}

TEST(ActorsImport, SaysWhatIsWrong) {
    const Ran empty = vigie("actors import " + put("n.csv", "colour,size\nred,1\n"));
    EXPECT_NE(empty.status, 0);
    EXPECT_NE(empty.error.find("no row names anybody"), std::string::npos) << empty.error;
    const Ran broken = vigie("actors import " + put("b.json", "{\"id\":\"a\"}\n{oops\n"));
    EXPECT_NE(broken.status, 0);
    EXPECT_NE(broken.error.find("b.json: line 2"), std::string::npos) << broken.error;
}

}  // namespace
}  // namespace vigie::test
