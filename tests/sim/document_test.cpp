// SPDX-License-Identifier: Apache-2.0
#include "sim/base/problems.hpp"
#include "sim/document/document.hpp"
#include "sim/document/toml.hpp"
#include "tests/support/messages.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace sim {
namespace {

Node toml(std::string_view text, const std::string& name = "a.toml") {
    return read_toml_text(text, name);
}

TEST(Document, says_where_a_node_stands) {
    const auto file = std::make_shared<const std::string>("new_york.toml");
    EXPECT_EQ(where({file, 14}), "new_york.toml:14");
    EXPECT_EQ(where({file, 0}), "new_york.toml");
    EXPECT_EQ(where({}), "");
}

TEST(Document, writes_doubles_in_few_digits) {
    EXPECT_EQ(shortest(0.1), "0.1");
    EXPECT_EQ(shortest(365), "365");
    EXPECT_EQ(shortest(-400'000), "-400000");
    EXPECT_EQ(shortest(1e15), "1e+15");
    EXPECT_EQ(shortest(-0.0), "-0");
    EXPECT_EQ(shortest(0.1 + 0.2), "0.30000000000000004");
    EXPECT_EQ(shortest(-std::numeric_limits<double>::infinity()), "-inf");
}

TEST(Document, keeps_the_order_of_keys) {
    Node table;
    table.put("second", 2);
    table.put("first", 1);
    table.put("second", 3);
    ASSERT_EQ(table.table().size(), 2U);
    EXPECT_EQ(table.table().front().key, "second");
    EXPECT_EQ(table.find("second")->integer(), 3);
    EXPECT_EQ(table.find("third"), nullptr);
    table.erase("second");
    EXPECT_EQ(table.table().front().key, "first");
}

TEST(Document, tells_kinds_apart) {
    EXPECT_TRUE(Node(true).is(Node::Kind::boolean));
    EXPECT_TRUE(Node(1).is(Node::Kind::integer));
    EXPECT_TRUE(Node(1.0).is(Node::Kind::real));
    EXPECT_TRUE(Node("one").is(Node::Kind::text));
    EXPECT_TRUE(Node(Day{1}).is(Node::Kind::date));
    EXPECT_NE(Node(1), Node(1.0));
    EXPECT_NE(Node(0.0), Node(-0.0));
}

TEST(Document, compares_tables_without_their_order) {
    EXPECT_EQ(toml("a = 1\nb = [1, {c = 2}]"), toml("b = [1, {c = 2}]\na = 1"));
    EXPECT_NE(toml("a = 1"), toml("a = 1\nb = 2"));
    EXPECT_NE(toml("a = [1, 2]"), toml("a = [2, 1]"));
}

TEST(Document, merges_tables_and_replaces_leaves) {
    EXPECT_EQ(merge(toml("a = 1\n[t]\nx = 1\ny = 2"), toml("b = 3\n[t]\ny = 4")),
              toml("a = 1\nb = 3\n[t]\nx = 1\ny = 4"));
    EXPECT_EQ(merge(toml("zones = ['a']"), toml("zones = ['b']")), toml("zones = ['b']"));
}

TEST(Document, adds_the_measures_of_a_reform_to_the_law) {
    const Node merged = merge(toml("[[law.cap]]\nn = 1"), toml("[[law.cap]]\nn = 2"));
    EXPECT_EQ(merged, toml("[[law.cap]]\nn = 1\n[[law.cap]]\nn = 2"));
    EXPECT_EQ(merge(merged, toml("law.cap = []")), toml("law.cap = []"));
}

TEST(Document, forgets_the_keys_of_a_former_rule) {
    const Node base = toml("[trust]\nrule = 'reviews'\nhalf_life = 365");
    EXPECT_EQ(merge(base, toml("trust.rule = 'stars'", "b.toml")), toml("trust.rule = 'stars'"));
    EXPECT_EQ(merge(base, toml("[trust]\nrule = 'reviews'\nstrength = 1", "b.toml")),
              toml("[trust]\nrule = 'reviews'\nhalf_life = 365\nstrength = 1"));
    EXPECT_EQ(merge(toml("trust = 'reviews'"), toml("trust.half_life = 30", "b.toml")),
              toml("[trust]\nrule = 'reviews'\nhalf_life = 30"));
}

TEST(Document, keeps_the_places_of_both_when_merging) {
    const Node merged = merge(toml("[t]\nx = 1", "a.toml"), toml("[t]\n\ny = 1", "b.toml"));
    EXPECT_EQ(where(merged.find("t")->find("x")->origin()), "a.toml:2");
    EXPECT_EQ(where(merged.find("t")->find("y")->origin()), "b.toml:3");
}

TEST(Document, sets_leaves_by_path) {
    Node document = toml("[trust]\nhalf_life = 365\n[[regulation.night_cap]]\nnights = 90");
    set(document, "trust.half_life", 180);
    set(document, "regulation.night_cap.0.nights", 60);
    set(document, "platform.host_fee", 0.1);
    EXPECT_EQ(document, toml("platform.host_fee = 0.1\n[trust]\nhalf_life = 180\n"
                             "[[regulation.night_cap]]\nnights = 60"));
}

TEST(Document, sets_a_rule_and_its_keys_in_any_order) {
    const Node base = toml("[trust]\nrule = 'stars'\nweight = 3");
    Node one = base;
    set(one, "trust.rule", parse_value("reviews"));
    set(one, "trust.half_life", parse_value("30"));
    Node other = base;
    set(other, "trust.half_life", parse_value("30"));
    set(other, "trust.rule", parse_value("reviews"));
    EXPECT_EQ(one, toml("[trust]\nrule = 'reviews'\nhalf_life = 30"));
    EXPECT_EQ(other, one);
}

TEST(Document, refuses_paths_that_lead_nowhere) {
    const auto message = [](std::string_view path) {
        Node document = toml("fee = 0.1\n[[law.cap]]\nnights = 90");
        return message_of<ScenarioError>([&] { set(document, path, 1); });
    };
    EXPECT_EQ(message("fee.host"), "fee.host: 'host' cannot lie inside 0.1");
    EXPECT_EQ(message("law.cap.3.nights"),
              "law.cap.3.nights: no entry 3: the list has 1, counted from 0");
    EXPECT_EQ(message("law.cap.nights"), "law.cap.nights: 'nights' is not the number of an entry");
    EXPECT_EQ(message("law..cap"), "law..cap: a name is missing in this path");
    EXPECT_EQ(message(""), "a name is missing in this path");
}

TEST(Document, describes_nodes_in_words) {
    EXPECT_EQ(described(Node()), "nothing");
    EXPECT_EQ(described(true), "true");
    EXPECT_EQ(described(12), "12");
    EXPECT_EQ(described(0.5), "0.5");
    EXPECT_EQ(described("abc"), "text 'abc'");
    EXPECT_EQ(described(Day{18078}), "2019-07-01");
    EXPECT_EQ(described(Node::List{}), "a list");
    EXPECT_EQ(described(Node::Table{}), "a table");
}

TEST(Placed, SaysInWhichLineAPathStands) {
    const Node document = read_toml_text(
        "days = 1\n[trust]\n[[events]]\nname = 'Fair'\n[[events]]\nname = 'Race'\n", "a.toml");
    Problems problems;
    for (const char* path : {"trust.half_life", "events.1.name", "events.Race", "events.Regatta",
                             "supply.cost", "", "days.csv:3: rate", "days.0"})
        problems.add(path, "wrong");
    std::vector<std::string> places;
    const Problems found = placed(problems, document);
    for (const Problem& one : found.entries()) places.push_back(one.where);
    EXPECT_EQ(places, (std::vector<std::string>{"a.toml:2: trust.half_life",
                                                "a.toml:6: events.1.name", "a.toml:5: events.Race",
                                                "a.toml:3: events.Regatta", "supply.cost", "",
                                                "days.csv:3: rate", "a.toml:1: days.0"}));
}

} // namespace
} // namespace sim
