// SPDX-License-Identifier: Apache-2.0
// What is written reads back, whatever it is.

#include "sim/document/json.hpp"
#include "sim/document/toml.hpp"
#include "sim/scenario/write.hpp"
#include "tests/support/town.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <bit>
#include <cmath>

namespace sim {
namespace {

using town::Measure;

std::string any_text() { return *rc::gen::string<std::string>(); }

/// Text of ASCII letters and signs, since TOML and JSON want valid UTF-8.
std::string ascii() { return *rc::gen::container<std::string>(rc::gen::inRange<char>(1, 127)); }

double any_double() {
    const auto bits = *rc::gen::arbitrary<std::uint64_t>();
    const double wild = std::bit_cast<double>(bits);
    return std::isnan(wild) ? 0.5 : wild;
}

double share() { return *rc::gen::inRange(0, 1'000'001) / 1e6; }

Day any_day() { return {*rc::gen::inRange(-700'000, 2'900'000)}; } // years 54 to 9909

std::vector<std::string> texts() {
    std::vector<std::string> all(*rc::gen::inRange<std::size_t>(0, 4));
    for (std::string& one : all) one = ascii();
    return all;
}

Terms any_terms() {
    Terms terms{any_day(), {}, {}, ascii(), ascii()};
    if (*rc::gen::arbitrary<bool>()) terms.announced = terms.from - *rc::gen::inRange(0, 400);
    if (*rc::gen::arbitrary<bool>()) terms.until = terms.from + *rc::gen::inRange(1, 400);
    return terms;
}

Law<Measure> any_law() {
    Law<Measure> law;
    for (int i = *rc::gen::inRange(0, 3); i > 0; --i) {
        const town::NightCap cap{*rc::gen::inRange<std::int16_t>(0, 367), texts()};
        law.measures.push_back(enact(Measure(cap), any_terms()));
    }
    for (int i = *rc::gen::inRange(0, 3); i > 0; --i)
        law.measures.push_back(enact(Measure(town::Tax{share()}), any_terms()));
    return law;
}

town::Trust any_trust() {
    if (*rc::gen::arbitrary<bool>()) return town::Blind{};
    const auto strength = static_cast<float>(std::abs(any_double()));
    return town::Reviews{std::abs(any_double()) + 1e-9, strength};
}

town::Parameters any_town() {
    town::Parameters town;
    town.travellers = *rc::gen::arbitrary<std::int64_t>();
    town.rounds = *rc::gen::arbitrary<std::uint8_t>();
    town.instant = *rc::gen::arbitrary<bool>();
    town.title = ascii();
    town.opening = any_day();
    if (*rc::gen::arbitrary<bool>()) town.budget = std::abs(any_double()) + 1;
    for (double& one : town.season) one = any_double();
    for (const auto& name : texts()) town.zones.push_back({name, *rc::gen::inRange(0, 1000)});
    town.trust = any_trust();
    town.platform = {share(), share(),
                     Money{*rc::gen::inRange<std::int64_t>(0, 1'000'000'000'000'000)},
                     *rc::gen::element(town::Ranking::relevance, town::Ranking::random)};
    town.regulation = any_law();
    return town;
}

std::string shown(const Problems& problems) { return ScenarioError(problems).what(); }

void expect_same(const town::Parameters& town, const Node& document) {
    Problems problems;
    const auto again = read<town::Parameters>(document, problems);
    if (!problems.empty()) RC_FAIL(shown(problems));
    RC_ASSERT(again == town);
}

RC_GTEST_PROP(DocumentProperty, what_is_written_reads_back, ()) {
    const auto town = any_town();
    expect_same(town, write(town));
}

RC_GTEST_PROP(DocumentProperty, what_is_written_as_toml_reads_back, ()) {
    const auto town = any_town();
    const std::string document = write_toml(write(town));
    const Node again = read_toml_text(document, "town.toml");
    RC_ASSERT(again == write(town));
    RC_ASSERT(write_toml(again) == document);
    expect_same(town, again);
}

RC_GTEST_PROP(DocumentProperty, what_is_written_as_json_reads_back, ()) {
    const auto town = any_town();
    expect_same(town, read_json_text(write_json(write(town)), "town.json"));
}

RC_GTEST_PROP(DocumentProperty, reading_any_text_either_works_or_says_why, ()) {
    const std::string wild = any_text();
    for (const auto& reader : {read_toml_text, read_json_text}) {
        try {
            Problems problems;
            read<town::Parameters>(reader(wild, "wild"), problems);
        } catch (const ScenarioError& error) {
            RC_ASSERT(!error.problems().empty());
        }
    }
}

RC_GTEST_PROP(DocumentProperty, an_empty_overlay_changes_nothing, ()) {
    const Node document = write(any_town());
    RC_ASSERT(merge(document, Node(Node::Table{})) == document);
    RC_ASSERT(merge(Node(Node::Table{}), document) == document);
}

RC_GTEST_PROP(DocumentProperty, setting_a_written_value_sets_it, ()) {
    Node document = write(town::Parameters{});
    const double fee = share();
    set(document, "platform.guest_fee", parse_value(shortest(fee)));
    Problems problems;
    RC_ASSERT(read<town::Parameters>(document, problems).platform.guest_fee == fee);
    RC_ASSERT(problems.empty());
}

} // namespace
} // namespace sim
