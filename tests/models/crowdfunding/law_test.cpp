// SPDX-License-Identifier: Apache-2.0
// The law book of crowdfunding: a measure that binds nobody changes nothing, none acts before its
// day, of two the stricter holds, and each does what it says, by numbers worked by hand.

#include "sim/record/digest.hpp"
#include "sim/run/world.hpp"
#include "sim/time/calendar.hpp"
#include "tests/support/crowd.hpp"
#include "tests/support/state.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>

namespace models::crowdfunding {
namespace {

struct Law {
    const char* name;
    const char* terms;
};

// Each of the book, so that it binds somebody.
const Law book[] = {
    {"investor_cap", "per_campaign = 40\nper_maker = 50\nper_year = 90"},
    {"issuer_cap", "per_year = 2500"},
    {"milestone_escrow", "at_once = 0.4"},
    {"refund_right", "share = 0.8"},
    {"cooling_off", "days = 5"},
    {"identity_check", "detected = 0.7\ncost = 30"},
    {"platform_liability", "share = 0.6"},
};

const std::string shorter = "days = 240\npopulation = { makers = 150, backers = 4000 }\n";

std::string all_but(const Law& one) {
    std::string all;
    for (const Law& other : book)
        if (std::string_view(other.name) != one.name)
            all += measure(other.name, other.terms, "2016-02-10");
    return all;
}

bool same(double one, double other) {
    return std::bit_cast<std::uint64_t>(one) == std::bit_cast<std::uint64_t>(other);
}

// The first day on which tables or indicators of two scenarios differ; the day after the last where
// they never do.
sim::Day first_difference_of(const sim::Prepared& one, const sim::Prepared& other) {
    const auto first = one.start(sim::keys_of({1, 0}));
    const auto second = other.start(sim::keys_of({1, 0}));
    while (first->day() < first->end()) {
        const sim::Day today = first->day();
        first->advance(today + 1);
        second->advance(today + 1);
        const auto told = first->series().daily();
        if (sim::digest(first->tables()) != sim::digest(second->tables()) ||
            !std::ranges::equal(told, second->series().daily(), same))
            return today;
    }
    return first->end();
}

class CrowdfundingLaw : public testing::TestWithParam<Law> {
protected:
    [[nodiscard]] static std::string law(std::string_view from = "2016-03-20") {
        return measure(GetParam().name, GetParam().terms, from);
    }
};

TEST_P(CrowdfundingLaw, ThatBindsNobodyChangesNothingAloneOrBesideTheRest) {
    for (const std::string& beside : {std::string(), all_but(GetParam())}) {
        const auto baseline = prepared(platform(shorter + beside));
        const auto reform = prepared(platform(shorter + beside + law()));
        EXPECT_EQ(first_difference_of(*baseline, *reform->placebo(*baseline)),
                  sim::end(baseline->settings()));
    }
}

TEST_P(CrowdfundingLaw, MovesNothingBeforeItsFirstDayAndSomethingAfter) {
    const sim::Day from = sim::day_of({2016, 3, 20});
    for (const std::string& beside : {std::string(), all_but(GetParam())}) {
        const auto baseline = prepared(platform(shorter + beside));
        const auto known =
            prepared(platform(shorter + beside + law() + "announced = 2016-03-01\n"));
        const sim::Day moved = first_difference_of(*baseline, *known);
        EXPECT_GE(moved, from);
        EXPECT_LT(moved, sim::end(baseline->settings()));
    }
}

TEST_P(CrowdfundingLaw, IsGoneFromTheDayOnWhichItEnds) {
    const auto one = prepared(platform(law() + "until = 2016-04-20\n"));
    const auto& given = World(one).given();
    const auto rules = [&](sim::Day day) { return rules_on(day, given.regulation); };
    const Rules none;
    EXPECT_EQ(rules(sim::day_of({2016, 3, 19})), none);
    EXPECT_NE(rules(sim::day_of({2016, 3, 20})), none);
    EXPECT_NE(rules(sim::day_of({2016, 4, 19})), none);
    EXPECT_EQ(rules(sim::day_of({2016, 4, 20})), none);
}

INSTANTIATE_TEST_SUITE_P(Book, CrowdfundingLaw, testing::ValuesIn(book),
                         [](const auto& one) { return std::string(one.param.name); });

// ------------------------------------------------------------------------ of two, the stricter

Rules stricter(const Rules& a, const Rules& b) {
    Rules both = a;
    both.ordinary.tighten(b.ordinary);
    both.qualified.tighten(b.qualified);
    both.issuer_year = std::min(a.issuer_year, b.issuer_year);
    both.at_once = std::min(a.at_once, b.at_once);
    both.refund = std::max(a.refund, b.refund);
    both.cooling_off = std::max(a.cooling_off, b.cooling_off);
    both.detected = std::max(a.detected, b.detected);
    both.launch_cost = std::max(a.launch_cost, b.launch_cost);
    both.platform_liability = std::max(a.platform_liability, b.platform_liability);
    return both;
}

// Others of the same names, stricter in one term and laxer in another.
const Law second_book[] = {
    {"investor_cap", "per_campaign = 400\nper_year = 60\ninvestors = \"everyone\""},
    {"issuer_cap", "per_year = 1000"},
    {"milestone_escrow", "at_once = 0.9"},
    {"refund_right", "share = 1"},
    {"cooling_off", "days = 2"},
    {"identity_check", "detected = 0.2\ncost = 90"},
    {"platform_liability", "share = 0.1"},
};

TEST(CrowdfundingLaws, OfTwoTheStricterHoldsInWhicheverOrder) {
    const auto rules = [](const std::string& law) {
        const World one(prepared(platform(law)));
        return rules_on(sim::day_of({2016, 5, 1}), one.given().regulation);
    };
    for (const Law& one : book)
        for (const Law& other : second_book) {
            const std::string first = measure(one.name, one.terms);
            const std::string second = measure(other.name, other.terms);
            const Rules expected = stricter(rules(first), rules(second));
            EXPECT_EQ(rules(first + second), expected) << one.name << " and " << other.name;
            EXPECT_EQ(rules(second + first), expected) << other.name << " and " << one.name;
        }
}

TEST(CrowdfundingLaws, SayWhatTheyLeaveOfTheRules) {
    const World one(prepared(platform(measure("investor_cap", "per_campaign = 40\nper_year = 90") +
                                      measure("identity_check", "detected = 0.7\ncost = 30") +
                                      measure("cooling_off", "days = 5"))));
    const Rules rules = rules_on(sim::day_of({2016, 5, 1}), one.given().regulation);
    EXPECT_EQ(rules.ordinary, (InvestorLimit{40, InvestorLimit{}.a_maker_year, 90}));
    EXPECT_EQ(rules.qualified, InvestorLimit{});
    EXPECT_EQ(rules.detected, 0.7);
    EXPECT_EQ(rules.launch_cost, 30);
    EXPECT_EQ(rules.cooling_off, 5);
    EXPECT_EQ(rules.refund, 0);
    EXPECT_EQ(rules.at_once, 1);
}

} // namespace
} // namespace models::crowdfunding
