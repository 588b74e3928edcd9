// SPDX-License-Identifier: Apache-2.0
// The trust game against what can be worked out without it: payoffs by hand, replicator dynamics,
// exact chances of fixation.

#include "models/trust_game/market.hpp"
#include "tests/support/worlds.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace models::trust_game {
namespace {

std::vector<double> final_row(const sim::RunOf<Market>& run,
                              const std::vector<std::string>& names) {
    std::vector<double> values;
    for (const auto& name : names) values.push_back(sim::by_day(run.series(), name).back());
    return values;
}

std::string complaints(const Parameters& given) {
    sim::Problems problems;
    check(given, problems);
    std::string all;
    for (const auto& one : problems.entries()) all += one.where + ": " + one.what + "\n";
    return all;
}

std::vector<Strategy> investors(double consumers, double honest, double dishonest) {
    return {{"investor", Side::consumer, true, consumers},
            {"trustworthy", Side::provider, true, honest},
            {"untrustworthy", Side::provider, false, dishonest}};
}

// One of each of the four types, in a circle: TP - UP - TC - UC - TP.
TEST(TrustGame, PaysByTheTableOfItsDeals) {
    const Sharing terms{30, 20, 40, 10, 0.25, 0.5, 0.1};
    Parameters given;
    given.game = terms;
    const auto game = std::get<PairGame>(payoffs_of(given));
    const std::array<std::array<double, 4>, 4> expected{
        {{0, 0, 30, -20}, {0, 0, 7.5, 7.5}, {30, -5, 0, 0}, {40, -9, 0, 0}}};
    for (std::size_t one = 0; one < 4; ++one)
        for (std::size_t other = 0; other < 4; ++other)
            EXPECT_DOUBLE_EQ(game.meeting(one, other), expected[one][other]) << one << other;
}

// The group counts the player itself: an investor among two honest and one dishonest neighbour.
TEST(TrustGame, PaysGroupsByTheirCounts) {
    const GroupGame game(Group{6, 0.5}, investors(1, 1, 1));
    const std::vector<std::uint8_t> strategy{0, 1, 1, 2, 0};
    const std::vector<std::uint32_t> around{1, 2, 3};
    EXPECT_DOUBLE_EQ(game.gain(0, around, strategy), 6 * 2.0 / 3 - 1);
    const std::vector<std::uint32_t> of_honest{0, 3, 4};
    EXPECT_DOUBLE_EQ(game.gain(1, of_honest, strategy), 6 * 2.0 / 2);
    const std::vector<std::uint32_t> of_dishonest{0, 4};
    EXPECT_DOUBLE_EQ(game.gain(2, of_dishonest, strategy), 9 * 2.0 / 1);
    const std::vector<std::uint32_t> investors_only{4};
    EXPECT_EQ(game.gain(0, investors_only, strategy), 0);
    EXPECT_DOUBLE_EQ(game.gain(2, Counts{2, 2, 1}), 9 * 2.0 / 3);
}

// A population where everybody meets everybody pays as the complete network that it stands for.
TEST(TrustGame, PaysTheSameWithAndWithoutTheNetworkOfAll) {
    Parameters given;
    given.players = 41;
    given.network = sim::WellMixed{};
    const auto mixed = sim::lived<Market>(given, 1);
    given.network = sim::Ring{20};
    const auto ring = sim::lived<Market>(given, 1);
    EXPECT_NEAR(final_row(*mixed, {"wealth"})[0], final_row(*ring, {"wealth"})[0], 1e-9);
    EXPECT_NE(final_row(*ring, {"wealth"})[0], 0);
}

// Imitation in proportion to differences is replicator dynamics (Helbing 1992): counts follow
// y' = y (f - mean f) / scale, here for the game of Abbass, Greenwood & Petraki (2016).
TEST(TrustGame, FollowsReplicatorDynamicsWhereAllMeet) {
    constexpr double scale = 40;
    Parameters given;
    given.players = 200'000;
    given.strategies = investors(1, 1, 1);
    given.network = sim::WellMixed{};
    given.game = Group{6, 0.33};
    given.update = Proportional{Normaliser::fixed, scale};
    const auto run = sim::lived<Market>(given, 300);
    const auto honest = sim::by_day(run->series(), "trustworthy_providers");
    const auto consumers = sim::by_day(run->series(), "trustworthy_consumers");
    std::array<double, 3> y{1.0 / 3, 1.0 / 3, 1.0 / 3};
    for (std::size_t day = 0; day < 300; ++day) {
        const double providers = y[1] + y[2];
        const std::array<double, 3> f{6 * y[1] / providers - 1, 6 * y[0] / providers,
                                      7.98 * y[0] / providers};
        const double mean = y[0] * f[0] + y[1] * f[1] + y[2] * f[2];
        for (std::size_t i = 0; i < 3; ++i) y[i] += y[i] * (f[i] - mean) / scale;
        ASSERT_NEAR(consumers[day] / 200'000, y[0], 0.005) << day;
        ASSERT_NEAR(honest[day] / 200'000, y[1], 0.005) << day;
    }
}

// The chance that one giver among n on a circle takes it over, by the chain of the length i of its
// stretch: it grows when a taker at an end dies and the giver beside it wins the place.
double fixation_on_a_circle(int n, double benefit, double selection) {
    const auto fitness = [selection](double payoff) { return 1 - selection + selection * payoff; };
    const auto giver = [&](int givers) { return fitness(givers * benefit - 2); };
    const auto taker = [&](int givers) { return fitness(givers * benefit); };
    double sum = 1;
    double product = 1;
    for (int i = 1; i < n; ++i) {
        // Two takers border the stretch, or one when a single taker is left, or two givers
        // likewise.
        double up = 0;
        if (i == n - 1)
            up = 1; // the only taker has givers on both sides
        else
            up = 2 * giver(i == 1 ? 0 : 1) / (giver(i == 1 ? 0 : 1) + taker(i == n - 2 ? 1 : 0));
        double down = 0;
        if (i == 1)
            down = 1; // the only giver has takers on both sides
        else
            down =
                2 * taker(i == n - 1 ? 2 : 1) / (taker(i == n - 1 ? 2 : 1) + giver(i == 2 ? 1 : 2));
        product *= down / up;
        sum += product;
    }
    return 1 / sum;
}

TEST(TrustGame, FixesGiversOnACircleWithTheExactChance) {
    constexpr int players = 12;
    constexpr int runs = 12'000;
    for (const double benefit : {1.5, 4.0}) {
        Parameters given;
        given.players = players;
        given.strategies = {{"giver", Side::provider, true, 1},
                            {"taker", Side::provider, false, players - 1}};
        given.network = sim::Ring{1};
        given.game = Table{{{benefit - 1, -1}, {benefit, 0}}};
        given.update = DeathBirth{0.2};
        given.activation = Activation::one_by_one;
        given.stop = Decided{0, 36'000};
        int fixed = 0;
        for (int run = 0; run < runs; ++run)
            fixed += final_row(*sim::lived<Market>(given, 400, std::uint64_t(run)),
                               {"only_trust"})[0] == 1;
        const double exact = fixation_on_a_circle(players, benefit, 0.2);
        EXPECT_NEAR(double(fixed) / runs, exact, 4 * std::sqrt(exact * (1 - exact) / runs))
            << benefit;
    }
}

// Where players copy at random, the share that follows a strategy is a fair game: its mean stays.
TEST(TrustGame, KeepsSharesOnAverageWhereNobodyLooksAtPayoffs) {
    constexpr int worlds = 400;
    for (const Activation activation :
         {Activation::synchronous, Activation::in_turn, Activation::one_by_one}) {
        Parameters given;
        given.players = 100;
        given.network = sim::Ring{2};
        given.update = Voter{};
        given.activation = activation;
        double sum = 0;
        double squares = 0;
        for (int world = 0; world < worlds; ++world) {
            const auto run = sim::lived<Market>(given, 60, std::uint64_t(world));
            const double count = final_row(*run, {"trustworthy_providers"})[0];
            sum += count;
            squares += count * count;
        }
        const double mean = sum / worlds;
        const double se = std::sqrt((squares / worlds - mean * mean) / worlds);
        EXPECT_NEAR(mean, 25, 4 * se) << sim::name_of(activation);
    }
}

// Fermi's rule copies as the sign and size of the difference say; without noise, always the better.
TEST(TrustGame, CopiesByFermisRule) {
    Parameters given;
    given.players = 40'000;
    given.strategies = {{"rich", Side::provider, true, 1}, {"poor", Side::provider, false, 1}};
    given.network = sim::WellMixed{};
    given.game = Table{{{1, 1}, {0, 0}}};
    const double each = 39'999; // what the rich get more than the poor
    given.update = Fermi{each};
    const auto run = sim::lived<Market>(given, 1);
    // A half of the poor meet a rich player and copy with chance 1 / (1 + exp(-1)).
    const double chance = 1 / (1 + std::exp(-1.0));
    const double gain = 20'000 * 0.5 * (chance - (1 - chance));
    EXPECT_NEAR(final_row(*run, {"trustworthy"})[0], 20'000 + gain, 4 * std::sqrt(40'000 * 0.25));
}

TEST(TrustGame, CopiesTheBestNeighbourOnly) {
    Parameters given;
    given.players = 100;
    given.strategies = {{"rich", Side::provider, true, 1}, {"poor", Side::provider, false, 9}};
    given.network = sim::Ring{1};
    given.game = Table{{{1, 1}, {0, 0}}};
    given.update = Best{};
    const auto rich = sim::by_day(sim::lived<Market>(given, 60)->series(), "trustworthy");
    EXPECT_TRUE(std::ranges::is_sorted(rich)); // each stretch of the rich grows at both ends
    EXPECT_EQ(rich.back(), 100);
    EXPECT_LE(rich.front(), 30);
}

TEST(TrustGame, MutatesAtItsRate) {
    Parameters given;
    given.players = 100'000;
    given.strategies = {{"old", Side::provider, true, 1}, {"new", Side::provider, false, 0}};
    given.game = Table{{{0, 0}, {0, 0}}};
    given.update = Proportional{};
    given.mutation = 0.02;
    const auto old = sim::by_day(sim::lived<Market>(given, 200)->series(), "trustworthy");
    EXPECT_NEAR(old.front(), 99'000, 4 * std::sqrt(1'000.0)); // half of those who mutate come back
    EXPECT_NEAR(old.back(), 50'000 * (1 + std::pow(0.98, 200)), 4 * std::sqrt(25'000.0));
}

TEST(TrustGame, BeginsWithTheSharesThatItIsGiven) {
    Parameters given;
    given.players = 1'133;
    given.game = Table{{{0, 0, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 0}}};
    const std::array<double, 4> shares{5, 45, 5, 45};
    for (std::size_t i = 0; i < 4; ++i) given.strategies[i].share = shares[i];
    const auto run = sim::lived<Market>(given, 1);
    EXPECT_EQ(final_row(*run, {"trustworthy_providers", "untrustworthy_providers",
                               "trustworthy_consumers", "untrustworthy_consumers"}),
              (std::vector<double>{57, 510, 56, 510}));
    given.placement = Placement::independent;
    const auto drawn = sim::lived<Market>(given, 1);
    EXPECT_NEAR(final_row(*drawn, {"trustworthy_providers"})[0], 57, 4 * std::sqrt(57.0));
}

TEST(TrustGame, EndsWhenItIsDecidedAndExtrapolates) {
    Parameters given;
    given.players = 64;
    given.strategies = investors(1, 1, 0);
    given.network = sim::Lattice{};
    given.game = Group{6, 0.33};
    given.stop = Decided{3, 100};
    const auto run = sim::lived<Market>(given, 20);
    const auto days = sim::by_day(run->series(), "days_played");
    EXPECT_EQ(days[3], 4); // decided after the first day, three more
    EXPECT_EQ(days.back(), 4);
    const auto wealth = sim::by_day(run->series(), "wealth");
    double average = 0;
    double sum = 0;
    for (std::size_t day = 0; day < 4; ++day) {
        sum += wealth[day];
        average = std::floor((15 * average + wealth[day]) / 16);
    }
    EXPECT_DOUBLE_EQ(final_row(*run, {"cumulated_wealth"})[0], sum);
    EXPECT_DOUBLE_EQ(final_row(*run, {"extrapolated_wealth"})[0], sum + 96 * average);
}

TEST(TrustGame, SaysWhichRulesDoNotGoTogether) {
    Parameters given;
    EXPECT_EQ(complaints(given), "");
    given.game = Group{};
    EXPECT_NE(complaints(given).find("untrustworthy consumer"), std::string::npos);
    given.strategies = investors(1, 1, 1);
    EXPECT_EQ(complaints(given), "");
    given.meetings = Drawn{};
    EXPECT_NE(complaints(given).find("meetings.rule"), std::string::npos);
    given = {};
    given.game = Table{{{1, 2}}};
    EXPECT_NE(complaints(given).find("game.payoffs: needs a row for each of the 4"),
              std::string::npos);
    given = {};
    given.network = sim::WellMixed{};
    given.update = Best{};
    EXPECT_NE(complaints(given).find("well_mixed"), std::string::npos);
    given = {};
    given.meetings = Drawn{};
    given.activation = Activation::one_by_one;
    EXPECT_NE(complaints(given).find("activation"), std::string::npos);
    given = {};
    given.network = sim::Lattice{};
    given.players = 1'000;
    EXPECT_NE(complaints(given).find("square"), std::string::npos);
    given = {};
    for (Strategy& one : given.strategies) one.share = 0;
    EXPECT_NE(complaints(given).find("shares"), std::string::npos);
}

// 60 k for a player of degree k; the other readings of the same words (Chica et al. 2017).
TEST(TrustGame, ScalesDifferencesByTheReadingAskedFor) {
    Parameters given;
    const Range range = range_of(given, payoffs_of(given));
    const auto scale = [&](Normaliser reading) { return Scale({reading, 7}, range)(3, 5); };
    EXPECT_EQ(scale(Normaliser::own_degree), 180);
    EXPECT_EQ(scale(Normaliser::larger_degree), 300);
    EXPECT_EQ(scale(Normaliser::both_degrees), 5 * 40 + 3 * 20);
    EXPECT_EQ(scale(Normaliser::fixed), 7);
    given.meetings = Drawn{50};
    EXPECT_EQ(Scale({}, range_of(given, payoffs_of(given)))(3, 5), 3'000);
    given.meetings = All{};
    given.game = Group{6, 0.33};
    given.strategies = investors(1, 1, 1);
    EXPECT_DOUBLE_EQ(Scale({}, range_of(given, payoffs_of(given)))(3, 5), 1.33 * 6 * 3 + 1);
}

} // namespace
} // namespace models::trust_game
