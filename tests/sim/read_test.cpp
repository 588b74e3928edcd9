// SPDX-License-Identifier: Apache-2.0
#include "sim/document/json.hpp"
#include "sim/document/toml.hpp"
#include "sim/scenario/read.hpp"
#include "sim/scenario/write.hpp"
#include "tests/support/messages.hpp"
#include "tests/support/town.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace sim {
namespace {

using Lines = std::vector<std::string>;
using town::Parameters;

Parameters valid(std::string_view document) {
    Problems problems;
    const auto town = read<Parameters>(read_toml_text(document, "town.toml"), problems);
    EXPECT_EQ(lines_of(problems.entries()), Lines{}) << document;
    return town;
}

Lines problems_of(std::string_view document) {
    Problems problems;
    read<Parameters>(read_toml_text(document, "town.toml"), problems);
    return lines_of(problems.entries());
}

TEST(Read, keeps_defaults_of_absent_keys) { EXPECT_EQ(valid(""), Parameters{}); }

TEST(Read, fills_every_kind_of_parameter) {
    const auto town = valid("travellers = 12\nrounds = 255\ninstant = false\ntitle = 'x'\n"
                            "opening = 2019-07-01\nbudget = 80\nseason = [1, 2, 3.5]\n"
                            "[[zones]]\nname = 'north'\n[[zones]]\ndwellings = 5\n"
                            "[platform]\ncleaning = 80.1\nranking = 'price'");
    EXPECT_EQ(town.travellers, 12);
    EXPECT_EQ(town.rounds, 255);
    EXPECT_FALSE(town.instant);
    EXPECT_EQ(town.title, "x");
    EXPECT_EQ(town.opening, day_of({2019, 7, 1}));
    EXPECT_EQ(town.budget, 80);
    EXPECT_EQ(town.season[2], 3.5);
    ASSERT_EQ(town.zones.size(), 2U);
    EXPECT_EQ(town.zones[0].name, "north");
    EXPECT_EQ(town.zones[1].dwellings, 5);
    EXPECT_EQ(town.platform.cleaning, Money{80'10});
    EXPECT_EQ(town.platform.ranking, town::Ranking::price);
}

TEST(Read, notes_every_problem_with_file_line_and_path) {
    EXPECT_EQ(problems_of("[platform]\nguest_fee = 30\nhostfee = 0.1\n[trust]\nrule = 'reveiws'\n"),
              (Lines{"town.toml:2: platform.guest_fee: 30 lies outside [0, 1] share",
                     "town.toml:3: platform.hostfee: no such parameter; did you mean 'host_fee'? "
                     "allowed: guest_fee, host_fee, cleaning, ranking",
                     "town.toml:5: trust.rule: no rule 'reveiws'; did you mean 'reviews'? allowed: "
                     "blind, reviews"}));
}

TEST(Read, names_the_wrong_kind) {
    EXPECT_EQ(
        problems_of("travellers = 'abc'\ninstant = 1\ntitle = 2\nopening = 'soon'\nbudget = true\n"
                    "season = 1\nzones = {}\nplatform = 3\ntrust = 4\nregulation = []"),
        (Lines{"town.toml:1: travellers: expected a whole number, got text 'abc'",
               "town.toml:2: instant: expected true or false, got 1",
               "town.toml:3: title: expected text, got 2",
               "town.toml:4: opening: expected a date such as 2019-07-01, got text 'soon'",
               "town.toml:5: budget: expected a number, got true",
               "town.toml:6: season: expected a list, got 1",
               "town.toml:7: zones: expected a list, got a table",
               "town.toml:8: platform: expected a table, got 3",
               "town.toml:9: trust: expected a table, got 4",
               "town.toml:10: regulation: expected a table, got a list"}));
}

TEST(Read, takes_whole_numbers_and_nothing_between) {
    EXPECT_EQ(valid("travellers = 90.0").travellers, 90);
    EXPECT_EQ(valid("travellers = 9223372036854775807").travellers, 9223372036854775807);
    EXPECT_EQ(problems_of("travellers = 90.5\nrounds = 256\nseason = [1, 2]"),
              (Lines{"town.toml:1: travellers: expected a whole number, got 90.5",
                     "town.toml:2: rounds: 256 lies outside [0, 255]",
                     "town.toml:3: season: expected a list of 3, got 2"}));
    EXPECT_EQ(problems_of("travellers = 1e300"),
              Lines{"town.toml:1: travellers: 1e+300 lies outside [-9223372036854775808, "
                    "9223372036854775807]"});
}

TEST(Read, takes_infinity_where_a_range_is_open_and_never_nan) {
    EXPECT_TRUE(
        std::isinf(std::get<town::Reviews>(valid("trust.half_life = inf").trust).half_life));
    EXPECT_EQ(problems_of("[trust]\nhalf_life = nan\nstrength = -1"),
              (Lines{"town.toml:2: trust.half_life: nan lies outside (0, inf) days",
                     "town.toml:3: trust.strength: -1 lies outside [0, inf)"}));
    EXPECT_EQ(problems_of("trust.half_life = 0"),
              Lines{"town.toml:1: trust.half_life: 0 lies outside (0, inf) days"});
}

TEST(Read, converts_quantities) {
    const auto town = valid("[platform]\nguest_fee = { value = 7, unit = 'percent' }\n"
                            "[trust]\nhalf_life = { value = 2, unit = 'weeks' }\n"
                            "[[regulation.night_cap]]\nfrom = 2019-07-01\n"
                            "nights = { value = 5, unit = 'nights/month' }");
    EXPECT_EQ(town.platform.guest_fee, 0.07);
    EXPECT_EQ(std::get<town::Reviews>(town.trust).half_life, 14);
    EXPECT_EQ(std::get<town::NightCap>(town.regulation.measures[0].measure).nights, 60);
    EXPECT_EQ(valid("platform.guest_fee = { value = 0.5 }").platform.guest_fee, 0.5);
}

TEST(Read, refuses_units_that_measure_something_else) {
    EXPECT_EQ(
        problems_of("[platform]\nguest_fee = { value = 3, unit = 'nights' }\n"
                    "host_fee = { value = 3, unit = 'percnt' }\n"
                    "cleaning = { unit = 'currency' }\n"
                    "[trust]\nhalf_life = { value = 'x', unit = 'days' }\n"
                    "strength = { value = 1, unit = 'days' }\n"),
        (Lines{"town.toml:2: platform.guest_fee: unit 'nights' does not measure share; allowed: "
               "share, percent",
               "town.toml:3: platform.host_fee: unit 'percnt' does not measure share; did you mean "
               "'percent'? allowed: share, percent",
               "town.toml:4: platform.cleaning: a quantity needs a value",
               "town.toml:6: trust.half_life: expected a number, got text 'x'",
               "town.toml:7: trust.strength: unit 'days' given, but this is a plain number"}));
    EXPECT_EQ(
        problems_of("platform.guest_fee = { value = 1, units = 'share' }"),
        Lines{"town.toml:1: platform.guest_fee.units: no such key of a quantity; did you mean "
              "'unit'? allowed: value, unit"});
    EXPECT_EQ(problems_of("platform.guest_fee = { value = 1, unit = 7 }"),
              Lines{"town.toml:1: platform.guest_fee: expected the name of a unit, got 7"});
    EXPECT_EQ(problems_of("platform.guest_fee = { value = 130, unit = 'percent' }"),
              Lines{"town.toml:1: platform.guest_fee: 1.3 lies outside [0, 1] share"});
}

TEST(Read, takes_money_to_the_cent) {
    EXPECT_EQ(valid("platform.cleaning = 0.07").platform.cleaning, Money{7});
    EXPECT_EQ(valid("platform.cleaning = 1000000").platform.cleaning, Money{100'000'000});
    EXPECT_EQ(problems_of("platform.cleaning = 80.105"),
              Lines{"town.toml:1: platform.cleaning: expected an amount to the cent, got 80.105"});
    EXPECT_EQ(problems_of("platform.cleaning = -5"),
              Lines{"town.toml:1: platform.cleaning: -5 lies outside [0, inf) currency"});
    EXPECT_EQ(problems_of("platform.cleaning = 1e15"),
              Lines{"town.toml:1: platform.cleaning: 1e+15 lies outside "
                    "[-10000000000000, 10000000000000] currency"});
}

TEST(Read, reads_dates_written_as_text) {
    EXPECT_EQ(valid("opening = '2019-07-01'").opening, day_of({2019, 7, 1}));
    EXPECT_EQ(
        problems_of("opening = '2019-02-30'"),
        Lines{"town.toml:1: opening: expected a date such as 2019-07-01, got text '2019-02-30'"});
}

TEST(Read, picks_words_of_an_enumeration) {
    EXPECT_EQ(valid("platform.ranking = 'random'").platform.ranking, town::Ranking::random);
    EXPECT_EQ(
        problems_of("platform.ranking = 'prize'"),
        Lines{"town.toml:1: platform.ranking: no value 'prize'; did you mean 'price'? allowed: "
              "relevance, price, random"});
    EXPECT_EQ(
        problems_of("platform.ranking = 'alphabetical'"),
        Lines{"town.toml:1: platform.ranking: no value 'alphabetical'; allowed: relevance, price, "
              "random"});
    EXPECT_EQ(
        problems_of("platform.ranking = 1"),
        Lines{"town.toml:1: platform.ranking: expected one of relevance, price, random, got 1"});
}

TEST(Read, picks_the_rule_of_a_choice) {
    EXPECT_EQ(valid("trust = 'blind'").trust, town::Trust(town::Blind{}));
    EXPECT_EQ(valid("trust.rule = 'blind'").trust, town::Trust(town::Blind{}));
    EXPECT_EQ(valid("trust.half_life = 30").trust, town::Trust(town::Reviews{30}));
    EXPECT_EQ(valid("[trust]\nhalf_life = 30\nrule = 'reviews'").trust,
              town::Trust(town::Reviews{30}));
    EXPECT_EQ(problems_of("[trust]\nrule = 'blind'\nhalf_life = 30"),
              Lines{"town.toml:3: trust.half_life: no such parameter of 'blind'"});
    EXPECT_EQ(problems_of("[trust]\nhalflife = 30"),
              Lines{"town.toml:2: trust.halflife: no such parameter of 'reviews'; did you mean "
                    "'half_life'? allowed: half_life, strength"});
    EXPECT_EQ(problems_of("trust.rule = 3"),
              Lines{"town.toml:1: trust.rule: expected one of blind, reviews, got 3"});
    EXPECT_EQ(
        problems_of("trust = 'reveiws'"),
        Lines{"town.toml:1: trust: no rule 'reveiws'; did you mean 'reviews'? allowed: blind, "
              "reviews"});
}

TEST(Read, leaves_optional_values_out_at_the_word_none) {
    EXPECT_EQ(valid("budget = 'none'").budget, std::nullopt);
    Problems problems;
    EXPECT_EQ(read<Parameters>(read_json_text("{\"budget\": null}", "a.json"), problems).budget,
              std::nullopt);
    EXPECT_TRUE(problems.empty());
    EXPECT_EQ(problems_of("budget = -3"),
              Lines{"town.toml:1: budget: -3 lies outside (0, inf) currency/night"});
}

TEST(Read, counts_entries_of_lists_in_paths) {
    EXPECT_EQ(
        problems_of("[[zones]]\nname = 'a'\n[[zones]]\nnme = 'b'\ndwellings = -1"),
        (Lines{"town.toml:4: zones.1.nme: no such parameter; did you mean 'name'? allowed: name, "
               "dwellings",
               "town.toml:5: zones.1.dwellings: -1 lies outside [0, inf)"}));
}

TEST(Read, refuses_entries_of_one_name_with_both_lines) {
    EXPECT_EQ(problems_of("[[zones]]\nname = 'a'\n[[zones]]\n[[zones]]\n[[zones]]\nname = 'a'"),
              Lines{"town.toml:6: zones.3.name: 'a' stands twice; first at town.toml:2"});
    EXPECT_EQ(problems_of("[[regulation.night_cap]]\nfrom = 2019-07-01\nzones = ['a',\n'b', 'a']"),
              Lines{"town.toml:4: regulation.night_cap.0.zones.2: 'a' stands twice; first at "
                    "town.toml:3"});
}

TEST(Read, has_an_end_to_lists) {
    std::string many;
    for (int i = 0; i <= 10'000; ++i) many += "[[zones]]\n";
    for (int i = 0; i <= 1'000; ++i) many += "[[regulation.tax]]\nfrom = 2019-01-01\n";
    EXPECT_EQ(problems_of(many),
              (Lines{"town.toml:1: zones: a list of 10001; at most 10000",
                     "town.toml:10002: regulation.tax: a list of 1001; at most 1000"}));
}

TEST(Read, reads_the_law) {
    const auto law = valid("[[regulation.tax]]\nfrom = 2019-01-01\n"
                           "[[regulation.night_cap]]\nfrom = 2019-07-01\nannounced = 2019-05-01\n"
                           "until = 2020-07-01\nsource = 'Act'\nlabel = 'cap'\nzones = ['north']")
                         .regulation;
    ASSERT_EQ(law.measures.size(), 2U);
    const auto& cap = law.measures[0];
    EXPECT_EQ(std::get<town::NightCap>(cap.measure).zones, std::vector<std::string>{"north"});
    EXPECT_EQ(iso(cap.announced), "2019-05-01");
    EXPECT_EQ(iso(cap.from), "2019-07-01");
    EXPECT_EQ(iso(cap.until), "2020-07-01");
    EXPECT_EQ(cap.source, "Act");
    EXPECT_EQ(cap.label, "cap");
    EXPECT_EQ(law.measures[1].announced, law.measures[1].from);
    EXPECT_EQ(law.measures[1].until, forever);
}

TEST(Read, refuses_dates_in_the_wrong_order) {
    EXPECT_EQ(
        problems_of("[[regulation.night_cap]]\nfrom = 2019-07-01\nuntil = 2019-01-01\n"
                    "[[regulation.night_cap]]\nfrom = 2019-07-01\nannounced = 2019-08-01"),
        (Lines{"town.toml:1: regulation.night_cap.0: until 2019-01-01 is not after from 2019-07-01",
               "town.toml:4: regulation.night_cap.1: announced 2019-08-01 is after from "
               "2019-07-01"}));
}

TEST(Read, refuses_measures_it_does_not_know) {
    EXPECT_EQ(problems_of("[[regulation.night_cup]]\nfrom = 2019-07-01"),
              Lines{"town.toml:1: regulation.night_cup: no such measure; did you mean 'night_cap'? "
                    "allowed: night_cap, tax"});
    EXPECT_EQ(
        problems_of("[[regulation.tax]]\nrat = 0.1"),
        (Lines{
            "town.toml:2: regulation.tax.0.rat: no such parameter; did you mean 'rate'? allowed: "
            "rate, from, announced, until, source, label",
            "town.toml:1: regulation.tax.0: the date 'from' is missing"}));
    EXPECT_EQ(problems_of("[regulation.tax]\nfrom = 2019-07-01"),
              Lines{"town.toml:1: regulation.tax: expected a list, got a table"});
}

TEST(Read, divides_a_table_that_two_structs_share) {
    Problems problems;
    const Node shared = read_toml_text("name = 'north'\nhalf_life = 30\nhalf_live = 2", "a.toml");
    const auto [zone, reviews] = divide<town::Zone, town::Reviews>(shared, problems);
    EXPECT_EQ(zone, read_toml_text("name = 'north'", "a.toml"));
    EXPECT_EQ(reviews, read_toml_text("half_life = 30", "a.toml"));
    EXPECT_EQ(lines_of(problems.entries()),
              Lines{"a.toml:3: half_live: no such parameter; did you mean 'half_life'? allowed: "
                    "half_life, strength, name, dwellings"});
}

TEST(Write, gives_every_parameter_in_the_order_of_the_tables) {
    Parameters town;
    town.regulation.measures.push_back(
        enact(town::Measure(town::Tax{0.1}), Terms{day_of({2019, 7, 1}), {}, {}, "Act", ""}));
    EXPECT_EQ(write_toml(write(town)),
              "travellers = 400000\nrounds = 3\ninstant = true\n"
              "title = \"a town\"\nopening = 2019-01-01\nbudget = \"none\"\n"
              "season = [1.0, 2.0, 1.5]\nzones = []\n\n"
              "[trust]\nrule = \"reviews\"\nhalf_life = 365.0\nstrength = 2.0\n\n"
              "[platform]\nguest_fee = 0.14\nhost_fee = 0.03\ncleaning = 80.0\n"
              "ranking = \"relevance\"\n\n"
              "[regulation]\n\n[[regulation.tax]]\nfrom = 2019-07-01\n"
              "announced = 2019-07-01\nuntil = \"none\"\nsource = \"Act\"\n"
              "label = \"\"\nrate = 0.1\n");
}

TEST(Write, keeps_the_digits_of_a_float) {
    EXPECT_EQ(node_of(0.1F), Node(0.1));
    EXPECT_EQ(node_of(std::numeric_limits<float>::infinity()),
              Node(std::numeric_limits<double>::infinity()));
}

TEST(Write, labels_a_single_measure) {
    const auto tax = enact(town::Measure(town::Tax{0.1}), Terms{Day{0}, {}, {}, "", ""});
    EXPECT_EQ(write_dated(tax).table().front().key, "tax");
    EXPECT_EQ(write_dated(tax).find("tax")->find("rate")->real(), 0.1);
}

} // namespace
} // namespace sim
