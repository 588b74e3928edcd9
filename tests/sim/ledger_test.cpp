// SPDX-License-Identifier: Apache-2.0
// Accounts and the flow matrix: what goes out comes in, and the proof finds what does not.

#include "sim/ledger/ledger.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace {

enum class Sector : std::uint8_t { customers, providers, platform };
enum class Kind : std::uint8_t { price, fee };

constexpr std::array<std::string_view, 3> names(Sector) {
    return {"customers", "providers", "platform"};
}
constexpr std::array<std::string_view, 2> names(Kind) { return {"price", "fee"}; }

using Books = sim::Ledger<Sector, Kind>;

// A customer has paid 100 to a provider and 14 to the platform; the provider 3 to the platform.
struct Traded {
    Books books;
    sim::Ref<sim::Account> customer = books.open({1}, Sector::customers);
    sim::Ref<sim::Account> provider = books.open({2}, Sector::providers);
    sim::Ref<sim::Account> platform = books.open({3}, Sector::platform);

    Traded() {
        books.transfer(customer, provider, {100'00}, Kind::price);
        books.transfer(customer, platform, {14'00}, Kind::fee);
        books.transfer(provider, platform, {3'00}, Kind::fee);
    }
};

} // namespace

TEST(Ledger, TransfersMoveMoneyFromOneToAnother) {
    const Traded traded;
    EXPECT_EQ(traded.books.balance(traded.customer), sim::Money{-114'00});
    EXPECT_EQ(traded.books.balance(traded.provider), sim::Money{97'00});
    EXPECT_EQ(traded.books.balance(traded.platform), sim::Money{17'00});
    EXPECT_NO_THROW(traded.books.prove());
}

TEST(Ledger, TheFlowMatrixSaysWhoPaidWhomForWhat) {
    const Books books = Traded().books;
    EXPECT_EQ(books.flow(Sector::customers, Sector::platform, Kind::fee), sim::Money{14'00});
    EXPECT_EQ(books.flow(Sector::platform, Sector::customers, Kind::fee), sim::Money{});
    EXPECT_EQ(books.paid(Kind::fee), sim::Money{17'00});
    EXPECT_EQ(books.paid(Kind::price), sim::Money{100'00});
    EXPECT_EQ(books.net(Sector::providers, Kind::fee), sim::Money{-3'00});
    EXPECT_EQ(books.net(Sector::providers), sim::Money{97'00});
    EXPECT_EQ(books.held(Sector::customers), sim::Money{-114'00});
}

TEST(Ledger, ANewDayForgetsTodayAndKeepsTheRest) {
    Traded traded;
    traded.books.begin_day();
    EXPECT_EQ(traded.books.paid(Kind::fee), sim::Money{});
    EXPECT_EQ(traded.books.paid<&sim::Flow::ever>(Kind::fee), sim::Money{17'00});
    EXPECT_NO_THROW(traded.books.prove());
}

TEST(Ledger, AccountsOpenedTogetherAreNeighbours) {
    Books books;
    books.open({9}, Sector::platform);
    const std::vector<sim::Identity> owners{{10}, {11}, {12}};
    const auto first = books.open(owners, Sector::customers);
    EXPECT_EQ(first.row, 1U);
    EXPECT_EQ(books.accounts().size(), 4U);
    EXPECT_EQ(books.accounts().identities()[3], sim::Identity{12});
}

TEST(Ledger, MovesThatAreRecordedBalance) {
    Books books;
    const std::vector<sim::Identity> owners{{1}, {2}, {3}};
    const auto first = books.open(owners, Sector::providers);
    const auto platform = books.open({4}, Sector::platform);
    for (std::uint32_t row = 0; row < 3; ++row) books.move({first.row + row}, {-5});
    books.move(platform, {15});
    EXPECT_THROW(books.prove(), sim::BrokenInvariant);
    books.record(Sector::providers, Sector::platform, {15}, Kind::fee);
    EXPECT_NO_THROW(books.prove());
}

TEST(Ledger, TheProofNamesTheSectorThatIsOff) {
    Traded traded;
    traded.books.move(traded.provider, {1});
    try {
        traded.books.prove();
        FAIL() << "a cent from nowhere was not noticed";
    } catch (const sim::BrokenInvariant& broken) {
        EXPECT_NE(std::string(broken.what()).find("providers hold 9701"), std::string::npos);
    }
}

TEST(Ledger, PaymentsAreNotNegative) {
    Traded traded;
    EXPECT_THROW(traded.books.transfer(traded.customer, traded.provider, {-1}, Kind::price),
                 sim::BrokenInvariant);
}

TEST(Ledger, ACopyIsABranch) {
    const Traded traded;
    Books branch = traded.books;
    branch.transfer(traded.customer, traded.platform, {1'00}, Kind::fee);
    EXPECT_EQ(traded.books.balance(traded.platform), sim::Money{17'00});
    EXPECT_EQ(branch.balance(traded.platform), sim::Money{18'00});
    EXPECT_NO_THROW(traded.books.prove());
    EXPECT_NO_THROW(branch.prove());
}

TEST(Ledger, BothTablesAreState) {
    Books books = Traded().books;
    std::vector<std::string> seen;
    books.for_each_table([&](std::string_view name, auto& table) {
        seen.emplace_back(name);
        table.for_each_column(
            [](const auto& field, auto) { EXPECT_EQ(field.role, sim::Role::state); });
    });
    EXPECT_EQ(seen, (std::vector<std::string>{"accounts", "flows"}));
}
