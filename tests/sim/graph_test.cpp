// SPDX-License-Identifier: Apache-2.0
// Networks by rule: what is known of each, and that nothing but the key makes them.

#include "sim/network/links.hpp"
#include "sim/network/makers.hpp"
#include "sim/network/measures.hpp"
#include "sim/parallel/blocks.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <map>

namespace sim {
namespace {

constexpr Key key{7};

TEST(Graph, KeepsEachTieAtBothEndsInOrder) {
    const std::vector<Tie> ties{{2, 0}, {0, 1}, {3, 2}};
    const Graph graph(4, ties);
    EXPECT_EQ(graph.ties(), 3U);
    EXPECT_EQ(std::vector(graph.neighbours(0).begin(), graph.neighbours(0).end()),
              (std::vector<std::uint32_t>{1, 2}));
    EXPECT_EQ(graph.degree(2), 2U);
    EXPECT_TRUE(graph.tied(2, 3) && graph.tied(3, 2));
    EXPECT_FALSE(graph.tied(1, 3));
}

TEST(Graph, RefusesTiesToOneselfAndTwice) {
    const std::vector<Tie> loop{{1, 1}};
    const std::vector<Tie> twice{{0, 1}, {1, 0}};
    const std::vector<Tie> outside{{0, 9}};
    EXPECT_THROW(Graph(3, loop), BrokenInvariant);
    EXPECT_THROW(Graph(3, twice), BrokenInvariant);
    EXPECT_THROW(Graph(3, outside), BrokenInvariant);
}

TEST(Graph, EverybodyMeetsEverybodyElse) {
    const Everyone everyone(5);
    for (std::uint32_t who = 0; who < 5; ++who) {
        std::vector<std::uint32_t> met;
        for (std::uint32_t i = 0; i < everyone.degree(who); ++i)
            met.push_back(everyone.neighbour(who, i));
        EXPECT_EQ(met.size(), 4U);
        EXPECT_EQ(std::ranges::count(met, who), 0);
        EXPECT_TRUE(std::ranges::is_sorted(met));
    }
}

// The clustering of a ring lattice is 3 (k - 1) / (4 k - 2), k to each side (Watts & Strogatz
// 1998).
TEST(Ring, HasTheClusteringOfItsFormula) {
    for (const std::uint32_t reach : {1U, 2U, 3U, 5U}) {
        const Graph ring = Ring{reach}(200, key);
        EXPECT_DOUBLE_EQ(mean_degree(ring), 2.0 * reach);
        EXPECT_NEAR(clustering(ring), 3.0 * (reach - 1) / (4.0 * reach - 2), 1e-12);
    }
    // Around a circle of 201 the farthest is 100 steps away, and all distances are as frequent.
    EXPECT_NEAR(paths(Ring{1}(201, key)).mean, 50.5, 1e-12);
}

TEST(Lattice, ClosesOnItself) {
    const Graph torus = Lattice{}(32 * 32, key);
    for (std::uint32_t cell = 0; cell < torus.size(); ++cell) ASSERT_EQ(torus.degree(cell), 4U);
    EXPECT_TRUE(torus.tied(0, 31) && torus.tied(0, 31 * 32));
    EXPECT_EQ(clustering(torus), 0);
    EXPECT_EQ(paths(torus).longest, 32U);
}

// Degrees of a random graph are binomial: mean and variance within four standard errors.
TEST(RandomTies, HaveBinomialDegrees) {
    constexpr std::size_t people = 20'000;
    const Graph graph = RandomTies{6}(people, key);
    double squares = 0;
    for (std::uint32_t who = 0; who < people; ++who)
        squares += std::pow(graph.degree(who) - 6.0, 2);
    EXPECT_NEAR(mean_degree(graph), 6, 4 * std::sqrt(2 * 6.0 / people));
    EXPECT_NEAR(squares / people, 6, 4 * 6 * std::sqrt(2.2 / people));
}

TEST(RandomTies, CanTieEveryPairOrNone) {
    EXPECT_EQ((RandomTies{9}(10, key).ties()), 45U);
    EXPECT_EQ((RandomTies{0}(10, key).ties()), 0U);
}

// Rewiring keeps the ties and lets the clustering fall by about (1 - p)^3.
TEST(SmallWorld, LosesClusteringWithTheCubeOfWhatStays) {
    const double ring = clustering(Ring{5}(4'000, key));
    for (const double moved : {0.0, 0.1, 0.5}) {
        const Graph graph = SmallWorld{5, moved}(4'000, key);
        EXPECT_EQ(graph.ties(), 20'000U);
        EXPECT_NEAR(clustering(graph) / ring, std::pow(1 - moved, 3), 0.02);
    }
}

// Newcomers with exactly m ties give a mean degree near 2 m; with one to m, near m + 1.
TEST(Preferential, HasTheMeanDegreeOfItsNewcomers) {
    for (const std::uint32_t links : {2U, 4U, 8U}) {
        const Graph fixed = Preferential{links, Newcomer::fixed}(20'000, key);
        const Graph up_to = Preferential{links, Newcomer::up_to}(20'000, key);
        EXPECT_NEAR(mean_degree(fixed), 2.0 * links, 0.02 * links);
        EXPECT_NEAR(mean_degree(up_to), links + 1.0, 0.03 * links);
        EXPECT_TRUE(paths(Preferential{links, Newcomer::up_to}(500, key)).connected);
    }
}

// P(k) = 2 m (m + 1) / (k (k + 1) (k + 2)) for many people (Bollobás et al. 2001).
TEST(Preferential, HasTheDegreesOfItsFormula) {
    constexpr double people = 100'000;
    const Graph graph = Preferential{2, Newcomer::fixed}(std::size_t(people), key);
    std::map<std::uint32_t, double> share;
    for (std::uint32_t who = 0; who < graph.size(); ++who) share[graph.degree(who)] += 1 / people;
    for (const std::uint32_t k : {2U, 3U, 4U, 8U}) {
        const double expected = 12.0 / (k * (k + 1.0) * (k + 2.0));
        EXPECT_NEAR(share[k], expected, 5 * std::sqrt(expected / people)) << k;
    }
}

struct Close {
    std::uint32_t links;
    double rewired, clustering;
};

// Mean clustering of the networks that the author's program made (Gadellaa 2019).
TEST(Communities, AreAsCloseAsTheirAuthorFound) {
    for (const Close one : {Close{8, 0.01, 0.221}, Close{8, 0.1, 0.131}, Close{8, 1, 0.0155},
                            Close{16, 0.01, 0.476}, Close{16, 0.1, 0.279}, Close{16, 1, 0.031},
                            Close{22, 0.01, 0.668}, Close{22, 0.1, 0.389}, Close{22, 1, 0.043}}) {
        double sum = 0;
        for (std::uint64_t world = 0; world < 20; ++world) {
            const Graph graph = Communities{16, one.links, one.rewired}(512, Key(world));
            // In dense communities the last to choose may find nobody left.
            ASSERT_NEAR(double(graph.ties()), 256.0 * one.links, 3);
            sum += clustering(graph) / 20;
        }
        EXPECT_NEAR(sum, one.clustering, 0.004) << one.links << " " << one.rewired;
    }
}

// Of the ties of one network, the share that another lacks.
double moved(const Graph& before, const Graph& after) {
    std::size_t gone = 0;
    for (std::uint32_t who = 0; who < before.size(); ++who)
        for (const std::uint32_t other : before.neighbours(who)) gone += !after.tied(who, other);
    return static_cast<double>(gone) / (2.0 * static_cast<double>(before.ties()));
}

TEST(SmallWorld, MovesTheShareOfTiesThatItSays) {
    for (const double share : {0.0, 0.1, 0.5, 1.0}) {
        const double found = moved(Ring{5}(4'000, key), SmallWorld{5, share}(4'000, key));
        EXPECT_NEAR(found, share, 0.011) << share; // four standard errors of 20,000 ties
    }
}

TEST(Communities, MoveATieWhenEitherEndGivesItUp) {
    for (const double chance : {0.0, 0.1, 0.5, 1.0}) {
        const Graph before = Communities{64, 8, 0}(4'096, key);
        const double found = moved(before, Communities{64, 8, chance}(4'096, key));
        EXPECT_NEAR(found, 1 - std::pow(1 - chance, 2), 0.015) << chance; // of 16,384 ties
    }
}

TEST(Communities, GiveNearlyAllTheTiesThatFitIntoSmallOnes) {
    EXPECT_NEAR(mean_degree(Communities{200, 4, 0}(1'000, key)), 4, 0.4); // all with all of five
    EXPECT_NEAR(mean_degree(Communities{100, 4, 0}(1'000, key)), 4, 0.02);
}

// Without rewiring one tie leads from each community to the next, unless its end gave it up for
// another.
TEST(Communities, ReachTheNextByOneTie) {
    const Graph graph = Communities{16, 8, 0}(512, key);
    std::size_t abroad = 0;
    for (std::uint32_t who = 0; who < graph.size(); ++who)
        for (const std::uint32_t other : graph.neighbours(who))
            if (who % 16 != other % 16) {
                EXPECT_TRUE((who + 1) % 16 == other % 16 || (other + 1) % 16 == who % 16);
                ++abroad;
            }
    EXPECT_GE(abroad, 24U);
    EXPECT_LE(abroad, 32U);
}

TEST(Makers, SayWhomTheyCannotServe) {
    EXPECT_EQ(Lattice{}.fault(1'024), "");
    EXPECT_NE(Lattice{}.fault(1'000), "");
    EXPECT_NE(Lattice{}.fault(4), "");
    EXPECT_NE(Ring{5}.fault(10), "");
    EXPECT_EQ(Ring{5}.fault(11), "");
    EXPECT_NE((RandomTies{10}.fault(10)), "");
    EXPECT_NE((Communities{3, 4, 0}.fault(512)), "");
    EXPECT_NE((Communities{16, 5, 0}.fault(512)), "");
    EXPECT_NE((Communities{16, 32, 0}.fault(512)), "");
    EXPECT_NE((Preferential{8, Newcomer::fixed}.fault(8)), "");
    EXPECT_NE(WellMixed{}.fault(1), "");
}

TEST(Links, ForgetATieAtBothEnds) {
    Links links(3);
    EXPECT_TRUE(links.tie(0, 1));
    EXPECT_FALSE(links.tie(1, 0));
    EXPECT_FALSE(links.tie(2, 2));
    links.untie(1, 0);
    EXPECT_EQ(links.degree(0) + links.degree(1), 0U);
    EXPECT_THROW(links.untie(0, 1), BrokenInvariant);
}

} // namespace
} // namespace sim
