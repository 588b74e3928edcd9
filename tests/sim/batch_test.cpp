// SPDX-License-Identifier: Apache-2.0
// Batches equal streams bit for bit; the screen of rare events keeps identities and rates.

#include "sim/random/batch.hpp"
#include "tests/sim/support/statistics.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <vector>

using namespace sim;

namespace {

constexpr Key key = keys(11, 0, 0).chance;
constexpr Purpose why = purpose("test.batch");
constexpr Day today{-3};

std::map<std::uint64_t, double> rare(std::uint64_t first, std::uint64_t last, double ceiling,
                                     Day when = today) {
    std::map<std::uint64_t, double> all;
    for_each_rare(key, why, when, first, last, ceiling, [&](Identity who, double screen) {
        EXPECT_TRUE(all.emplace(who.value, screen).second);
    });
    return all;
}

} // namespace

TEST(Batch, EqualsStreamsBitForBit) {
    for (const std::uint64_t first : {0ULL, 5ULL, 0xfffffff0ULL, 0x123456789abcdef0ULL}) {
        for (const std::size_t size : {0U, 1U, 7U, 255U, 256U, 257U, 1000U}) {
            std::vector<std::uint32_t> words(size);
            std::vector<double> uniforms(size), gumbels(size);
            fill_words(key, why, today, Identity{first}, words);
            fill_uniform(key, why, today, Identity{first}, uniforms);
            fill_gumbel(key, why, today, Identity{first}, gumbels);
            for (std::size_t i = 0; i < size; ++i) {
                const Stream own(key, why, today, Identity{first + i});
                EXPECT_EQ(words[i], Stream(own).bits());
                EXPECT_EQ(uniforms[i], Stream(own).uniform());
                EXPECT_EQ(gumbels[i], Stream(own).gumbel());
            }
        }
    }
}

TEST(Rare, IsAFunctionOfTheIdentity) {
    const auto all = rare(0, 20'000, 0.01);
    struct Part {
        std::uint64_t from, to;
    };
    for (const auto [from, to] : {Part{0, 1}, {3, 5}, {8, 16}, {1001, 9999}, {2047, 2049}}) {
        const std::map<std::uint64_t, double> part(all.lower_bound(from), all.lower_bound(to));
        EXPECT_EQ(rare(from, to, 0.01), part) << from << " " << to;
    }
    EXPECT_TRUE(rare(7, 7, 1).empty());
    EXPECT_TRUE(rare(9, 7, 1).empty());
}

TEST(Rare, FollowsItsDefinition) {
    constexpr double ceiling = 0.02;
    const auto threshold = static_cast<std::uint32_t>(std::ceil(ceiling * 65536));
    std::set<std::uint64_t> expected;
    for (std::uint64_t who = 0; who < 10'000; ++who) {
        Stream shared(key, why, today, Identity{who / 8 | 7ULL << 61});
        std::uint32_t word = 0;
        for (std::uint64_t i = 0; i <= who % 8 / 2; ++i) word = shared.bits();
        if ((who % 2 == 0 ? word & 0xffff : word >> 16) < threshold) expected.insert(who);
    }
    std::set<std::uint64_t> found;
    for (const auto& [who, screen] : rare(0, 10'000, ceiling)) {
        found.insert(who);
        EXPECT_EQ(screen, threshold / 65536.0);
    }
    EXPECT_EQ(found, expected);
}

TEST(Rare, EdgesOfTheCeiling) {
    EXPECT_TRUE(rare(0, 5000, 0).empty());
    EXPECT_TRUE(rare(0, 5000, -1).empty());
    EXPECT_EQ(rare(3, 5000, 1).size(), 4997U);
    EXPECT_EQ(rare(3, 5000, 2).begin()->second, 1.0);
    for (const auto& [who, screen] : rare(0, 1'000'000, 1e-9)) EXPECT_EQ(screen, 1.0 / 65536);
}

TEST(Rare, AHigherCeilingKeepsWhoPassedTheLower) {
    const auto low = rare(0, 50'000, 0.01), high = rare(0, 50'000, 0.03);
    for (const auto& [who, screen] : low) EXPECT_TRUE(high.contains(who));
}

TEST(Rare, FinishedByAnOwnDrawHasExactlyTheRate) {
    // Days of a hundred thousand people of two kinds; 0.0001 is far below one step of the screen.
    const std::vector<double> rate{0.0001, 0.0123};
    std::vector<double> events(2), expected(2);
    constexpr std::uint64_t people = 100'000;
    for (int day = 0; day < 20; ++day) {
        const auto body = [&](Identity who, double screen) {
            const std::size_t kind = who.value % 2;
            // The same purpose, on purpose: screen and stream must not share a counter.
            if (Stream(key, why, Day{day}, who).uniform() < rate[kind] / screen) ++events[kind];
        };
        for_each_rare(key, why, Day{day}, 0, people, 0.0123, body);
    }
    for (std::size_t kind = 0; kind < 2; ++kind) {
        expected[kind] = 20 * people / 2.0 * rate[kind];
        EXPECT_NEAR(events[kind], expected[kind], 4 * std::sqrt(expected[kind]));
    }
}

TEST(Rare, LanesOfAGroupAreIndependent) {
    // Passing of neighbours, and of one identity on following days, must not go together.
    constexpr std::uint64_t people = 80'000;
    std::vector<double> today_passes(people), next_passes(people), tomorrow(people);
    for (const auto& [who, screen] : rare(0, people + 1, 0.2)) {
        if (who < people) today_passes[who] = 1;
        if (who > 0) next_passes[who - 1] = 1;
    }
    for (const auto& [who, screen] : rare(0, people, 0.2, today + 1)) tomorrow[who] = 1;
    EXPECT_NEAR(test::mean(today_passes), 0.2, 4 * 0.4 / std::sqrt(80'000.0));
    EXPECT_LT(std::abs(test::correlation(today_passes, next_passes)), test::deviations_bound);
    EXPECT_LT(std::abs(test::correlation(today_passes, tomorrow)), test::deviations_bound);
}

TEST(KeyedSample, DependsOnWhoIsThereNotOnTheirOrder) {
    std::vector<Identity> people;
    for (std::uint64_t i = 0; i < 100; ++i) people.push_back(child(Identity{5}, i));
    const auto chosen = [&](const std::vector<Identity>& from) {
        std::set<std::uint64_t> who;
        for (const std::uint32_t row : keyed_sample(key, why, today, from, 10))
            who.insert(from[row].value);
        return who;
    };
    const auto base = chosen(people);
    EXPECT_EQ(base.size(), 10U);
    std::vector<Identity> reversed(people.rbegin(), people.rend());
    EXPECT_EQ(chosen(reversed), base);
    // One who was chosen leaves: nine stay, one comes.
    std::erase_if(reversed, [&](Identity who) { return who.value == *base.begin(); });
    std::size_t stay = 0;
    for (const std::uint64_t who : chosen(reversed)) stay += base.count(who);
    EXPECT_EQ(stay, 9U);
    EXPECT_THROW(keyed_sample(key, why, today, people, 101), BrokenInvariant);
}
