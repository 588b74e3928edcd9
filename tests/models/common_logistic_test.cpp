// SPDX-License-Identifier: Apache-2.0
// Logistic regression on counted cells, and what a settlement rule takes: numbers worked by hand.

#include "models/common/logistic.hpp"
#include "models/common/settlement.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace models::common {
namespace {

using Cell = LogisticCell<2>;

TEST(Logistic, IsTheChanceOfLogOdds) {
    EXPECT_EQ(logistic(0), 0.5);
    EXPECT_NEAR(logistic(std::log(3.0)), 0.75, 1e-15);
    EXPECT_NEAR(logistic(-std::log(4.0)), 0.2, 1e-15);
    EXPECT_NEAR(logistic(40), 1, 1e-15);
    EXPECT_NEAR(logistic(-800), 0, 1e-300);
}

TEST(Cholesky, SolvesByHand) {
    // [4 2; 2 3] x = [8; 7]: x = (5/4, 3/2).
    const auto two = solve<2>({{{4, 2}, {2, 3}}}, {8, 7});
    EXPECT_NEAR(two[0], 1.25, 1e-14);
    EXPECT_NEAR(two[1], 1.5, 1e-14);
    const auto three = solve<3>({{{4, 12, -16}, {12, 37, -43}, {-16, -43, 98}}}, {0, 6, 39});
    // The factor of this matrix is [2; 6 1; -8 5 3].
    EXPECT_NEAR(4 * three[0] + 12 * three[1] - 16 * three[2], 0, 1e-9);
    EXPECT_NEAR(12 * three[0] + 37 * three[1] - 43 * three[2], 6, 1e-9);
    EXPECT_NEAR(-16 * three[0] - 43 * three[1] + 98 * three[2], 39, 1e-9);
}

// Two cells and two coefficients fit the shares exactly: logits of 1/4 and 3/4 at x = 0 and 1.
TEST(FitLogistic, FitsAsManySharesAsItHasCoefficients) {
    const std::vector<Cell> cells{{{1, 0}, 100, 25}, {{1, 1}, 60, 45}};
    const auto beta = fit_logistic<2>(cells, {0, 0}, 1e-9);
    EXPECT_NEAR(beta[0], -std::log(3.0), 1e-8);
    EXPECT_NEAR(beta[1], 2 * std::log(3.0), 1e-8);
}

TEST(FitLogistic, KeepsThePriorWithoutCasesAndUnderAStrongOne) {
    const std::vector<Cell> none{{{1, 0}, 0, 0}};
    const auto prior = fit_logistic<2>(none, {0.3, -0.7}, 2);
    EXPECT_NEAR(prior[0], 0.3, 1e-14);
    EXPECT_NEAR(prior[1], -0.7, 1e-14);
    const std::vector<Cell> some{{{1, 0}, 10, 9}, {{1, 1}, 10, 1}};
    const auto strong = fit_logistic<2>(some, {0.3, -0.7}, 1e9);
    EXPECT_NEAR(strong[0], 0.3, 1e-7);
    EXPECT_NEAR(strong[1], -0.7, 1e-7);
}

double log_posterior(const std::vector<Cell>& cells, std::array<double, 2> beta,
                     std::array<double, 2> prior, double precision) {
    double sum = 0;
    for (std::size_t i = 0; i < 2; ++i)
        sum -= precision * (beta[i] - prior[i]) * (beta[i] - prior[i]) / 2;
    for (const Cell& cell : cells) {
        const double odds = beta[0] * cell.features[0] + beta[1] * cell.features[1];
        sum += cell.successes * odds - cell.cases * std::log1p(std::exp(odds));
    }
    return sum;
}

// The greatest posterior density, found by walking uphill in ever smaller steps.
TEST(FitLogistic, FindsTheHighestPosterior) {
    const std::vector<Cell> cells{
        {{1, -1.5}, 40, 3}, {{1, -0.2}, 25, 9}, {{1, 0.4}, 31, 20}, {{1, 2.1}, 12, 12}};
    const std::array prior{0.5, 0.2};
    constexpr double precision = 0.8;
    std::array<double, 2> best = prior;
    for (double step = 1; step > 1e-9; step /= 2)
        for (bool moved = true; moved;) {
            moved = false;
            for (std::size_t i = 0; i < 2; ++i)
                for (const double by : {-step, step}) {
                    auto other = best;
                    other[i] += by;
                    if (log_posterior(cells, other, prior, precision) <=
                        log_posterior(cells, best, prior, precision))
                        continue;
                    best = other;
                    moved = true;
                }
        }
    const auto found = fit_logistic<2>(cells, prior, precision);
    EXPECT_NEAR(found[0], best[0], 1e-5);
    EXPECT_NEAR(found[1], best[1], 1e-5);
}

// From far away a whole step of Newton's method leads beyond the other side, ever further.
TEST(FitLogistic, IsNotThrownOffByABadBeginning) {
    const std::vector<Cell> cells{
        {{1, -4}, 4'000, 20}, {{1, 0}, 4'000, 2'000}, {{1, 1}, 4'000, 2'800}};
    const auto near = fit_logistic<2>(cells, {0, 1}, 1e-6);
    const auto far = fit_logistic<2>(cells, {8, -9}, 1e-6);
    EXPECT_NEAR(near[0], far[0], 1e-4);
    EXPECT_NEAR(near[1], far[1], 1e-4);
    double rest = 0; // what the regression leaves, which its score makes zero
    for (const Cell& cell : cells)
        rest += cell.successes - cell.cases * logistic(dot(far, cell.features));
    EXPECT_NEAR(rest, 0, 1e-2);
}

TEST(LogDensity, IsThatOfItsCells) {
    const std::vector<Cell> cells{{{1, -1.5}, 40, 3}, {{1, 0.4}, 31, 20}};
    EXPECT_NEAR(log_density<2>(cells, {0.2, 0.9}, {0.5, 0.2}, 0.8),
                log_posterior(cells, {0.2, 0.9}, {0.5, 0.2}, 0.8), 1e-10);
    EXPECT_TRUE(std::isfinite(log_density<2>(cells, {900, 900}, {0, 0}, 0)));
}

// All went well: without a prior the best fit lies at infinity, with one it is finite.
TEST(FitLogistic, StaysFiniteWhereEverythingWentWell) {
    const std::vector<Cell> cells{{{1, 0}, 1e6, 1e6}, {{1, 3}, 1e6, 1e6}};
    const auto beta = fit_logistic<2>(cells, {0, 0}, 1);
    EXPECT_TRUE(std::isfinite(beta[0]) && std::isfinite(beta[1]));
    EXPECT_GT(logistic(beta[0]), 0.999);
}

TEST(Settlement, SaysWhatIsTakenAndPaidAtOnce) {
    EXPECT_TRUE(taken(AllOrNothing{}, true));
    EXPECT_FALSE(taken(AllOrNothing{}, false));
    EXPECT_TRUE(taken(KeepItAll{}, true));
    EXPECT_TRUE(taken(KeepItAll{}, false));
    EXPECT_TRUE(taken(Milestones{0.25}, true));
    EXPECT_FALSE(taken(Milestones{0.25}, false));
    EXPECT_EQ(at_once(AllOrNothing{}), 1);
    EXPECT_EQ(at_once(KeepItAll{}), 1);
    EXPECT_EQ(at_once(Milestones{0.25}), 0.25);
}

} // namespace
} // namespace models::common
