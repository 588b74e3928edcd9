// SPDX-License-Identifier: Apache-2.0
#include "sim/base/problems.hpp"
#include "sim/document/json.hpp"
#include "sim/document/toml.hpp"
#include "tests/support/messages.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace sim {
namespace {

std::string refusal(std::string_view document) {
    return message_of<ScenarioError>([document] { read_json_text(document, "a.json"); });
}

TEST(Json, reads_every_kind) {
    EXPECT_EQ(
        read_json_text(R"({"b": true, "i": 4, "r": 0.5, "t": "x", "l": [1, {"n": 2}], "o": {}})",
                       "a.json"),
        read_toml_text("b = true\ni = 4\nr = 0.5\nt = 'x'\nl = [1, {n = 2}]\no = {}", "a.toml"));
    EXPECT_TRUE(read_json_text("null", "a.json").is(Node::Kind::null));
    EXPECT_EQ(read_json_text("18446744073709551615", "a.json"), Node(18446744073709551615.0));
}

TEST(Json, keeps_order_and_lines) {
    const Node node =
        read_json_text("{\n  \"z\": 1\n,\n  \"t\": {\n    \"b\": \"x\",\n    \"a\": 2\n  },\n"
                       "  \"l\": [\n    1,\n    2\n  ]\n}",
                       "a.json");
    EXPECT_EQ(node.table()[0].key, "z");
    EXPECT_EQ(where(node.find("z")->origin()), "a.json:2");
    EXPECT_EQ(where(node.find("t")->origin()), "a.json:4");
    EXPECT_EQ(where(node.find("t")->find("b")->origin()), "a.json:5");
    EXPECT_EQ(where(node.find("t")->find("a")->origin()), "a.json:6");
    EXPECT_EQ(where(node.find("l")->list()[1].origin()), "a.json:10");
}

TEST(Json, reports_mistakes_of_grammar_with_their_line) {
    EXPECT_EQ(refusal("{\n\"a\": 1,\n\"b\": }"),
              "a.json:3: not valid JSON: unexpected '}'; expected '[', '{', or a literal");
    EXPECT_EQ(refusal("{\"a\": 1"),
              "a.json:1: not valid JSON: unexpected end of input; expected '}'");
    EXPECT_EQ(refusal("").substr(0, 50), "a.json:1: not valid JSON: unexpected end of input;");
    EXPECT_EQ(refusal("{\"a\": 1,\n \"a\": 2}"), "a.json:2: the key 'a' stands twice");
}

TEST(Json, has_an_end_to_keys_and_depth) {
    std::string many = "{\"k\": 1";
    for (int i = 0; i < 1'000; ++i) many += text(",\n\"k", i, "\": 1");
    EXPECT_EQ(refusal(many + "}"),
              "a.json:1001: a table with more than 1000 keys; no model knows so many");
    std::string deep;
    for (int i = 0; i < 100'000; ++i) deep += "{\"a\":[";
    EXPECT_EQ(refusal(deep), "a.json:1: nested more than 256 deep");
}

TEST(Json, writes_what_it_reads) {
    const Node node =
        Node::table_of({{"b", 1}, {"a", 0.1}, {"t", "quote \" and ü"}, {"n", Node()}});
    EXPECT_EQ(write_json(node, Layout::line), R"({"b":1,"a":0.1,"t":"quote \" and ü","n":null})");
    EXPECT_EQ(write_json(Node::table_of({{"a", Node::List{1}}})), "{\n  \"a\": [\n    1\n  ]\n}");
    EXPECT_EQ(read_json_text(write_json(node), "a.json"), node);
}

TEST(Json, writes_dates_and_infinity_as_words) {
    EXPECT_EQ(write_json(Day{18078}, Layout::line), "\"2019-07-01\"");
    EXPECT_EQ(write_json(std::numeric_limits<double>::infinity(), Layout::line), "\"inf\"");
}

TEST(Json, replaces_text_that_is_not_utf8) { EXPECT_EQ(write_json("\xFF"), "\"\xEF\xBF\xBD\""); }

} // namespace
} // namespace sim
