// What a wrong configuration says: all of it at once, each with file, line and key.
#include <gmock/gmock.h>

#include "config/support.hpp"

namespace vigie::config {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

using Problems = Folder;

TEST_F(Problems, UnknownKeysWithASuggestion) {
    EXPECT_THAT(problems_of("[fetch]\ntimeuot = \"5s\"\n\n[fecth]\n"),
                ElementsAre("vigie.toml:2: fetch.timeuot: is not known; did you mean \"timeout\"?",
                            "vigie.toml:4: fecth: is not known; did you mean \"fetch\"?"));
    EXPECT_THAT(problems_of("[fetch]\nelephants = 3\n"), ElementsAre("vigie.toml:2: fetch.elephants: is not known"));
}

TEST_F(Problems, WrongTypesAndValues) {
    EXPECT_THAT(
        problems_of(R"(include = 7
[state]
directory = 5
[fetch]
timeout = 60
connect_timeout = "soon"
concurrency = "many"
per_host_concurrency = 0
max_bytes = "huge"
allow_private_addresses = "yes"
min_interval = "2d"
[log]
level = "inof"
[http]
socket_mode = "rw"
listen = "8080"
[alerts]
notify_at_carriers = [1]
)"),
        ElementsAre(
            "vigie.toml:1: include: must be a list of strings, not a whole number",
            "vigie.toml:3: state.directory: must be a string, not a whole number",
            "vigie.toml:5: fetch.timeout: must be a time such as \"90s\", \"10m\", \"48h\" or \"7d\", not a whole "
            "number",
            "vigie.toml:6: fetch.connect_timeout: must be a time such as \"90s\", \"10m\", \"48h\" or \"7d\", not "
            "\"soon\"",
            "vigie.toml:7: fetch.concurrency: must be a whole number, not a string",
            "vigie.toml:8: fetch.per_host_concurrency: must be from 1 to 100000, not 0",
            "vigie.toml:9: fetch.max_bytes: must be a size such as \"32M\", \"1G\" or a number of bytes, not \"huge\"",
            "vigie.toml:10: fetch.allow_private_addresses: must be true or false, not a string",
            "vigie.toml:11: fetch.min_interval: must not be longer than max_interval (1d)",
            "vigie.toml:13: log.level: must be debug, info, warning or error, not \"inof\"; did you mean \"info\"?",
            "vigie.toml:15: http.socket_mode: must be octal, such as \"0660\", not \"rw\"",
            "vigie.toml:16: http.listen: must be an address and a port such as \"127.0.0.1:8080\", not \"8080\"",
            "vigie.toml:16: http.listen: http.token_file must be there: whoever reaches the address needs a token",
            "vigie.toml:18: alerts.notify_at_carriers: must hold numbers from 2, not 1"));
}

TEST_F(Problems, SectionsOfAWrongKind) {
    EXPECT_THAT(problems_of("feed = \"https://example.org\"\nfetch = 3\n"),
                ElementsAre("vigie.toml:1: feed: must be sections: [[feed]], not a string",
                            "vigie.toml:2: fetch: must be a section: [fetch], not a whole number"));
    EXPECT_THAT(problems_of("[watch]\nname = \"x\"\n"),
                ElementsAre("vigie.toml:1: watch: must be sections: [[watch]], not a table"));
}

TEST_F(Problems, WhatIsNoTomlIsOneLine) {
    const auto problems = problems_of("[fetch]\ntimeout = \n");
    ASSERT_EQ(problems.size(), 1u);
    EXPECT_THAT(problems[0], HasSubstr("vigie.toml:2: "));
    const auto half_a_word = problems_of("[fetch]\nrobots = fals\n\n");
    ASSERT_EQ(half_a_word.size(), 1u);
    EXPECT_EQ(half_a_word[0].find('\n'), std::string::npos);
    EXPECT_THAT(lines(load(folder_ + "/nowhere.toml").problems), ElementsAre("nowhere.toml: cannot be read"));
}

TEST_F(Problems, DanglingReferences) {
    EXPECT_THAT(
        problems_of(R"(
[[actor]]
id = "Q15031"
name = "Xi Jinping"
[[receiver]]
name = "desk"
type = "console"
[[watch]]
name = "a"
actors = ["Q15032", "Xi Jinpin"]
receivers = ["dsek"]
[[watch]]
name = "b"
actors = ["Q15031"]
part = "is-target"
towards = ["Q99999999999"]
)"),
        ElementsAre(
            "vigie.toml:8: watch.actors: \"a\" names the actor \"Q15032\", but there is no [[actor]] with that id or "
            "name; did you mean \"Q15031\"?",
            "vigie.toml:8: watch.actors: \"a\" names the actor \"Xi Jinpin\", but there is no [[actor]] with that id "
            "or "
            "name; did you mean \"Xi Jinping\"?",
            "vigie.toml:8: watch.receivers: \"a\" names the receiver \"dsek\", but there is no [[receiver]] with that "
            "name; did you mean \"desk\"?",
            "vigie.toml:12: watch.towards: \"b\" names the actor \"Q99999999999\", but there is no [[actor]] with that "
            "id or name"));
}

TEST_F(Problems, OfWatches) {
    EXPECT_THAT(
        problems_of(R"([[watch]]
part = "speak"
polarity = 2
priority = "higj"
[[actor]]
name = "A"
id = "Q1"
[[watch]]
name = "w"
actors = ["Q1"]
towards = ["Q1"]
[[watch]]
name = "w"
actors = ["Q1"]
)"),
        ElementsAre(
            "vigie.toml:1: watch.name: is missing", "vigie.toml:1: watch.actors: must name at least one actor",
            "vigie.toml:2: watch.part: must be appears, in-headline, speaks, quoted-about, takes-stance or is-target, "
            "not \"speak\"; did you mean \"speaks\"?",
            "vigie.toml:3: watch.polarity: must be from -1 to 1, not 2",
            "vigie.toml:3: watch.polarity: goes with part = \"takes-stance\" or \"is-target\" only",
            "vigie.toml:4: watch.priority: must be low, normal or high, not \"higj\"; did you mean \"high\"?",
            "vigie.toml:11: watch.towards: goes with part = \"takes-stance\" or \"is-target\" only",
            "vigie.toml:13: watch.name: \"w\" is already at vigie.toml:8"));
}

TEST_F(Problems, OfActorsReceiversFeedsAndPlugins) {
    EXPECT_THAT(
        problems_of(R"([[actor]]
id = "Q1"
[[actor]]
name = "A"
type = "persn"
roles = [{ title = "x", from = 2013-03-14, until = 2012-01-01 }, { from = "yesterday" }]
[[receiver]]
type = "console"
[[receiver]]
name = "r"
[[feed]]
url = "ftp://example.org/"
[[feed]]
url = "https://example.org/a"
[[feed]]
url = "https://example.org/a"
[[feed]]
name = "no url"
[[plugin]]
sha256 = "abc"
)"),
        ElementsAre(
            "vigie.toml:1: actor.name: is missing",
            "vigie.toml:5: actor.type: must be person, organisation, place, event or other, not \"persn\"; did you "
            "mean "
            "\"person\"?",
            "vigie.toml:6: actor.roles.until: must be later than from", "vigie.toml:6: actor.roles.title: is missing",
            "vigie.toml:6: actor.roles.from: must be a date such as 2013-03-14, not \"yesterday\"",
            "vigie.toml:7: receiver.name: is missing", "vigie.toml:9: receiver.type: is missing",
            "vigie.toml:12: feed.url: must begin with http:// or https:// and hold no spaces, not "
            "\"ftp://example.org/\"",
            "vigie.toml:16: feed.url: is already at vigie.toml:13", "vigie.toml:17: feed.url: is missing",
            "vigie.toml:19: plugin.library: either library = \"file.so\" or command = [\"program\", …] must be there",
            "vigie.toml:20: plugin.sha256: must be 64 hexadecimal digits, as sha256sum prints them"));
}

TEST_F(Problems, OfSeveralFilesInTheirOrder) {
    write("watches.d/b.toml", "[fetch]\n[[watch]]\nname = \"w\"\nactors = [\"Q2\"]\n");
    write("watches.d/a.toml", "[[actr]]\nname = \"A\"\n");
    EXPECT_THAT(
        problems_of("include = [\"watches.d/*.toml\", \"more.toml\", \"none/*.toml\"]\nx = 1\n"),
        ElementsAre(
            "vigie.toml:1: include: there is no file more.toml", "vigie.toml:2: x: is not known",
            "watches.d/a.toml:1: actr: is not known; did you mean \"actor\"?",
            "watches.d/b.toml:1: fetch: belongs into the main file; here are only [[feed]], [[actor]], [[list]], "
            "[[watch]] and "
            "[[receiver]]",
            "watches.d/b.toml:2: watch.actors: \"w\" names the actor \"Q2\", but there is no [[actor]] with that id or "
            "name"));
}

TEST_F(Problems, OfLooksAndTheArchive) {
    EXPECT_THAT(problems_of("[read]\nreread = [\"soon\", 5]\narchive = { keep = \"yes\", max_sise = \"1G\" }\n"),
                ElementsAre(HasSubstr("vigie.toml:2: read.reread: must be a time"),
                            HasSubstr("vigie.toml:2: read.reread: must be a time"),
                            "vigie.toml:3: read.archive.keep: must be true or false, not a string",
                            "vigie.toml:3: read.archive.max_sise: is not known; did you mean \"max_size\"?"));
    EXPECT_THAT(
        problems_of("[read]\nreread = \"10m\"\narchive = true\n"),
        ElementsAre("vigie.toml:2: read.reread: must be a list of times such as [\"10m\", \"1h\"], not a string",
                    HasSubstr("vigie.toml:3: read.archive: must be")));
}

}  // namespace
}  // namespace vigie::config
