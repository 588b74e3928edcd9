// SPDX-License-Identifier: Apache-2.0
// Queues for shared machines against the formulas of Erlang and of the finite group.

#include "models/common/service_floor.hpp"
#include "models/makerspace/floor/booking.hpp"
#include "sim/random/stream.hpp"

#include <gtest/gtest.h>

#include <array>
#include <vector>

namespace models::common {
namespace {

constexpr sim::Key chance = sim::keys(7, 0, 0).chance;

sim::Stream draws(std::uint64_t who) {
    return {chance, sim::purpose("test.service_floor"), sim::Day{0}, sim::Identity{who}};
}

struct Waits {
    double waited = 0;
    double served = 0;
    double delayed = 0;
    double gone = 0;
    double used = 0;
    double hours = 0;

    void add(const Service& service) {
        if (service.how == Served::abandoned) {
            gone += 1;
            return;
        }
        served += 1;
        waited += service.waited();
        delayed += service.waited() > 0;
        used += service.used();
    }
};

// Customers who come at random, each once; drawn in pieces, since a stream ends.
Waits open_queue(double lambda, double mu, std::uint32_t machines, double impatience,
                 std::uint32_t customers) {
    const std::array units{machines};
    ServiceFloor floor(units);
    Waits waits;
    double hour = 0;
    const auto over = [&](const Service& service) -> std::optional<Request> {
        waits.add(service);
        return std::nullopt;
    };
    for (std::uint32_t who = 0; who < customers; ++who) {
        sim::Stream stream = draws(who);
        hour += stream.exponential(lambda);
        Request request{0, stream.exponential(mu)};
        if (impatience > 0) request.patience = stream.exponential(impatience);
        floor.run(hour, over);
        floor.arrive(hour, who, request);
    }
    floor.run(1e18, over);
    waits.hours = hour;
    return waits;
}

struct Erlang {
    double lambda, mu;
    std::uint32_t machines;
    double delayed, wait;
    std::uint32_t customers;
};

class ErlangC : public testing::TestWithParam<Erlang> {};

TEST_P(ErlangC, IsTheShareOfThoseWhoWaitAndTheMeanWait) {
    const Erlang& given = GetParam();
    const Waits waits = open_queue(given.lambda, given.mu, given.machines, 0, given.customers);
    EXPECT_NEAR(waits.delayed / waits.served, given.delayed, 0.01 * given.delayed);
    EXPECT_NEAR(waits.waited / waits.served, given.wait, 0.01 * given.wait);
}

INSTANTIATE_TEST_SUITE_P(Published, ErlangC,
                         testing::Values(Erlang{0.5, 1, 1, 0.5, 1, 4'000'000},
                                         Erlang{1.5, 1, 2, 0.642857, 1.285714, 8'000'000},
                                         Erlang{8, 1, 10, 0.409180, 0.204590, 16'000'000}));

TEST(ErlangA, IsTheShareOfThoseWhoGiveUp) {
    const Waits waits = open_queue(10, 1, 10, 0.5, 1'000'000);
    EXPECT_NEAR(waits.gone / (waits.gone + waits.served), 0.103914, 0.00104);
}

struct Group {
    std::uint32_t members, machines;
    double think, utilisation, throughput, wait;
};

class FiniteGroup : public testing::TestWithParam<Group> {};

// Members who use a machine, think for a while, and come back.
TEST_P(FiniteGroup, SharesItsMachinesAsTheFormulaSays) {
    const Group& given = GetParam();
    const std::array units{given.machines};
    ServiceFloor floor(units);
    Waits waits;
    std::vector<std::uint64_t> turn(given.members);
    const auto ask = [&](double hour, std::uint32_t who) {
        sim::Stream stream = draws(std::uint64_t{who} << 32 | turn[who]++);
        const double think = stream.exponential(given.think);
        floor.arrive(hour + think, who, {0, stream.exponential(1)});
    };
    for (std::uint32_t who = 0; who < given.members; ++who) ask(0, who);
    const double hours = 2'000'000;
    floor.run(hours, [&](const Service& service) -> std::optional<Request> {
        waits.add(service);
        ask(service.ended, service.customer);
        return std::nullopt;
    });
    EXPECT_NEAR(waits.used / hours / given.machines, given.utilisation, 0.01 * given.utilisation);
    EXPECT_NEAR(waits.served / hours, given.throughput, 0.01 * given.throughput);
    EXPECT_NEAR(waits.waited / waits.served, given.wait, 0.01 * given.wait);
}

INSTANTIATE_TEST_SUITE_P(Published, FiniteGroup,
                         testing::Values(Group{20, 3, 0.1, 0.59579, 1.78738, 0.18958},
                                         Group{10, 2, 0.2, 0.75963, 1.51926, 0.58217},
                                         Group{50, 4, 0.05, 0.59142, 2.36568, 0.13557}));

TEST(ServiceFloor, ServesInTheOrderOfComingAndStopsAtClosingTime) {
    const std::array<std::uint32_t, 2> units{1, 1};
    ServiceFloor floor(units);
    floor.arrive(0, 0, {0, 2});
    floor.arrive(1, 1, {0, 2});
    floor.arrive(1.5, 2, {0, 2, 1});
    floor.arrive(1.7, 3, {1, 9});
    std::vector<Service> told;
    const auto over = [&](const Service& service) -> std::optional<Request> {
        told.push_back(service);
        return std::nullopt;
    };
    floor.run(5, over);
    ASSERT_EQ(told.size(), 3);
    EXPECT_EQ(told[0].customer, 0);
    EXPECT_EQ(told[1].customer, 1 + 1); // waited an hour, and went
    EXPECT_EQ(told[1].how, Served::abandoned);
    EXPECT_DOUBLE_EQ(told[1].waited(), 1);
    EXPECT_EQ(told[2].customer, 1);
    EXPECT_DOUBLE_EQ(told[2].waited(), 1);
    EXPECT_DOUBLE_EQ(told[2].ended, 4);
    floor.close(5, over);
    ASSERT_EQ(told.size(), 4);
    EXPECT_EQ(told[3].customer, 3);
    EXPECT_DOUBLE_EQ(told[3].used(), 3.3);
}

TEST(ServiceFloor, AMachineThatBreaksServesNobodyAnyMore) {
    const std::array<std::uint32_t, 1> units{2};
    const std::array hours_to_failure{1.5, 100.0};
    ServiceFloor floor(units, hours_to_failure);
    for (std::uint32_t who = 0; who < 3; ++who) floor.arrive(0.1 * who, who, {0, 1});
    std::vector<Service> told;
    const auto over = [&](const Service& service) -> std::optional<Request> {
        told.push_back(service);
        return std::nullopt;
    };
    floor.arrive(3, 3, {0, 1});
    floor.arrive(3, 4, {0, 1});
    floor.run(10, over);
    ASSERT_EQ(told.size(), 5);
    EXPECT_EQ(told[2].how, Served::broken_down); // the first machine's third half hour
    EXPECT_DOUBLE_EQ(told[2].used(), 0.5);
    EXPECT_EQ(told[3].unit, 1);
    EXPECT_EQ(told[4].unit, 1);
    EXPECT_DOUBLE_EQ(told[4].waited(), 1);
}

TEST(Calendar, GivesTheFirstTimeThatIsFreeForSoLong) {
    makerspace::Calendar day;
    day.take(2, 3);
    day.take(3.5, 5);
    EXPECT_DOUBLE_EQ(day.first_free(0, 2), 0);
    EXPECT_DOUBLE_EQ(day.first_free(0.5, 2), 5);
    EXPECT_DOUBLE_EQ(day.first_free(2.5, 0.5), 3);
    EXPECT_DOUBLE_EQ(day.first_free(6, 1), 6);
}

} // namespace
} // namespace models::common
