// SPDX-License-Identifier: Apache-2.0
// The law in the village: whom a measure reaches, when, and what it leaves when it ends.

#include "sim/record/digest.hpp"
#include "tests/support/village.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace models::home_sharing {
namespace {

// Nobody hides, and no home has another use: everybody obeys.
const std::string obedient = "compliance.hidden_demand = 0\ncompliance.other_use = 0\n";

const sim::Day july = sim::day_of({2019, 7, 1});
const sim::Day september = sim::day_of({2019, 9, 1});

std::int64_t standing(const World& run, ComplianceState how) {
    return std::ranges::count(of_listings<&Listing::standing>(run), how);
}

struct Reach {
    const char* scope;
    bool (*inside)(const City&, const Listing&);
};

class Scopes : public testing::TestWithParam<Reach> {};

// A cap of no nights at all shows whom a measure reaches: they are booked no more.
TEST_P(Scopes, ReachWhomTheyName) {
    const auto run =
        world(village("days = 120\n" + obedient + "[[regulation.night_cap]]\nnights = 0\n" +
                      "from = 2019-02-01\n" + GetParam().scope));
    run->advance(sim::day_of({2019, 2, 1}));
    const auto before = run->market().stays().identities();
    const std::set<sim::Identity> known(before.begin(), before.end());
    std::size_t elsewhere = 0;
    while (run->day() < run->end()) {
        run->advance(run->day() + 1);
        const auto& stays = run->market().stays();
        for (std::size_t at = 0; at < stays.size(); ++at) {
            if (known.contains(stays.identities()[at])) continue;
            const Listing home = run->market().listings().row(stays.row(at).listing.row);
            ASSERT_FALSE(GetParam().inside(run->market().city(), home));
            ++elsewhere;
        }
    }
    const bool everywhere = std::string_view(GetParam().scope).empty();
    EXPECT_EQ(elsewhere == 0, everywhere);
}

bool in_harbour(const City& city, const Listing& one) {
    return city.boroughs[city.places[one.zone].borough] == "Harbour";
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, Scopes,
    testing::Values(Reach{"", [](const City&, const Listing&) { return true; }},
                    Reach{"applies_to = { kind = \"entire_home\" }",
                          [](const City&, const Listing& one) {
                              return one.kind == Kind::entire_home;
                          }},
                    Reach{"applies_to = { zones = [\"borough:Harbour\"] }", &in_harbour},
                    Reach{"applies_to = { zones = [\"Orchard\", \"Old Quay\"] }",
                          [](const City& city, const Listing& one) {
                              const std::string& place = city.places[one.zone].name;
                              return place == "Orchard" || place == "Old Quay";
                          }},
                    Reach{"applies_to = { kind = \"private_room\", zones = [\"borough:Harbour\"] }",
                          [](const City& city, const Listing& one) {
                              return one.kind == Kind::private_room && in_harbour(city, one);
                          }}));

// The lower of two caps holds; only those above it on its first morning stay above it.
TEST(HomeSharingNightCap, HoldsInEveryYearForAllButThoseAboveItAtItsStart) {
    const auto run = world(village("days = 400\nburn_in = 30\n" + obedient +
                                   "[[regulation.night_cap]]\nnights = 12\nfrom = 2019-07-01\n"
                                   "[[regulation.night_cap]]\nnights = 30\nfrom = 2019-07-01\n"));
    run->advance(july);
    const auto at_start = [](const auto& nights) {
        return std::vector<int>(nights.begin(), nights.end());
    };
    auto now = at_start(of_listings<&Listing::nights_this_year>(*run));
    auto later = at_start(of_listings<&Listing::nights_next_year>(*run));
    std::int64_t at_the_cap = 0;
    while (run->day() < run->end()) {
        if (sim::date_of(run->day()).month == 1 && sim::date_of(run->day()).day == 1) {
            now = later;
            std::ranges::fill(later, 0);
        }
        run->advance(run->day() + 1);
        const auto this_year = of_listings<&Listing::nights_this_year>(*run);
        const auto next_year = of_listings<&Listing::nights_next_year>(*run);
        for (std::size_t row = 0; row < now.size(); ++row) {
            ASSERT_LE(this_year[row], std::max(12, now[row])) << "listing " << row;
            ASSERT_LE(next_year[row], std::max(12, later[row])) << "listing " << row;
        }
        at_the_cap = std::ranges::count(this_year, 12);
    }
    EXPECT_GT(at_the_cap, 10); // it binds
}

TEST(HomeSharingNightCap, AHiddenListingIsBeyondIt) {
    const auto run =
        world(village("days = 365\ncompliance.hidden_demand = 0.9\ncompliance.other_use = 0\n"
                      "[[regulation.night_cap]]\nnights = 5\nfrom = 2019-01-01\n"
                      "sanction = { inspections = 0 }\n"));
    run->advance(run->end());
    EXPECT_GT(standing(*run, ComplianceState::concealed), 20);
    const auto nights = of_listings<&Listing::nights_this_year>(*run);
    const auto how = of_listings<&Listing::standing>(*run);
    int most = 0;
    for (std::size_t row = 0; row < nights.size(); ++row)
        if (how[row] == ComplianceState::concealed) most = std::max<int>(most, nights[row]);
    EXPECT_GT(most, 20);
}

const std::string registration =
    "[[regulation.registration]]\nannounced = 2019-07-01\n"
    "from = 2019-09-01\nsanction = { inspections = 0.05, fine = 200 }\n";

TEST(HomeSharingRegistration, NobodyMovesBeforeItIsAnnounced) {
    const auto run = world(village(registration));
    run->advance(july);
    EXPECT_EQ(standing(*run, ComplianceState::compliant),
              static_cast<std::int64_t>(run->market().listings().size()));
}

TEST(HomeSharingRegistration, ThoseWhoLeaveDoSoBetweenItsAnnouncementAndItsStart) {
    const auto run = world(village(registration));
    run->advance(july);
    std::int64_t gone = 0;
    int days_with_leavers = 0;
    while (run->day() < september) {
        run->advance(run->day() + 1);
        EXPECT_EQ(standing(*run, ComplianceState::concealed), 0);
        const std::int64_t now = standing(*run, ComplianceState::exited);
        EXPECT_GE(now, gone);
        days_with_leavers += now > gone;
        gone = now;
    }
    EXPECT_GT(days_with_leavers, 15);
}

TEST(HomeSharingRegistration, FromItsStartOnWhoMayNotRegisterIsGoneOrHidden) {
    const auto run = world(village(registration));
    run->advance(september + 1);
    const auto primary = of_listings<&Listing::primary>(*run);
    const auto how = of_listings<&Listing::standing>(*run);
    const auto active = of_listings<&Listing::active>(*run);
    for (std::size_t row = 0; row < how.size(); ++row) {
        if (!primary[row]) {
            EXPECT_TRUE(how[row] == ComplianceState::concealed ||
                        how[row] == ComplianceState::exited)
                << row;
        }
        EXPECT_NE(how[row], ComplianceState::open_breach) << "the platform delists, row " << row;
        EXPECT_FALSE(active[row] && how[row] == ComplianceState::exited) << row;
    }
    EXPECT_GT(standing(*run, ComplianceState::exited), 10);
}

TEST(HomeSharingRegistration, WithoutThePlatformManyIgnoreIt) {
    const auto run = world(village(registration + "platform = \"none\"\n"));
    run->advance(september + 1);
    EXPECT_GT(standing(*run, ComplianceState::open_breach), 10);
}

TEST(HomeSharingRegistration, WhenItEndsEverybodyIsInLineAndSomeComeBack) {
    const auto run = world(village("days = 540\n" + registration + "until = 2019-11-01\n"));
    run->advance(sim::day_of({2019, 11, 1}));
    const auto offered = [&] { return std::ranges::count(of_listings<&Listing::active>(*run), 1); };
    const auto before = offered();
    EXPECT_GT(standing(*run, ComplianceState::exited), 10);
    run->advance(run->day() + 1);
    EXPECT_EQ(standing(*run, ComplianceState::compliant),
              static_cast<std::int64_t>(run->market().listings().size()));
    run->advance(run->end());
    EXPECT_GT(offered(), before);
}

TEST(HomeSharingLaw, TheEndOfOneMeasureIsNotTheEndOfAnother) {
    const auto run = world(village(registration + "[[regulation.night_cap]]\nnights = 60\n"
                                                  "from = 2019-03-01\nuntil = 2019-10-01\n"));
    run->advance(sim::day_of({2019, 10, 1}));
    const auto before = standing(*run, ComplianceState::exited);
    run->advance(run->day() + 1);
    EXPECT_GT(standing(*run, ComplianceState::exited), before / 2);
    const auto primary = of_listings<&Listing::primary>(*run);
    const auto how = of_listings<&Listing::standing>(*run);
    for (std::size_t row = 0; row < how.size(); ++row)
        if (!primary[row]) {
            EXPECT_NE(how[row], ComplianceState::compliant) << row;
        }
}

TEST(HomeSharingLaw, TheOrderOfMeasuresDoesNotMatter) {
    const std::string first =
        "[[regulation.registration]]\nfrom = 2019-02-01\nuntil = 2019-04-01\n";
    const std::string second = "[[regulation.registration]]\nfrom = 2019-04-01\ncost = 100\n";
    const auto digest_of = [](const std::string& law) {
        const auto run = world(village("days = 120\n" + law));
        run->advance(run->end());
        return sim::digest(run->tables());
    };
    EXPECT_EQ(digest_of(first + second), digest_of(second + first));
}

TEST(HomeSharingInspection, WhoeverIsFoundPaysAndStops) {
    const auto run = world(village("days = 200\ncompliance.hidden_demand = 0.9\n"
                                   "[[regulation.registration]]\nfrom = 2019-02-01\n"
                                   "sanction = { inspections = 1, fine = 50 }\n"));
    run->advance(run->end());
    const auto fines = run->market().ledger().paid<&sim::Flow::ever>(Payment::fine);
    EXPECT_GT(fines.minor, 0);
    EXPECT_EQ(fines.minor % 5'000, 0);
    EXPECT_GE(standing(*run, ComplianceState::exited), fines.minor / 5'000);
}

} // namespace
} // namespace models::home_sharing
