// SPDX-License-Identifier: Apache-2.0
#include "models/home_sharing/units.hpp"
#include "sim/base/fields.hpp"
#include "sim/run/series.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace sim {
namespace {

enum class Colour { red, green };
constexpr std::array<std::string_view, 2> names(Colour) { return {"red", "green"}; }
enum class Nameless { one };

struct House {
    double rent = 10;
    std::int16_t rooms = 3;
    Colour colour = Colour::green;
    static constexpr auto fields() {
        return sim::Fields{
            given<&House::rent>("What a month costs.", unit::money, {0, 1'000}, "assumed"),
            state<&House::rooms>("How many rooms it has.", unit::rooms),
            scratch<&House::colour>("How it looks."),
        };
    }
};

struct Forgotten {
    double told = 0;
    double untold = 0;
    static constexpr auto fields() { return sim::Fields{given<&Forgotten::told>("Told.")}; }
};

struct Untold {
    double value = 0;
};

struct NotAnAggregate {
    explicit NotAnAggregate(double start) : value(start) {}
    double value;
    static constexpr auto fields() { return sim::Fields{given<&NotAnAggregate::value>("Hm.")}; }
};

static_assert(Described<House>);
static_assert(!Described<Forgotten>, "a member without a line must not compile");
// A line in place of another's does not compile either: no struct has the same base twice.
static_assert(!Described<Untold>);
static_assert(!Described<NotAnAggregate>);
static_assert(!Described<double>);

struct Blind {
    static constexpr std::string_view label = "blind";
    static constexpr auto fields() { return sim::Fields{}; }
};
struct Seeing {
    double far = 1;
    static constexpr std::string_view label = "seeing";
    static constexpr auto fields() { return sim::Fields{given<&Seeing::far>("How far.")}; }
};
static_assert(Choice<std::variant<Blind, Seeing>>);
static_assert(!Choice<std::variant<Blind, House>>, "every rule needs a label");
static_assert(!Choice<Blind>);
static_assert(Named<Colour> && !Named<Nameless> && !Named<int>);
static_assert(List<std::vector<House>> && !List<House>);

TEST(Fields, TakeNameTypeAndPlaceFromTheMember) {
    std::vector<std::string> names_found;
    for_each_field<House>([&](const auto& field) { names_found.emplace_back(field.name); });
    EXPECT_EQ(names_found, (std::vector<std::string>{"rent", "rooms", "colour"}));
    using Rooms = std::decay_t<decltype(House::fields().line<&House::rooms>())>;
    static_assert(std::is_same_v<Rooms::value, std::int16_t>);
    static_assert(std::is_same_v<Rooms::owner, House>);
}

TEST(Fields, SayUnitBoundsSourceAndRole) {
    constexpr auto lines = House::fields();
    const auto& rent = lines.line<&House::rent>();
    EXPECT_EQ(rent.unit, unit::money);
    EXPECT_TRUE(rent.bounds.hold(0) && rent.bounds.hold(1'000));
    EXPECT_FALSE(rent.bounds.hold(-0.01) || rent.bounds.hold(1'000.01));
    EXPECT_EQ(rent.source, "assumed");
    EXPECT_EQ(rent.role, Role::given);
    EXPECT_EQ(lines.line<&House::rooms>().role, Role::state);
    EXPECT_EQ(lines.line<&House::colour>().role, Role::scratch);
}

TEST(Fields, ReachTheValues) {
    House house;
    for_each_field(house, [](const auto&, auto& value) {
        if constexpr (std::is_same_v<std::decay_t<decltype(value)>, double>) value = 20;
    });
    EXPECT_EQ(house.rent, 20);
}

TEST(Alternatives, AreVisitedInOrder) {
    std::vector<std::string> labels;
    for_each_alternative<std::variant<Blind, Seeing>>(
        [&]<class Rule>(std::type_identity<Rule>) { labels.emplace_back(Rule::label); });
    EXPECT_EQ(labels, (std::vector<std::string>{"blind", "seeing"}));
}

TEST(Names, AreWordsOfEnumerators) {
    EXPECT_EQ(name_of(Colour::red), "red");
    EXPECT_EQ(name_of(Colour::green), "green");
}

TEST(Units, OneThatSaysNothingIsThatOfAPlainNumber) {
    EXPECT_EQ(sim::Unit{}, sim::unit::none);
    EXPECT_NE(sim::Unit{}.dimension, nullptr);
}

TEST(Units, ConvertWithinADimension) {
    EXPECT_EQ(conversion(unit::weeks, unit::days), 7);
    EXPECT_EQ(conversion(unit::percent, unit::share), 0.01);
    EXPECT_EQ(conversion(unit::weeks, unit::share), std::nullopt);
    EXPECT_EQ(unit_named(dimension::time, "weeks"), unit::weeks);
    EXPECT_EQ(unit_named(dimension::time, "fortnights"), std::nullopt);
    EXPECT_EQ(unit_named(dimension::share, "weeks"), std::nullopt);
}

struct Report {
    std::int64_t asked = 0;
    std::int64_t found = 0;
    double success = 0;
    static constexpr auto fields() {
        return sim::Fields{
            flow<&Report::asked>("Who asked."),
            flow<&Report::found>("Who found."),
            ratio<&Report::success, &Report::found, &Report::asked>(
                "Who found of those who asked."),
        };
    }
};

TEST(Ratios, KnowTheirTwoLines) {
    const auto lines = indicator_lines<Report>();
    ASSERT_EQ(lines.size(), 3U);
    EXPECT_EQ(lines[2].statistic, Statistic::ratio);
    EXPECT_EQ(lines[2].numerator, 1U);
    EXPECT_EQ(lines[2].denominator, 0U);
}

} // namespace
} // namespace sim
