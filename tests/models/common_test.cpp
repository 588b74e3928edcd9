// SPDX-License-Identifier: Apache-2.0
// What markets share beside safeguards: accounts by sector, and news among acquaintances.

#include "models/common/acquaintances.hpp"
#include "models/common/sector_accounts.hpp"

#include <gtest/gtest.h>

namespace models::common {
namespace {

using sim::Money;

enum class Side : std::uint8_t { makers, backers, platform };
constexpr std::array<std::string_view, 3> names(Side) { return {"makers", "backers", "platform"}; }
enum class Why : std::uint8_t { pledge, fee };
constexpr std::array<std::string_view, 2> names(Why) { return {"pledge", "fee"}; }

SectorAccounts<Side, Why> three_makers() {
    SectorAccounts<Side, Why> accounts;
    accounts.open(Side::backers, sim::Identity{1});
    const std::vector<sim::Identity> makers{{10}, {11}, {12}};
    accounts.open(Side::makers, makers);
    accounts.open(Side::platform, sim::Identity{2});
    return accounts;
}

TEST(SectorAccounts, PayTheOwnerThatIsNamedAndNobodyElse) {
    auto accounts = three_makers();
    accounts.pay(Side::backers, {Side::makers, 1}, Money{900}, Why::pledge);
    accounts.pay({Side::makers, 1}, Side::platform, Money{45}, Why::fee);
    EXPECT_EQ(accounts.balance({Side::makers, 0}), Money{});
    EXPECT_EQ(accounts.balance({Side::makers, 1}), Money{855});
    EXPECT_EQ(accounts.balance({Side::makers, 2}), Money{});
    EXPECT_EQ(accounts.balance(Side::backers), Money{-900});
    EXPECT_EQ(accounts.balance(Side::platform), Money{45});
    EXPECT_EQ(accounts.ledger().flow(Side::backers, Side::makers, Why::pledge), Money{900});
    EXPECT_NO_THROW(accounts.ledger().prove());
    accounts.begin_day();
    EXPECT_EQ(accounts.ledger().flow(Side::backers, Side::makers, Why::pledge), Money{});
}

TEST(SectorAccounts, RefuseOwnersThatThereAreNot) {
    auto accounts = three_makers();
    EXPECT_ANY_THROW(accounts.pay(Side::backers, {Side::makers, 3}, Money{1}, Why::pledge));
    EXPECT_ANY_THROW(accounts.pay({Side::backers, 1}, Side::platform, Money{1}, Why::fee));
    EXPECT_ANY_THROW(accounts.open(Side::platform, sim::Identity{3}));
}

constexpr sim::Key world = sim::keys(1, 0, 0).world;

// Ties neighbours on the line, and the first with the last.
struct Ring {
    sim::Graph operator()(std::size_t people, sim::Key) const {
        std::vector<sim::Tie> ties;
        for (std::uint32_t one = 0; one < people; ++one)
            ties.push_back({one, static_cast<std::uint32_t>((one + 1) % people)});
        return sim::Graph(people, ties);
    }
};

TEST(Acquaintances, AreThoseWhoLiveNextToEachOther) {
    // By where they live: 1 and 3 in place 0, 0 in place 1, 2 and 4 in place 2.
    const std::vector<std::uint32_t> lives_in{1, 0, 2, 0, 2};
    const Acquaintances known(lives_in, Ring{}, world);
    // The line is 1, 3, 0, 2, 4, closed to a ring.
    const std::vector<float> told{10, 20, 30, 40, 50};
    EXPECT_EQ(known.news(0, told), (News{40 + 30, 2}));
    EXPECT_EQ(known.news(1, told), (News{50 + 40, 2}));
    EXPECT_EQ(known.news(4, told), (News{30 + 20, 2}));
}

TEST(Acquaintances, TellOnlyWhatTheyHave) {
    const std::vector<std::uint32_t> lives_in{0, 0, 0};
    const Acquaintances known(lives_in, Ring{}, world);
    EXPECT_EQ(known.news(0, std::vector<float>{7, -1, 3}), (News{3, 1}));
    EXPECT_EQ(known.news(0, std::vector<float>{7, -1, -1}), (News{0, 0}));
    EXPECT_EQ(known.news(0, std::vector<float>{7, 0, 0}), (News{0, 2}));
}

} // namespace
} // namespace models::common
