// SPDX-License-Identifier: Apache-2.0
// The minimal market against the check values of W3, and the laws of its queue.

#include "models/minimal_market/market.hpp"
#include "tests/support/worlds.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

namespace models::minimal_market {
namespace {

double sum(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0);
}

class Choosing : public testing::TestWithParam<Draw> {};

// Ranges of eight independent programs in single precision; over 24 worlds of ours bookings are
// 2.4649 million with a spread of 0.0022, hence the width added on both sides.
TEST_P(Choosing, ReachesTheCheckValues) {
    Parameters given;
    given.choice = GetParam();
    const auto run = sim::lived<Market>(given, 365, 2);
    EXPECT_NEAR(sum(sim::by_day(run->series(), "awake")), 3.65e6, 4 * 1812);
    const double bookings = sum(sim::by_day(run->series(), "bookings"));
    EXPECT_GT(bookings, 2.461e6 - 4e3);
    EXPECT_LT(bookings, 2.467e6 + 4e3);
    EXPECT_GT(sim::by_day(run->series(), "price").back(), 0.367);
    EXPECT_LT(sim::by_day(run->series(), "price").back(), 0.375);
    EXPECT_NEAR(sim::by_day(run->series(), "learned").back(), 0.999, 0.0005);
}

INSTANTIATE_TEST_SUITE_P(Both, Choosing, testing::Values(Draw::cumulative, Draw::keyed),
                         [](const auto& one) { return std::string(sim::name_of(one.param)); });

// On the first day all hosts are alike, so the share of guests who ask is that of a logit.
TEST(MinimalMarket, FirstDayIsALogit) {
    for (const Draw draw : {Draw::cumulative, Draw::keyed}) {
        Parameters given;
        given.guests = 1'000'000;
        given.hosts = 4'000'000; // so many that hardly two ask the same
        given.choice = draw;
        given.looks = 3;
        const auto run = sim::lived<Market>(given, 1);
        const double asking = 3 * std::exp(-1.0) / (1 + 3 * std::exp(-1.0));
        const double awake = sim::by_day(run->series(), "awake").back();
        const double lost = 0.5 * asking * awake / 4e6; // to somebody before them in the queue
        const double booked = sim::by_day(run->series(), "bookings").back() / awake;
        EXPECT_NEAR(booked, asking * (1 - lost), 4 * std::sqrt(0.25 / awake));
    }
}

TEST(MinimalMarket, BooksEachPlaceOnce) {
    Parameters given;
    given.guests = 10'000;
    given.hosts = 50; // a crowd before every door
    const auto run = sim::lived<Market>(given, 30);
    for (const double bookings : sim::by_day(run->series(), "bookings")) EXPECT_LE(bookings, 50);
    std::int64_t trips = 0;
    std::int64_t ratings = 0;
    for (const auto& table : run->tables()) {
        for (const auto& column : table.columns) {
            if (column.name != "trips" && column.name != "ratings") continue;
            const auto* values = static_cast<const std::int32_t*>(column.data);
            const std::int64_t all = std::accumulate(values, values + table.rows, std::int64_t{0});
            (column.name == "trips" ? trips : ratings) = all;
        }
    }
    EXPECT_EQ(trips, ratings);
    EXPECT_EQ(static_cast<double>(trips), sum(sim::by_day(run->series(), "bookings")));
}

TEST(MinimalMarket, WakesEverybodyOrNobody) {
    Parameters given;
    given.guests = 5'000;
    given.waking = 1;
    EXPECT_EQ(sim::by_day(sim::lived<Market>(given, 1)->series(), "awake").back(), 5'000);
    given.waking = 0;
    EXPECT_EQ(sim::by_day(sim::lived<Market>(given, 1)->series(), "awake").back(), 0);
}

TEST(MinimalMarket, RefusesPricesThatCannotBe) {
    Parameters given;
    given.lowest_price = 2;
    given.highest_price = 1;
    sim::Problems problems;
    Market::check(given, problems);
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_EQ(problems.entries().front().what, "2 lies above highest_price, 1");
}

} // namespace
} // namespace models::minimal_market
