// SPDX-License-Identifier: Apache-2.0
// The city of makers day by day: one matrix of payments over three markets that balances, one
// account a person, and prototypes none of which is lost.

#include "models/maker_city/flows.hpp"
#include "models/maker_city/report.hpp"
#include "tests/support/maker_town.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <set>
#include <utility>

namespace models::maker_city {
namespace {

constexpr int days = 400;

Money sum_of(std::span<const Money> all) {
    return std::accumulate(all.begin(), all.end(), Money{});
}

// Each purpose takes from one sector what it gives to another.
template <class Ledger> void expect_columns_of_zero(const Ledger& ledger) {
    const auto flows = flows_of(ledger);
    for (std::size_t kind = 0; kind < Ledger::kinds; ++kind) {
        Money column;
        for (const auto& row : flows) column += row[kind];
        ASSERT_EQ(column, Money{}) << kind;
    }
}

TEST(MakerCityMoney, BalancesEveryDayOverAllMarkets) {
    Town town;
    auto before = held(town.parts());
    Money moved;
    for (int day = 0; day < days; ++day) {
        town.live(1);
        const Parts& parts = town.parts();
        ASSERT_NO_THROW(parts.factory->ledger().prove());
        ASSERT_NO_THROW(parts.platform->ledger().prove());
        ASSERT_NO_THROW(parts.community->ledger().prove());
        expect_columns_of_zero(parts.factory->ledger());
        expect_columns_of_zero(parts.platform->ledger());
        expect_columns_of_zero(parts.community->ledger());
        // A row is zero with the change of what the sector holds, which its accounts tell.
        const auto received = received_today(parts);
        const auto now = held(parts);
        ASSERT_EQ(sum_of(received), Money{});
        ASSERT_EQ(sum_of(now), Money{});
        // Capital was paid in when the world was made, before the first day.
        for (std::size_t sector = 0; day > 0 && sector < sectors; ++sector)
            ASSERT_EQ(now[sector] - before[sector], received[sector]) << sector;
        before = now;
        moved += received[static_cast<std::size_t>(Sector::people)];
    }
    EXPECT_NE(moved, Money{});
}

TEST(MakerCityMoney, OfEachPersonIsTheSumOfThreeAccounts) {
    Town town;
    std::vector<Money> income(town.parts().persons.size());
    Money told;
    for (int day = 0; day < days; ++day) {
        town.live(1);
        const Parts& parts = town.parts();
        for (const Gain& gain : parts.gains) income[gain.person] += gain.income;
        told += town.now().net_income - town.now().pledged;
    }
    const Parts& parts = town.parts();
    const auto person = parts.platform->agents().column<&crowdfunding::Maker::person>();
    Money all;
    std::size_t in_all_three = 0;
    for (std::uint32_t row = 0; row < parts.persons.size(); ++row) {
        const Person one = parts.persons.row(row);
        Money earned;
        int markets = 0;
        const auto add = [&](Money balance) {
            earned += balance;
            markets += balance != Money{};
        };
        if (row < parts.factory->agents().people.size())
            add(parts.factory->agents().accounts.balance({makerspace::Sector::makers, row}));
        for (std::uint32_t maker = 0; maker < person.size(); ++maker)
            if (person[maker] == row)
                add(parts.platform->parts().books.balance({crowdfunding::Sector::makers, maker}));
        if (row < parts.community->agents().members.size())
            add(parts.community->parts().books.balance({cocreation::Sector::members, row}));
        const Money pledged =
            -parts.platform->parts().books.balance({crowdfunding::Sector::backers, row});
        ASSERT_EQ(one.earned, earned);
        ASSERT_EQ(one.pledged, pledged);
        ASSERT_EQ(income[row], earned);
        all += earned - pledged;
        in_all_three += markets == 3;
    }
    EXPECT_EQ(all, held(parts)[static_cast<std::size_t>(Sector::people)]);
    EXPECT_EQ(all, told);
    EXPECT_GT(in_all_three, 0U);
}

TEST(MakerCityMoney, OfTwelveMonthsMakesSmallSuccesses) {
    Parameters given = busy_town();
    given.persons.small_success = 250;
    Town town(given);
    std::vector<std::vector<Money>> by_day;
    for (int day = 0; day < days; ++day) {
        town.live(1);
        by_day.emplace_back(town.parts().persons.size());
        for (const Gain& gain : town.parts().gains) by_day.back()[gain.person] += gain.income;
    }
    // The last day is 2 February 2017: twelve months began on 1 March 2016, 61 days after the
    // first.
    std::int64_t successes = 0;
    std::int64_t workers = 0;
    for (std::uint32_t row = 0; row < town.parts().persons.size(); ++row) {
        Money year;
        for (std::size_t day = 61; day < by_day.size(); ++day) year += by_day[day][row];
        ASSERT_EQ(common::of_year(town.parts().persons.row(row).income), year);
        if (year < Money{25'000}) continue;
        ++successes;
        workers += has_worked(town.parts(), row);
    }
    const Indicators now = town.now();
    EXPECT_EQ(now.small_successes, successes);
    EXPECT_EQ(now.successful_workers, workers);
    EXPECT_GT(workers, 0);
    EXPECT_LT(workers, successes);
}

TEST(MakerCityPrototypes, EachGoesOneWayAndEndsOnce) {
    Town town;
    Indicators all;
    for (int day = 0; day < days; ++day) {
        town.live(1);
        const Indicators now = town.now();
        sim::for_each_field<Indicators>(
            [&](const auto& field) { all.*(field.pointer) += now.*(field.pointer); });
        ASSERT_EQ(town.parts().pending.size(),
                  static_cast<std::size_t>(std::ranges::count(
                      town.parts().prototypes.column<&Prototype::outcome>(), Outcome::pending)));
    }
    const Parts& parts = town.parts();
    std::array<std::int64_t, names(Outcome{}).size()> count{};
    std::set<std::pair<Route, std::uint32_t>> places;
    for (std::uint32_t row = 0; row < parts.prototypes.size(); ++row) {
        const Prototype one = parts.prototypes.row(row);
        ++count[static_cast<std::size_t>(one.outcome)];
        EXPECT_TRUE(places.emplace(one.route, one.place).second) << "two prototypes at one place";
        if (one.route == Route::campaign) {
            const auto campaign = parts.platform->agents().campaigns.row(one.place);
            EXPECT_EQ(parts.platform->agents().person_of(one.place), one.person);
            EXPECT_GT(campaign.launch, one.day);
        } else {
            EXPECT_EQ(parts.community->agents().ideas.row(one.place).inventor, one.person);
        }
    }
    const auto of = [&](Outcome outcome) { return count[static_cast<std::size_t>(outcome)]; };
    EXPECT_EQ(all.to_campaigns + all.to_community,
              static_cast<std::int64_t>(parts.prototypes.size()));
    EXPECT_EQ(all.prototypes,
              all.sold_singly - of(Outcome::sold) + all.to_campaigns + all.to_community);
    EXPECT_EQ(all.prototypes_funded, of(Outcome::funded));
    EXPECT_EQ(all.prototypes_adopted, of(Outcome::adopted));
    EXPECT_EQ(all.prototypes_failed, of(Outcome::failed));
    EXPECT_EQ(all.prototypes_ended,
              of(Outcome::funded) + of(Outcome::adopted) + of(Outcome::failed));
    for (const Outcome outcome : {Outcome::funded, Outcome::adopted, Outcome::failed})
        EXPECT_GT(of(outcome), 0) << sim::name_of(outcome);
    EXPECT_EQ(all.funded_products, all.funded + all.launched);
    EXPECT_GE(all.funded, all.prototypes_funded);
    EXPECT_GE(all.launched, all.prototypes_adopted);
}

} // namespace
} // namespace models::maker_city
