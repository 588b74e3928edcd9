// SPDX-License-Identifier: Apache-2.0
// How people weigh a campaign: what the crowd tells by Bayes' rule, the value of a pledge, the best
// reward of a menu, and what may come back.

#include "models/crowdfunding/discovery/attention.hpp"
#include "models/crowdfunding/discovery/offer.hpp"
#include "models/crowdfunding/pledges/weighing.hpp"
#include "tests/support/crowd.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <vector>

namespace models::crowdfunding {
namespace {

Parameters with(double signal, double crowd, double herding, double spread) {
    Parameters given;
    given.inference.signal = signal;
    given.inference.crowd = crowd;
    given.backers.herding = herding;
    given.appeal.spread = spread;
    return given;
}

// The posterior mean of quality by adding up over a grid: prior, own impression, crowd.
double by_hand(const Parameters& given, double own, double crowd, double crowd_spread) {
    const auto density = [](double x, double spread) {
        return std::exp(-x * x / spread / spread / 2);
    };
    double sum = 0, weight = 0;
    for (double quality = -12; quality <= 12; quality += 0.001) {
        const double likely = density(quality, given.appeal.spread) *
                              density(own - quality, given.inference.signal) *
                              density(crowd - quality, crowd_spread);
        sum += likely * quality;
        weight += likely;
    }
    return sum / weight;
}

// What a person makes of quality, who sees it with an error and knows what the crowd did.
double posterior(const Parameters& given, double quality, double error, const Crowd& crowd) {
    Offer offer;
    infer(offer, given, quality, crowd);
    return index_of(offer, {error, 0}, given, false, false);
}

TEST(CrowdfundingImpression, IsThePosteriorMeanOfPriorOwnImpressionAndCrowd) {
    const Parameters given = with(0.8, 3, 1, 1.2);
    for (const double quality : {-1.0, 0.3, 2.0})
        for (const double backers : {0.0, 4.0, 60.0}) {
            const double expected = 9, error = 0.7;
            const Crowd crowd = crowd_of(given, backers, expected);
            EXPECT_NEAR(crowd.impression, std::log((backers + 0.5) / 9.5), 1e-12);
            // Nobody tells nothing: as if what the crowd says were beyond all errors.
            const double spread = backers > 0 ? 3 / std::sqrt(backers) : 1e9;
            EXPECT_NEAR(posterior(given, quality, error, crowd),
                        by_hand(given, quality + 0.8 * error, crowd.impression, spread), 1e-6);
        }
}

// Among many backers who each tell little, the crowd is all that counts; who sees clearly needs
// nobody; who sees nothing and looks at nobody has the prior.
TEST(CrowdfundingImpression, AtItsLimits) {
    const Crowd crowd{1.5, 1e9};
    EXPECT_NEAR(posterior(with(100, 1, 1, 1), -2, 0.5, crowd), 1.5, 1e-6);
    EXPECT_NEAR(posterior(with(0.001, 1, 1, 1), -2, 0.5, {1.5, 10}), -2 + 0.0005, 1e-4);
    EXPECT_NEAR(posterior(with(100, 1, 0, 1), -2, 0.5, crowd_of(with(100, 1, 0, 1), 1e6, 3)), 0,
                0.01);
    EXPECT_EQ(crowd_of(with(1, 1, 0.5, 1), 0, 9).precision, 0); // nobody has told anything
}

// Rational herding discounts what can be seen anyway: as many backers tell more of a campaign of
// which fewer were expected (Zhang & Liu 2012).
TEST(CrowdfundingImpression, ACrowdBehindAWeaknessTellsMore) {
    const Parameters given = with(1, 3, 1, 1);
    double before = 1e9;
    for (const double expected : {1.0, 3.0, 10.0, 30.0, 100.0}) {
        const double now = posterior(given, 0, 0, crowd_of(given, 20, expected));
        EXPECT_LT(now, before) << expected;
        before = now;
    }
    EXPECT_LT(before, 0); // fewer than expected is bad news
}

// Observed information is the curvature of the Poisson likelihood of n backers at its peak, in the
// logarithm of the rate: n, whatever was expected.
TEST(CrowdfundingImpression, TheCrowdsPrecisionIsTheCurvatureOfItsLikelihood) {
    const Parameters given = with(1, 1, 1, 1);
    for (const double backers : {1.0, 7.0, 40.0})
        for (const double expected : {0.5, 9.0, 300.0}) {
            const auto log_likelihood = [&](double q) {
                return backers * (std::log(expected) + q) - expected * std::exp(q);
            };
            const double peak = std::log(backers / expected), step = 1e-3;
            const double curvature = (2 * log_likelihood(peak) - log_likelihood(peak - step) -
                                      log_likelihood(peak + step)) /
                                     (step * step);
            EXPECT_NEAR(crowd_of(given, backers, expected).precision, curvature, 1e-3 * backers);
        }
}

// The next backer moves beliefs more where a weakness made fewer expected.
TEST(CrowdfundingImpression, TheNextBackerTellsMoreBehindAWeakness) {
    const Parameters given = with(2.5, 5, 0.4, 1.2);
    const auto slope = [&](double backers, double expected) {
        const double more = std::exp(0.01) * (backers + 0.5) - 0.5; // one hundredth in logarithms
        return posterior(given, 0, 0, crowd_of(given, more, expected)) -
               posterior(given, 0, 0, crowd_of(given, backers, expected));
    };
    for (const double backers : {3.0, 20.0, 100.0})
        EXPECT_GT(slope(backers, 10), slope(backers, 10 * std::exp(0.5))) << backers;
}

TEST(CrowdfundingValue, ByHand) {
    // S = 0.5, D = 0.8, r = 1: 0.5 (1.6 - 1) all or nothing, 0.8 - 1 keep it all.
    EXPECT_NEAR(net_value(1, 0.5, 0.8, {true, 0}), 0.3, 1e-12);
    EXPECT_NEAR(net_value(1, 0.5, 0.8, {false, 0}), -0.2, 1e-12);
    // Half comes back of the fifth that is lost.
    EXPECT_NEAR(net_value(1, 0.5, 0.8, {true, 0.5}), 0.5 * (1.6 - 0.9), 1e-12);
    EXPECT_NEAR(net_value(4, 1, 1, {true, 0}), 0, 1e-12);
    // Nothing is worth more than its success is likely: looks end there.
    for (double r = 0.05; r < 5; r += 0.05)
        for (const double delivery : {0.3, 0.9, 1.0})
            for (const double back : {0.0, 0.6, 1.0})
                for (const bool returned : {true, false})
                    EXPECT_LE(net_value(r, 0.6, delivery, {returned, back}), 0.6 + 1e-12);
}

TEST(CrowdfundingReward, IsTheBestOfTheMenuThatIsOpenAndWithinMeans) {
    std::mt19937_64 random(7);
    std::uniform_real_distribution<double> share;
    for (int round = 0; round < 3'000; ++round) {
        std::vector<Money> prices;
        std::vector<std::uint8_t> open;
        for (int rung = 0; rung < 6; ++rung) {
            prices.push_back({1 + static_cast<std::int64_t>(20'000 * share(random))});
            open.push_back(share(random) < 0.8);
        }
        const double pledge = 1 + 100 * share(random);
        const Money most{static_cast<std::int64_t>(20'000 * share(random))};
        const double success = share(random), delivery = share(random);
        const Stakes stakes{share(random) < 0.5, share(random)};
        Chosen best;
        for (std::size_t at = 0; at < prices.size(); ++at) {
            const double value = net_value(prices[at].major() / pledge, success, delivery, stakes);
            if (open[at] && prices[at] <= most && value > best.value)
                best = {static_cast<int>(at), value};
        }
        const Chosen found = best_reward(prices, open, pledge, most, success, delivery, stakes);
        ASSERT_EQ(found.reward, best.reward);
        ASSERT_EQ(found.value, best.value);
        if (found.reward >= 0) {
            ASSERT_LE(prices[static_cast<std::size_t>(found.reward)], most);
            ASSERT_TRUE(open[static_cast<std::size_t>(found.reward)]);
            ASSERT_GT(found.value, 0);
        }
    }
}

// Of what is held all comes back but fees, of the rest what the maker owes as far as people expect
// it, and of what is lost then the platform's part.
TEST(CrowdfundingStakes, ByHand) {
    Parameters given;
    given.platform.fee = 0.06;
    given.platform.processing = 0.04;
    given.inference.recovery = 0.5;
    Rules rules;
    EXPECT_EQ(stakes_of(given, rules).refund, 0);
    EXPECT_TRUE(stakes_of(given, rules).returned);
    rules.at_once = 0.5;
    EXPECT_NEAR(stakes_of(given, rules).refund, 0.45, 1e-12);
    rules.refund = 0.4;
    EXPECT_NEAR(stakes_of(given, rules).refund, 0.45 + 0.55 * 0.2, 1e-12);
    rules.platform_liability = 0.25;
    EXPECT_NEAR(stakes_of(given, rules).refund, 0.56 + 0.44 * 0.25, 1e-12);
    given.platform.settlement = common::Milestones{0.1};
    EXPECT_NEAR(held_share(given, rules), 0.9, 1e-12);
    given.platform.settlement = common::KeepItAll{};
    EXPECT_NEAR(held_share(given, rules), 0.5, 1e-12);
    EXPECT_FALSE(stakes_of(given, rules).returned);
    given.escrow.refund = 0.8;
    EXPECT_NEAR(held_share(given, rules), 0.8, 1e-12);
}

TEST(CrowdfundingContacts, HearOneAfterTheOther) {
    Contacts contacts;
    contacts.days = 4;
    std::uint32_t before = 0;
    for (int age = 0; age < 60; ++age) {
        const std::uint32_t told = told_by(contacts, 1'000, age);
        EXPECT_EQ(told, std::lround(1'000 * (1 - std::exp(-(age + 1) / 4.0))));
        EXPECT_GE(told, before);
        before = told;
    }
    EXPECT_EQ(before, 1'000U);
    EXPECT_EQ(told_by(contacts, 0, 10), 0U);
}

} // namespace
} // namespace models::crowdfunding
