// SPDX-License-Identifier: Apache-2.0
// Choices by keyed errors against the closed form, and against the streams that the kernels stand
// for.

#include "sim/choice/nested.hpp"
#include "sim/choice/shares.hpp"
#include "tests/sim/support/statistics.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <vector>

namespace {

constexpr sim::Key chance{7};
constexpr sim::Day day{18000};
constexpr sim::Purpose options_of = sim::purpose("test.options");
constexpr sim::Purpose nests_of = sim::purpose("test.nests");
constexpr std::size_t choosers = 100'000;

// Two nests of alternatives that resemble each other, and staying away.
struct Menu {
    std::array<double, 6> utility{0.3, 0.0, -0.4, 0.5, 0.1, 0.2};
    std::array<std::uint8_t, 6> nest_of{0, 0, 0, 1, 1, 2};
    std::array<double, 3> dissimilarity{0.5, 0.8, 1.0};

    [[nodiscard]] sim::NestedShares shares() const {
        return sim::nested_shares(utility, nest_of, dissimilarity);
    }
};

struct Choice {
    std::size_t option;
    double utility;
};

Choice choose(const Menu& menu, std::uint64_t chooser) {
    std::vector<sim::Identity> options(menu.utility.size());
    for (std::size_t i = 0; i < options.size(); ++i) options[i] = {100 + i};
    std::vector<double> value(options.size());
    const sim::NestedErrors errors(chance, options_of, nests_of, day, {chooser},
                                   menu.dissimilarity);
    errors.shocks(menu.nest_of, options, value);
    for (std::size_t i = 0; i < value.size(); ++i) value[i] += menu.utility[i];
    const auto best = std::ranges::max_element(value);
    return {static_cast<std::size_t>(best - value.begin()), *best};
}

std::array<double, 6> counts(const Menu& menu) {
    std::array<double, 6> count{};
    for (std::uint64_t chooser = 0; chooser < choosers; ++chooser)
        ++count[choose(menu, chooser).option];
    return count;
}

// How far choices lie from the closed form, in standard deviations.
double misfit(const Menu& menu) {
    std::vector<double> expected = menu.shares().options;
    for (double& share : expected) share *= static_cast<double>(choosers);
    return sim::test::chi_square(counts(menu), expected);
}

} // namespace

TEST(Nested, SharesAddUpAndAreThoseOfTheLogitWhereNothingIsShared) {
    const std::array<double, 3> utility{0.2, 0.9, -1.0};
    const std::array<std::uint8_t, 3> one_nest{0, 0, 0};
    const std::array<double, 1> plain{1.0};
    const auto shares = sim::nested_shares(utility, one_nest, plain);
    double all = 0;
    for (double value : utility) all += std::exp(value);
    EXPECT_NEAR(shares.log_sum, std::log(all), 1e-14);
    for (std::size_t i = 0; i < 3; ++i)
        EXPECT_NEAR(shares.options[i], std::exp(utility[i]) / all, 1e-14);
}

TEST(Nested, SharesRespondAsTheDerivativeSays) {
    const Menu menu;
    const std::array<double, 6> push{-1.0, 0.0, 0.3, -0.2, 0.0, 0.4};
    const auto moved = sim::responses(menu.shares(), menu.nest_of, menu.dissimilarity, push);
    constexpr double step = 1e-5;
    const auto shares_after = [&](double size) {
        Menu pushed = menu;
        for (std::size_t i = 0; i < push.size(); ++i) pushed.utility[i] += size * push[i];
        return pushed.shares().options;
    };
    const auto up = shares_after(step);
    const auto down = shares_after(-step);
    double all = 0;
    for (std::size_t i = 0; i < push.size(); ++i) {
        EXPECT_NEAR(moved[i], (up[i] - down[i]) / (2 * step), 1e-9);
        all += moved[i];
    }
    EXPECT_NEAR(all, 0, 1e-15);
}

TEST(Nested, AnEmptyNestHasNoShare) {
    Menu menu;
    menu.nest_of = {0, 0, 0, 0, 0, 2};
    const auto shares = menu.shares();
    EXPECT_EQ(shares.nests[1], 0);
    EXPECT_NEAR(shares.nests[0] + shares.nests[2], 1, 1e-14);
}

TEST(Nested, ErrorsAreThoseOfTheStreams) {
    const std::array<double, 10> dissimilarity{0.3, 1.0, 0.5, 0.9, 0.2, 0.7, 1.0, 0.6, 0.8, 0.4};
    const sim::NestedErrors errors(chance, options_of, nests_of, day, {42}, dissimilarity);
    for (std::size_t nest = 0; nest < dissimilarity.size(); ++nest) {
        sim::Stream stream(chance, nests_of, day, sim::child({42}, nest));
        EXPECT_EQ(errors.shared(nest), sim::log_positive_stable(dissimilarity[nest], stream));
        sim::Stream option(chance, options_of, day, sim::pair({42}, {9}));
        EXPECT_EQ(errors.shock(nest, {9}),
                  dissimilarity[nest] * (option.gumbel() + errors.shared(nest)));
    }
}

TEST(Nested, ManyAtOnceAreThoseOneByOne) {
    const Menu menu;
    const sim::NestedErrors errors(chance, options_of, nests_of, day, {42}, menu.dissimilarity);
    for (std::size_t size : {std::size_t{0}, std::size_t{1}, std::size_t{8}, std::size_t{21}}) {
        std::vector<sim::Identity> options(size);
        std::vector<std::uint8_t> nest_of(size);
        for (std::size_t i = 0; i < size; ++i) {
            options[i] = {sim::scramble(i)};
            nest_of[i] = static_cast<std::uint8_t>(i % 3);
        }
        std::vector<double> mixed(size);
        std::vector<double> one_nest(size);
        errors.shocks(nest_of, options, mixed);
        errors.shocks(1, options, one_nest);
        for (std::size_t i = 0; i < size; ++i) {
            EXPECT_EQ(mixed[i], errors.shock(nest_of[i], options[i]));
            EXPECT_EQ(one_nest[i], errors.shock(1, options[i]));
        }
    }
}

TEST(Nested, ChoicesFollowTheClosedForm) {
    const Menu menu;
    EXPECT_LT(misfit(menu), sim::test::deviations_bound);
}

TEST(Nested, WhoLosesAnOptionGoesToItsNestAndNobodyElseMoves) {
    const Menu before;
    Menu after;
    after.utility[0] = -1000;
    std::size_t lost = 0;
    std::size_t stayed_in_nest = 0;
    for (std::uint64_t chooser = 0; chooser < choosers; ++chooser) {
        const std::size_t was = choose(before, chooser).option;
        const std::size_t is = choose(after, chooser).option;
        if (was != 0) {
            ASSERT_EQ(is, was);
            continue;
        }
        ++lost;
        stayed_in_nest += is < 3 ? 1 : 0;
    }
    EXPECT_LT(misfit(after), sim::test::deviations_bound);
    // Diversion within the nest, by the closed form: far more than its share of the others.
    const auto old_shares = before.shares();
    const auto new_shares = after.shares();
    const double gained = new_shares.nests[0] - (old_shares.nests[0] - old_shares.options[0]);
    const double expected = gained / old_shares.options[0];
    const double observed = static_cast<double>(stayed_in_nest) / static_cast<double>(lost);
    const double error = std::sqrt(expected * (1 - expected) / static_cast<double>(lost));
    EXPECT_NEAR(observed, expected, 4 * error);
    const double proportional =
        (old_shares.nests[0] - old_shares.options[0]) / (1 - old_shares.options[0]);
    EXPECT_GT(observed, proportional + 10 * error);
}

TEST(Nested, TheMeanOfTheBestIsTheLogSum) {
    const Menu menu;
    double sum = 0;
    for (std::uint64_t chooser = 0; chooser < choosers; ++chooser)
        sum += choose(menu, chooser).utility;
    const double best = sum / static_cast<double>(choosers);
    // The best is Gumbel, with standard deviation pi / sqrt(6).
    const double error = std::numbers::pi / std::sqrt(6.0 * static_cast<double>(choosers));
    EXPECT_NEAR(best, menu.shares().log_sum + std::numbers::egamma, 4 * error);
}

TEST(Nested, RefusesMoreNestsThanItHolds) {
    const std::vector<double> dissimilarity(17, 0.5);
    EXPECT_THROW(sim::NestedErrors(chance, options_of, nests_of, day, {1}, dissimilarity),
                 sim::BrokenInvariant);
}
