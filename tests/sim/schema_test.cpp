// SPDX-License-Identifier: Apache-2.0
#include "sim/document/json.hpp"
#include "sim/document/toml.hpp"
#include "sim/scenario/describe.hpp"
#include "sim/scenario/schema.hpp"
#include "tests/support/town.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace sim {
namespace {

const Node& property(const Node& schema, std::string_view name) {
    return *schema.find("properties")->find(name);
}

Node json(std::string_view document) { return read_json_text(document, "expected.json"); }

TEST(Schema, closes_every_table) {
    const Node whole = schema<town::Parameters>("town");
    EXPECT_EQ(whole.find("$schema")->text(), "http://json-schema.org/draft-04/schema#");
    EXPECT_EQ(whole.find("title")->text(), "town");
    EXPECT_FALSE(whole.find("additionalProperties")->boolean());
    EXPECT_FALSE(property(whole, "platform").find("additionalProperties")->boolean());
    EXPECT_EQ(property(whole, "extends").find("type")->text(), "string");
}

TEST(Schema, bounds_numbers_and_offers_units) {
    const Node whole = schema<town::Parameters>();
    EXPECT_EQ(property(property(whole, "platform"), "guest_fee"), json(R"({
        "anyOf": [{"type": "number", "minimum": 0.0, "maximum": 1.0},
                  {"type": "object", "properties": {"value": {"type": "number"},
                                                    "unit": {"enum": ["share", "percent"]}},
                   "additionalProperties": false, "required": ["value"]}],
        "description": "Added to the price for the guest. Unit: share. Source: airbnb2019.",
        "default": 0.14})"));
    EXPECT_EQ(property(whole, "travellers"),
              json(R"({"type": "integer", "description": "Who may come.", "default": 400000})"));
}

TEST(Schema, lists_words_rules_and_measures) {
    const Node whole = schema<town::Parameters>();
    EXPECT_EQ(property(property(whole, "platform"), "ranking"),
              json(R"({"enum": ["relevance", "price", "random"],
                       "description": "What the search page sorts by.", "default": "relevance"})"));
    const Node::List& rules = property(whole, "trust").find("oneOf")->list();
    ASSERT_EQ(rules.size(), 3U);
    EXPECT_EQ(rules[0], json(R"({"enum": ["blind", "reviews"]})"));
    EXPECT_EQ(rules[1], json(R"({"type": "object", "properties": {"rule": {"enum": ["blind"]}},
                                 "additionalProperties": false, "required": ["rule"]})"));
    EXPECT_EQ(rules[2].find("required"), nullptr);
    EXPECT_EQ(property(rules[2], "half_life").find("anyOf")->list()[0],
              json(R"({"type": "number", "minimum": 0, "exclusiveMinimum": true})"));
    const Node& tax = *property(property(whole, "regulation"), "tax").find("items");
    EXPECT_EQ(*tax.find("required"), json(R"(["from"])"));
    EXPECT_EQ(property(tax, "from").find("default"), nullptr);
    EXPECT_EQ(property(tax, "until").find("anyOf")->list()[1], json(R"({"enum": ["none"]})"));
}

TEST(Schema, counts_entries_of_fixed_lists) {
    EXPECT_EQ(property(schema<town::Parameters>(), "season"),
              json(R"({"type": "array", "items": {"type": "number"}, "minItems": 3, "maxItems": 3,
                       "description": "Demand by season.", "default": [1.0, 2.0, 1.5]})"));
}

TEST(Schema, joins_structs_that_share_a_table) {
    const Node both = joined_schema(schema<town::Zone>(), schema<town::Tax>());
    EXPECT_EQ(both.find("properties")->table().size(), 4U); // name, dwellings, extends, rate
}

TEST(Describe, has_a_line_for_every_parameter) {
    const auto lines = parameter_lines<town::Parameters>();
    std::vector<std::string> paths;
    for (const auto& line : lines) paths.push_back(line.path);
    EXPECT_EQ(paths, (std::vector<std::string>{"travellers",
                                               "rounds",
                                               "instant",
                                               "title",
                                               "opening",
                                               "budget",
                                               "season",
                                               "zones[].name",
                                               "zones[].dwellings",
                                               "trust.rule",
                                               "trust[reviews].half_life",
                                               "trust[reviews].strength",
                                               "platform.guest_fee",
                                               "platform.host_fee",
                                               "platform.cleaning",
                                               "platform.ranking",
                                               "regulation.night_cap[].nights",
                                               "regulation.night_cap[].zones",
                                               "regulation.night_cap[].from",
                                               "regulation.night_cap[].announced",
                                               "regulation.night_cap[].until",
                                               "regulation.night_cap[].source",
                                               "regulation.night_cap[].label",
                                               "regulation.tax[].rate",
                                               "regulation.tax[].from",
                                               "regulation.tax[].announced",
                                               "regulation.tax[].until",
                                               "regulation.tax[].source",
                                               "regulation.tax[].label"}));
}

ParameterLine line_of(std::string_view path) {
    const auto lines = parameter_lines<town::Parameters>();
    const auto found = std::ranges::find(lines, path, &ParameterLine::path);
    return found == lines.end() ? ParameterLine{} : *found;
}

TEST(Describe, gives_type_unit_range_default_meaning_and_source) {
    const auto line = line_of("trust[reviews].half_life");
    EXPECT_EQ(line.type, "number");
    EXPECT_EQ(line.unit, "days");
    EXPECT_EQ(line.range, "(0, inf)");
    EXPECT_EQ(line.value, "365");
    EXPECT_EQ(line.doc, "After which a review counts half.");
    EXPECT_EQ(line.source, "assumed");
}

TEST(Describe, has_words_for_every_type) {
    EXPECT_EQ(line_of("rounds").type, "whole number");
    EXPECT_EQ(line_of("rounds").range, "");
    EXPECT_EQ(line_of("instant").type, "true or false");
    EXPECT_EQ(line_of("title").type, "text");
    EXPECT_EQ(line_of("opening").type, "date");
    EXPECT_EQ(line_of("opening").value, "2019-01-01");
    EXPECT_EQ(line_of("budget").type, "number or none");
    EXPECT_EQ(line_of("season").type, "list of 3 times number");
    EXPECT_EQ(line_of("season").value, "1, 2, 1.5");
    EXPECT_EQ(line_of("trust.rule").type, "one of blind, reviews");
    EXPECT_EQ(line_of("trust.rule").value, "reviews");
    EXPECT_EQ(line_of("platform.cleaning").type, "amount");
    EXPECT_EQ(line_of("platform.ranking").type, "one of relevance, price, random");
    EXPECT_EQ(line_of("regulation.night_cap[].zones").type, "list of text");
    EXPECT_EQ(line_of("regulation.night_cap[].from").value, "required");
    EXPECT_EQ(line_of("regulation.night_cap[].nights").range, "[0, 366]");
}

} // namespace
} // namespace sim
