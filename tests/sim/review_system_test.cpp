// SPDX-License-Identifier: Apache-2.0
// Reviews of both sides against the normal distribution, and what each way of showing them does;
// signals, badges and bought reviews.

#include "sim/trust/bought.hpp"
#include "sim/trust/review_system.hpp"
#include "sim/trust/signals.hpp"

#include <boost/math/distributions/normal.hpp>
#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

namespace sim {
namespace {

constexpr Day today{18000};
constexpr int deals = 40'000;

Stream draws(Purpose why, std::uint64_t who) { return {Key(5), why, today, {who}}; }

ReviewDraws draws_of(std::uint64_t who) {
    return {draws(purpose("test.customer"), who), draws(purpose("test.provider"), who),
            draws(purpose("test.order"), who)};
}

struct Count {
    double customers = 0, providers = 0, stars = 0, retaliated = 0, ones = 0;
};

Count counted(const ReviewSystem& system, double satisfied, double pleased,
              const Reviewing& reviewing = {}) {
    Count all;
    for (std::uint64_t who = 0; who < deals; ++who) {
        const ReviewPair both = review(system, reviewing, draws_of(who), satisfied, pleased);
        all.customers += both.by_customer.has_value();
        all.providers += both.by_provider.has_value();
        all.stars += both.by_customer.value_or(0);
        all.retaliated += both.retaliated;
        all.ones += both.by_customer == 1;
    }
    return all;
}

double below(double x) { return boost::math::cdf(boost::math::normal(), x); }

// Chance to speak of who feels so, and to be bad then; noise and mood are independent.
double speaks(const Reviewing& who, double propensity, double felt, double reason = 0) {
    const double level = boost::math::quantile(boost::math::normal(), propensity);
    return below(level * std::sqrt(1 + who.silence * who.silence) + who.silence * felt + reason);
}
double bad(const Reviewing& who, double felt) { return below((who.four_stars - felt) / who.noise); }

double margin(double chance) { return 4.5 * std::sqrt(chance * (1 - chance) / deals) + 1e-9; }

TEST(ReviewSystem, OneSidedIsTheCustomersReviewAlone) {
    const Reviewing reviewing;
    for (std::uint64_t who = 0; who < 500; ++who) {
        const ReviewPair both = review(OneSided{}, reviewing, draws_of(who), -1, 2);
        EXPECT_EQ(both.by_customer, reviewing(draws_of(who).customer, -1));
        EXPECT_FALSE(both.by_provider || both.retaliated);
    }
}

TEST(ReviewSystem, SimultaneousSidesKnowNothingOfEachOther) {
    const Reviewing reviewing;
    const Simultaneous system{.provider_propensity = 0.6, .curiosity = 0};
    for (std::uint64_t who = 0; who < 500; ++who) {
        const ReviewPair meek = review(system, reviewing, draws_of(who), -1, 2);
        const ReviewPair cross = review(system, reviewing, draws_of(who), -1, -6);
        EXPECT_EQ(meek.by_customer, cross.by_customer);
        EXPECT_EQ(meek.by_customer, reviewing(draws_of(who).customer, -1));
        EXPECT_FALSE(meek.retaliated);
    }
}

TEST(ReviewSystem, CuriosityMakesMoreSpeak) {
    const Reviewing reviewing;
    const Count plain = counted(Simultaneous{.provider_propensity = 0.7, .curiosity = 0}, 0.4, 0);
    const Count curious =
        counted(Simultaneous{.provider_propensity = 0.7, .curiosity = 0.2}, 0.4, 0);
    const double before = speaks(reviewing, 0.68, 0.4);
    const double after = speaks(reviewing, 0.68, 0.4, 0.2);
    EXPECT_NEAR(plain.customers / deals, before, margin(before));
    EXPECT_NEAR(curious.customers / deals, after, margin(after));
    EXPECT_NEAR(plain.providers / deals, speaks(reviewing, 0.7, 0), margin(0.5));
}

TEST(ReviewSystem, RetaliationsAreBadFirstReviewsTimesTheChance) {
    const Reviewing reviewing;
    const Sequential system{.customer_first = 0.7, .fear = 0.25, .retaliation = 0.4};
    const Count found = counted(system, -2, -1.5);
    const double customer = speaks(reviewing, 0.68, -2) * bad(reviewing, -2);
    const double provider = speaks(reviewing, 0.72, -1.5) * bad(reviewing, -1.5);
    const double expected = (0.7 * customer + 0.3 * provider) * 0.75 * 0.4;
    EXPECT_NEAR(found.retaliated / deals, expected, margin(expected));
}

TEST(ReviewSystem, FearSilencesTheFirstWhoWouldSpeakIll) {
    const Reviewing reviewing;
    const Sequential brave{.customer_first = 1, .fear = 0};
    const Sequential timid{.customer_first = 1, .fear = 1};
    const double spoken = speaks(reviewing, 0.68, -2);
    EXPECT_NEAR(counted(brave, -2, 0).customers / deals, spoken, margin(spoken));
    const double left = spoken * (1 - bad(reviewing, -2));
    EXPECT_NEAR(counted(timid, -2, 0).customers / deals, left, margin(left));
}

TEST(ReviewSystem, WithoutAnswersTheOrderDoesNotMatter) {
    const Sequential system{.customer_first = 0.5, .fear = 0, .retaliation = 0, .reciprocity = 0};
    const Simultaneous apart{.curiosity = 0};
    for (std::uint64_t who = 0; who < 500; ++who) {
        const ReviewPair one = review(system, {}, draws_of(who), -0.5, 0.5);
        const ReviewPair other = review(apart, {}, draws_of(who), -0.5, 0.5);
        EXPECT_EQ(one.by_customer, other.by_customer);
        EXPECT_EQ(one.by_provider, other.by_provider);
    }
}

TEST(ReviewSystem, PraiseIsAnsweredWithPraise) {
    const Sequential cold{.customer_first = 0, .retaliation = 0, .reciprocity = 0};
    const Sequential warm{.customer_first = 0, .retaliation = 0, .reciprocity = 1};
    const Count without = counted(cold, -1, 3);
    const Count with = counted(warm, -1, 3);
    EXPECT_GT(with.customers, without.customers);
    EXPECT_GT(with.stars / with.customers, without.stars / without.customers + 0.1);
}

TEST(Reviewing, LeniencyDriftsByTheYear) {
    const Reviewing reviewing{.leniency = 0.1, .drift = 0.2};
    EXPECT_DOUBLE_EQ(reviewing.after(3).leniency, 0.7);
    EXPECT_EQ(reviewing.after(0).leniency, reviewing.leniency);
}

TEST(Disclosure, MovesTheShareOfDoubtAndOfTrustThatItSays) {
    const Disclosure rule{.lift = 0.5, .doubt = 0.2};
    EXPECT_DOUBLE_EQ(rule.prior(0.8, true), 0.9);
    EXPECT_DOUBLE_EQ(rule.prior(0.8, false), 0.64);
    EXPECT_DOUBLE_EQ(Disclosure{}.prior(0.8, false), 0.8);
}

TEST(Disclosure, SelectionPicksTheReliable) {
    std::vector<Identity> who(4'000);
    std::vector<float> reliability(who.size());
    for (std::size_t row = 0; row < who.size(); ++row) {
        who[row] = {row};
        reliability[row] = static_cast<float>((row * 7919) % who.size()) / 4'000.0F;
    }
    const auto shown = [&](double selection) {
        return shown_by({.share = 0.3, .selection = selection}, who, reliability, Key(3),
                        purpose("test.shown"));
    };
    const auto picked = shown(1);
    for (std::size_t row = 0; row < who.size(); ++row)
        EXPECT_EQ(picked[row] != 0, reliability[row] >= 0.7F) << reliability[row];
    const auto mixed = shown(0);
    const double share = std::reduce(mixed.begin(), mixed.end(), 0.0) / 4'000;
    EXPECT_NEAR(share, 0.3, 0.03);
    double mean = 0;
    for (std::size_t row = 0; row < who.size(); ++row) mean += mixed[row] ? reliability[row] : 0;
    EXPECT_NEAR(mean / (4'000 * share), 0.5, 0.03);
}

TEST(Badge, TakesManyGoodDeals) {
    const Badge badge{.weight = 1, .deals = 10, .stars = 4.8};
    EXPECT_TRUE(badge.deserved(10, 4.8 * 5, 5));
    EXPECT_FALSE(badge.deserved(9, 5 * 5, 5));
    EXPECT_FALSE(badge.deserved(30, 4.7 * 20, 20));
    EXPECT_FALSE(badge.deserved(30, 0, 0));
}

TEST(BoughtReviews, PayWhereGainOutweighsPriceAndScruples) {
    const BoughtReviews bought{.price = 20, .detection = 0.5, .response = 0.4, .horizon = 100};
    // 0.5 * 0.4 * 0.05 * 60 * 100 = 60
    EXPECT_TRUE(bought.pays(0.05, 60, 39.9));
    EXPECT_FALSE(bought.pays(0.05, 60, 40.1));
    EXPECT_FALSE(bought.pays(0.001, 60, 0)) << "where many reviews stand one more moves little";
}

} // namespace
} // namespace sim
