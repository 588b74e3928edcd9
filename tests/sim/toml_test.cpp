// SPDX-License-Identifier: Apache-2.0
#include "sim/base/problems.hpp"
#include "sim/document/files.hpp"
#include "sim/document/toml.hpp"
#include "sim/time/calendar.hpp"
#include "tests/support/folder.hpp"
#include "tests/support/messages.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace sim {
namespace {

Node toml(std::string_view text) { return read_toml_text(text, "a.toml"); }

std::string refusal(std::string_view text) {
    return message_of<ScenarioError>([text] { toml(text); });
}

TEST(Toml, reads_every_kind) {
    const Node node =
        toml("b = true\ni = 400_000\nr = 0.5\nt = 'x'\nd = 2019-07-01\nl = [1, 'a']\n[n]\n");
    EXPECT_TRUE(node.find("b")->boolean());
    EXPECT_EQ(node.find("i")->integer(), 400'000);
    EXPECT_EQ(node.find("r")->real(), 0.5);
    EXPECT_EQ(node.find("t")->text(), "x");
    EXPECT_EQ(node.find("d")->date(), day_of({2019, 7, 1}));
    EXPECT_EQ(node.find("l")->list().size(), 2U);
    EXPECT_TRUE(node.find("n")->is(Node::Kind::table));
}

TEST(Toml, keeps_order_and_lines) {
    const Node node =
        toml("zebra = 1\n\n[model]\nb = 1\na = 2\n[[law.cap]]\nn = 1\n[[law.cap]]\nn = 2\n");
    EXPECT_EQ(node.table()[0].key, "zebra");
    EXPECT_EQ(node.table()[1].key, "model");
    EXPECT_EQ(node.find("model")->table()[0].key, "b");
    EXPECT_EQ(where(node.find("model")->origin()), "a.toml:3");
    EXPECT_EQ(where(node.find("model")->find("a")->origin()), "a.toml:5");
    const Node& caps = *node.find("law")->find("cap");
    EXPECT_EQ(where(caps.list()[1].origin()), "a.toml:8");
    EXPECT_EQ(where(caps.list()[1].find("n")->origin()), "a.toml:9");
}

TEST(Toml, reports_mistakes_of_grammar_with_their_line) {
    EXPECT_EQ(refusal("a = 1\nb =\n"),
              "a.toml:2: not valid TOML: error while parsing key-value pair: "
              "expected value, saw '\\n'");
    EXPECT_EQ(
        refusal("a = 1\na = 2"),
        "a.toml:2: not valid TOML: error while parsing key-value pair: cannot redefine existing "
        "integer 'a'");
    EXPECT_EQ(refusal("d = 2019-02-30").substr(0, 26), "a.toml:1: not valid TOML: ");
    EXPECT_EQ(refusal("\nat = 2019-02-01T10:00:00"),
              "a.toml:2: a time of day has no meaning here; give a date alone");
}

std::string times(const std::string& words, int count) {
    std::string all;
    for (int i = 0; i < count; ++i) all += words;
    return all;
}

TEST(Toml, refuses_what_nests_too_deep_whichever_way) {
    const std::string too_deep = "a.toml:2: nested more than 256 deep";
    for (const int many : {257, 100'000}) {
        EXPECT_EQ(refusal("b = 1\na" + times(".a", many) + " = 1\n"), too_deep);
        EXPECT_EQ(refusal("b = 1\n[a" + times(".a", many) + "]\n"), too_deep);
        EXPECT_EQ(refusal("b = 1\n[[a" + times(" . 'a.b'", many) + "]]\n"), too_deep);
        EXPECT_EQ(refusal("b = 1\na = " + times("[", many) + times("]", many)), too_deep);
        EXPECT_EQ(refusal("b = 1\na = " + times("{a = ", many) + "1" + times("}", many)), too_deep);
        EXPECT_EQ(refusal("b = 1\na = " + times("[", many)), too_deep);
    }
    // Each by itself is allowed; together they are too deep.
    const std::string dots = times(".a", 100);
    EXPECT_EQ(refusal("[a" + dots + "]\na" + dots + " = {a" + dots + " = 1}"), too_deep);
}

TEST(Toml, counts_no_dots_of_texts_and_remarks) {
    const std::string dots = times(".[{", 300);
    EXPECT_NO_THROW(toml("a = \"" + dots + "\" # " + dots + "\nb = '" + dots + "'"));
    EXPECT_NO_THROW(toml("a = \"\"\"\\\"" + dots + "\n\"\"" + dots + "\"\"\"\"\"\nb = 1"));
    EXPECT_NO_THROW(toml("a = '''" + dots + "\n\\'''\nb = 1"));
    EXPECT_NO_THROW(toml("\"" + dots + "\".b = 1\n"));
    std::string many; // siblings lie beside each other
    for (int i = 0; i < 300; ++i) many += text("[t.a", i, "]\nb.c = [1.5, [2.5], {a = 1.5}]\n");
    EXPECT_NO_THROW(toml(many));
    EXPECT_NO_THROW(
        toml("a = [" + times("[1.5], ", 300) + "]\nb = [\n" + times("{c = 1},\n", 300) + "]"));
}

TEST(Toml, has_an_end_to_keys) {
    std::string many;
    for (int i = 0; i <= 1'000; ++i) many += text("k", i, " = 1\n");
    EXPECT_EQ(refusal(many),
              "a.toml:1001: a table with more than 1000 keys; no model knows so many");
}

TEST(Toml, says_when_there_is_no_file) {
    EXPECT_EQ(message_of<FileError>([] { read_toml("/nowhere/town.toml"); }),
              "/nowhere/town.toml: no such file");
    EXPECT_EQ(message_of<FileError>([] { read_toml("/tmp"); }), "/tmp: is a folder, not a file");
}

TEST(Toml, reads_values_as_given_to_set) {
    EXPECT_EQ(parse_value("180"), Node(180));
    EXPECT_EQ(parse_value("0.5"), Node(0.5));
    EXPECT_EQ(parse_value("true"), Node(true));
    EXPECT_EQ(parse_value("2019-07-01"), Node(day_of({2019, 7, 1})));
    EXPECT_EQ(parse_value("reviews"), Node("reviews"));
    EXPECT_EQ(parse_value("borough:Manhattan"), Node("borough:Manhattan"));
    EXPECT_EQ(parse_value("\"quoted text\""), Node("quoted text"));
    EXPECT_EQ(parse_value("['a', 'b']"), Node(Node::List{"a", "b"}));
    EXPECT_EQ(parse_value("{ value = 90, unit = 'nights/year' }"),
              Node::table_of({{"value", 90}, {"unit", "nights/year"}}));
    EXPECT_EQ(parse_value("1\nother = 2"), Node("1\nother = 2"));
    EXPECT_EQ(parse_value(""), Node(""));
    EXPECT_EQ(where(parse_value("1").origin()), "--set");
    EXPECT_EQ(message_of<ScenarioError>([] { parse_value(times("[", 300)); }),
              "--set:1: nested more than 256 deep");
    EXPECT_EQ(message_of<ScenarioError>([] { parse_value("[1, 2"); }).substr(0, 24),
              "--set:1: not valid TOML:");
}

TEST(Toml, writes_one_way_only) {
    const Node node =
        toml("t.x = 1\nl = [1, 2]\nr = 1.0\ns = \"a\\\"b\\u0001\\n\"\nd = 2019-07-01\n"
             "e = {}\ntiny = 1e-300\n\"odd key\" = inf\n[[law.cap]]\nn = 1\nempty = []");
    EXPECT_EQ(write_toml(node), "l = [1, 2]\n"
                                "r = 1.0\n"
                                "s = \"a\\\"b\\u0001\\n\"\n"
                                "d = 2019-07-01\n"
                                "tiny = 1e-300\n"
                                "\"odd key\" = inf\n"
                                "\n[t]\nx = 1\n"
                                "\n[e]\n"
                                "\n[law]\n"
                                "\n[[law.cap]]\nn = 1\nempty = []\n");
    EXPECT_EQ(toml(write_toml(node)), node);
    EXPECT_EQ(write_value(*node.find("law")), "{ cap = [{ n = 1, empty = [] }] }");
}

TEST(Toml, lays_a_scenario_over_the_one_it_extends) {
    const FolderForATest folder;
    folder.write("base.toml", "days = 730\n[trust]\nhalf_life = 365\n");
    folder.write("city/town.toml",
                 "extends = '../base.toml'\ntitle = 'Town'\n[trust]\nstrength = 2\n");
    const auto top = folder.write("top.toml", "extends = 'city/town.toml'\ndays = 10\n");
    EXPECT_EQ(read_scenario(top),
              toml("days = 10\ntitle = 'Town'\n[trust]\nhalf_life = 365\nstrength = 2"));
}

TEST(Toml, reads_scenarios_in_json_too) {
    const FolderForATest folder;
    EXPECT_EQ(read_scenario(folder.write("town.json", "{\"days\": 10}")), toml("days = 10"));
}

TEST(Toml, refuses_circles_and_missing_bases) {
    const FolderForATest folder;
    const auto a = folder.write("a.toml", "extends = 'b.toml'\n");
    const auto b = folder.write("b.toml", "\nextends = 'a.toml'\n");
    EXPECT_EQ(message_of<ScenarioError>([&] { read_scenario(a); }),
              text(b, ":2: extends: extends itself: ", a, " -> ", b, " -> ", a));
    const auto lost = folder.write("lost.toml", "extends = 'nowhere.toml'\n");
    EXPECT_EQ(message_of<ScenarioError>([&] { read_scenario(lost); }),
              text(lost, ":1: extends: no such file '", folder.path("nowhere.toml"), "'"));
    const auto odd = folder.write("odd.toml", "extends = 3\n");
    EXPECT_EQ(message_of<ScenarioError>([&] { read_scenario(odd); }),
              odd + ":1: extends: expected the name of a file, got 3");
}

TEST(Toml, finds_files_beside_the_one_that_names_them) {
    const Origin origin{std::make_shared<const std::string>("cities/town.toml"), 1};
    EXPECT_EQ(beside(origin, "listings.csv"), "cities/listings.csv");
    EXPECT_EQ(beside(origin, "/data/listings.csv"), "/data/listings.csv");
    EXPECT_EQ(beside({}, "listings.csv"), "listings.csv");
}

} // namespace
} // namespace sim
