// SPDX-License-Identifier: Apache-2.0
// A market that is the city's only one is the market that it is elsewhere, to the last bit; and
// what happens in the shared factory does not depend on where its products go.

#include "tests/support/maker_town.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

namespace models::maker_city {
namespace {

template <class M> std::vector<sim::TableView> tables_of(const M& market) {
    std::vector<sim::TableView> all;
    market.for_each_table(
        [&](std::string_view name, const auto& table) { all.push_back(sim::view(name, table)); });
    return all;
}

// The city's tables that belong to a part, under the names that the part has for them.
std::vector<sim::TableView> tables_of_part(const Market& city, std::string_view part) {
    std::vector<sim::TableView> all;
    for (sim::TableView& table : tables_of(city))
        if (table.name.starts_with(part)) {
            table.name.erase(0, part.size() + 1);
            all.push_back(std::move(table));
        }
    return all;
}

template <class Part> void expect_alone(Active active, typename Part::Parameters given) {
    Parameters city = busy_town();
    city.active = active;
    Town town(city);
    Living<Part> alone(std::move(given));
    for (int day = 0; day < 400; day += 20) {
        town.live(20);
        alone.live(20);
        const auto mine = tables_of_part(town.market, Part::label);
        const auto own = tables_of(alone.market);
        ASSERT_EQ(mine.size(), own.size());
        ASSERT_GT(own.size(), 4U);
        const auto found = sim::first_difference(mine, own);
        ASSERT_FALSE(found) << "before day " << day + 20 << ": " << sim::told(*found);
    }
}

TEST(MakerCityAlone, TheFactoryIsAMakerspace) {
    expect_alone<makerspace::Market>({true, false, false}, busy_town().makerspace);
}
TEST(MakerCityAlone, ThePlatformIsCrowdfunding) {
    expect_alone<crowdfunding::Market>({false, true, false}, busy_town().crowdfunding);
}
TEST(MakerCityAlone, TheCommunityIsCocreation) {
    expect_alone<cocreation::Market>({false, false, true}, busy_town().cocreation);
}

TEST(MakerCityAlone, MachinesDoNotFeelWhereProductsGo) {
    Parameters given = busy_town();
    given.active = {true, false, false};
    Town alone(given);
    Town together;
    alone.live(300);
    together.live(300);
    const auto machines = [](const Town& town) {
        return std::vector{sim::view("units", town.parts().factory->agents().units),
                           sim::view("spaces", town.parts().factory->agents().spaces)};
    };
    EXPECT_FALSE(sim::first_difference(machines(alone), machines(together)));
    EXPECT_NE(alone.parts().factory->ledger().held(makerspace::Sector::makers),
              together.parts().factory->ledger().held(makerspace::Sector::makers));
}

// Row i is person i in each market, whether the others are there or not.
TEST(MakerCityAlone, PeopleAreTheSameWhicheverMarketsThereAre) {
    const Town all;
    Parameters given = busy_town();
    given.active = {false, true, true};
    const Town without(given);
    const auto same = [](auto one, auto other) { return std::ranges::equal(one, other); };
    const Parts& here = all.parts();
    const Parts& there = without.parts();
    EXPECT_TRUE(same(here.persons.identities(), there.persons.identities()));
    EXPECT_TRUE(same(here.persons.column<&Person::town>(), there.persons.column<&Person::town>()));
    EXPECT_TRUE(
        same(here.persons.column<&Person::interest>(), there.persons.column<&Person::interest>()));
    using crowdfunding::Backer;
    using crowdfunding::Maker;
    EXPECT_TRUE(same(here.platform->agents().column<&Backer::pledge>(),
                     there.platform->agents().column<&Backer::pledge>()));
    EXPECT_TRUE(same(here.platform->agents().column<&Maker::network>(),
                     there.platform->agents().column<&Maker::network>()));
    for (std::uint32_t row = 0; row < here.factory->agents().people.size(); ++row) {
        ASSERT_EQ(here.factory->agents().people.identities()[row], here.persons.identities()[row]);
        ASSERT_EQ(here.factory->agents().column<&makerspace::Person::space>()[row],
                  here.persons.column<&Person::town>()[row]);
        ASSERT_EQ(here.platform->agents().backers.identities()[row],
                  here.persons.identities()[row]);
        ASSERT_EQ(here.community->agents().members.identities()[row],
                  here.persons.identities()[row]);
        ASSERT_EQ(here.platform->agents().column<&Maker::person>()[here.maker_of[row]], row);
    }
    // Campaigns that need no prototype are the same ones, on the same days.
    const auto planned = [](const Parts& parts) {
        std::vector<std::pair<std::uint64_t, int>> days;
        const auto& campaigns = parts.platform->agents().campaigns;
        for (std::uint32_t row = 0; row < campaigns.size(); ++row)
            if (campaigns.row(row).launch != crowdfunding::never)
                days.emplace_back(campaigns.identities()[row].value,
                                  campaigns.row(row).launch.value);
        return days;
    };
    EXPECT_EQ(planned(here), planned(there));
    EXPECT_GT(here.platform->agents().campaigns.size(), there.platform->agents().campaigns.size());
}

} // namespace
} // namespace models::maker_city
