// SPDX-License-Identifier: Apache-2.0
// Exclusion rules against the Beta posterior and the binomial, and records that keep names apart.

#include "sim/random/stream.hpp"
#include "sim/trust/reports.hpp"
#include "tests/sim/support/statistics.hpp"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/binomial.hpp>
#include <gtest/gtest.h>

#include <cmath>

namespace {

using sim::Conduct;
using sim::everybody;

TEST(Exclusion, ByCountRefusesFromTheNthReportOn) {
    const sim::ExclusionByCount rule{2};
    EXPECT_FALSE(rule({0, 1}));
    EXPECT_TRUE(rule({0, 2}));
    EXPECT_TRUE(rule({1000, 2})) << "good deals do not count";
}

TEST(Exclusion, ByPosteriorIsTheMeanOfTheBetaDistribution) {
    const sim::ExclusionByPosterior rule{0.9, 20, 0.8};
    for (std::uint32_t good = 0; good < 40; ++good)
        for (std::uint32_t reports = 1; reports < 20; ++reports) {
            const boost::math::beta_distribution<> posterior(18.0 + good, 2.0 + reports);
            if (std::abs(mean(posterior) - 0.8) < 1e-9) continue; // a tie is decided by rounding
            EXPECT_EQ(rule({good, reports}), mean(posterior) < 0.8);
        }
}

TEST(Exclusion, NobodyIsRefusedWithoutAReport) {
    const Conduct unknown{};
    EXPECT_FALSE(sim::refuses(sim::NoExclusion{}, {0, 1000}));
    EXPECT_FALSE(sim::refuses(sim::ExclusionByCount{1}, unknown));
    EXPECT_FALSE(sim::refuses(sim::ExclusionByPosterior{0.1, 10, 0.9}, unknown));
    EXPECT_TRUE(sim::refuses(sim::ExclusionByPosterior{0.1, 10, 0.9}, {0, 1}));
}

TEST(Exclusion, ALevelOfZeroRefusesNobody) {
    EXPECT_FALSE(sim::refuses(sim::ExclusionByPosterior{0, 1, 0}, {0, 1'000'000}));
}

// Of parties that are reported with chance p at each of n deals, those refused by count k are the
// upper tail of a binomial distribution.
TEST(Exclusion, AfterSoManyDealsHasTheBinomialsChance) {
    constexpr int parties = 20'000;
    constexpr int deals = 30;
    constexpr double p = 0.04;
    sim::Reports reports;
    for (std::uint32_t party = 0; party < parties; ++party) {
        sim::Stream stream(sim::Key(3), sim::purpose("test.report"), sim::Day{0}, {party});
        for (std::uint32_t deal = 1; deal <= deals; ++deal)
            if (stream.chance(p)) reports.add(sim::ExclusionByCount{3}, everybody, party, deal);
    }
    int refused = 0;
    for (std::uint32_t party = 0; party < parties; ++party)
        refused += reports.excluded(everybody, party);
    const double chance = cdf(complement(boost::math::binomial(deals, p), 2));
    EXPECT_NEAR(refused, parties * chance, 4 * std::sqrt(parties * chance * (1 - chance)));
}

TEST(Reports, OfOneKeeperAreNotAnothers) {
    sim::Reports reports;
    EXPECT_TRUE(reports.add(sim::ExclusionByCount{1}, 7, 3, 0));
    EXPECT_FALSE(reports.add(sim::ExclusionByCount{1}, 7, 3, 0)) << "refused before";
    EXPECT_TRUE(reports.excluded(7, 3));
    EXPECT_FALSE(reports.excluded(8, 3));
    EXPECT_FALSE(reports.excluded(7, 4));
    EXPECT_FALSE(reports.excluded(everybody, 3));
}

TEST(Reports, ANewNameIsANewBeginning) {
    const sim::ExclusionByPosterior rule{0.9, 10, 0.8};
    sim::Reports reports;
    for (std::uint32_t deal = 1; deal <= 3; ++deal) reports.add(rule, everybody, 1, deal);
    ASSERT_TRUE(reports.excluded(everybody, 1));
    reports.rename(everybody, 1, 3);
    EXPECT_FALSE(reports.excluded(everybody, 1));
    EXPECT_EQ(reports.table().row(0).names, 2U);
    // The deals under the old name speak neither for nor against the new one: (9 + 0) / 11 and then
    // (9 + 0) / 12, as when the name was first heard.
    EXPECT_FALSE(reports.add(rule, everybody, 1, 4));
    EXPECT_TRUE(reports.add(rule, everybody, 1, 5));
}

TEST(Reports, AreFoundAgainAfterTheTableWasLoaded) {
    sim::Reports reports;
    reports.add(sim::ExclusionByCount{1}, 7, 3, 0);
    sim::Reports loaded;
    loaded.table() = reports.table();
    EXPECT_FALSE(loaded.excluded(7, 3));
    loaded.restored();
    EXPECT_TRUE(loaded.excluded(7, 3));
}

} // namespace
