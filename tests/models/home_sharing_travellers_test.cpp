// SPDX-License-Identifier: Apache-2.0
// Budgets, experience, parties, attention and days ahead: against closed forms, and in the village.

#include "models/catalogue.hpp"
#include "models/home_sharing/demand/travellers.hpp"
#include "models/home_sharing/demand/trip_mix.hpp"
#include "tests/support/abuse.hpp"
#include "tests/support/days.hpp"
#include "tests/support/ways.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

namespace models::home_sharing {
namespace {

TEST(HomeSharingTravellers, AreTheSameInAllWays) {
    const auto catalogue = models::catalogue();
    const auto scenario = prepared(village(
        "days = 60\nburn_in = 10\nstart = 2019-07-20\npopulation.travellers = 400\n"
        "demand = { party_varies = true, lead_by_means = 1, learning = { doubt = 1, harm = 1, "
        "familiarity = 1 } }\n"
        "[[events]]\nname = \"fair\"\nfrom = 2019-08-05\ndays = 6\npull = 3\n"
        "zones = [\"borough:Hills\"]\nsegment = \"tourist\"\n"));
    for (const sim::Way& way : sim::all_ways()) {
        if (way.threads == 3) continue;
        ASSERT_EQ(sim::first_difference(catalogue, *scenario, {1, 0}, sim::plain, way), "")
            << sim::told(way);
    }
}

// Everybody in one segment.
sim::Node alike(const std::string& segment, const std::string& toml = "") {
    sim::Node document = laid(still, toml);
    document.erase("segments"); // else it would be one more
    return sim::merge(
        std::move(document),
        sim::read_toml_text("segments = [{ name = \"tourist\", " + segment + " }]\n", "test"));
}

TEST(HomeSharingBudgets, AreLogNormalAndGoWithMeans) {
    Demand demand;
    demand.price_spread = 0.4;
    demand.budget_spread = 0.5;
    demand.budget_by_means = 0;
    EXPECT_NEAR(budget_of(demand, 200, 1.3, 0), 200, 1e-9) << "the median, whatever the means";
    EXPECT_NEAR(budget_of(demand, 200, 0, 1), 200 * std::exp(0.5), 1e-9);
    demand.budget_by_means = 1;
    EXPECT_NEAR(budget_of(demand, 200, 0.4, 7), 200 * std::exp(0.5), 1e-9) << "means alone";
    demand.budget_by_means = 0.6;
    EXPECT_NEAR(budget_of(demand, 200, 0.4, 1), 200 * std::exp(0.5 * 1.4), 1e-9);
    Segment segment;
    segment.price_factor = 2;
    EXPECT_NEAR(readiness(demand, segment, demand.price_coefficient), std::log(2), 1e-12);
}

TEST(HomeSharingBudgets, NobodyPaysMoreThanHisOwn) {
    const sim::Node document = alike("budget = 60", "demand.budget_spread = 0\n");
    int stays = 0;
    const auto run = watched(
        document, [](const Market&, const Stay&) {},
        [&](const Market&, const std::vector<Stay>& booked) {
            for (const Stay& stay : booked) {
                ASSERT_LE((stay.price + stay.tax).major(), 60 * stay.nights);
                ++stays;
            }
        });
    EXPECT_GT(stays, 100);
    EXPECT_GT(all_days(*run, "priced_out"), 0);
    const sim::Node rich = alike("mean_nights = 3.6");
    EXPECT_EQ(in_all(rich, "priced_out"), 0);
    EXPECT_EQ(lines_that_differ(rich, alike("budget = 1e9")), std::set<std::string>{});
    const auto rate = [](const World& one) {
        return all_days(one, "home_revenue") / all_days(one, "nights");
    };
    const auto without = world(rich);
    without->advance(without->end());
    EXPECT_LT(rate(*run), 0.95 * rate(*without));
}

TEST(HomeSharingBudgets, EveryParameterMatters) {
    const sim::Node usual = alike("budget = 120");
    EXPECT_FALSE(lines_that_differ(usual, alike("budget = 90")).empty());
    EXPECT_FALSE(
        lines_that_differ(usual, alike("budget = 120", "demand.budget_spread = 1\n")).empty());
    EXPECT_FALSE(
        lines_that_differ(usual, alike("budget = 120", "demand.budget_by_means = -0.5\n")).empty());
}

TEST(HomeSharingLearning, IsThePosteriorMean) {
    const Lessons how{.doubt = 1.5, .delight = 0.2, .harm = 3, .strength = 2, .familiarity = 0.5};
    EXPECT_NEAR(learnt_taste(how, {0, 0}), -1.5, 1e-12);
    EXPECT_NEAR(learnt_taste(how, {1, 0}), (-3 + 0.2) / 3, 1e-12);
    EXPECT_NEAR(learnt_taste(how, {0, 1}), (-3 - 3) / 3.0, 1e-12);
    EXPECT_NEAR(learnt_taste(how, {6, 2}), (-3 + 1.2 - 6) / 10, 1e-12);
    EXPECT_NEAR(learnt_taste(how, {60'000, 0}), 0.2, 1e-3) << "what stays say, in the end";
    EXPECT_NEAR(learnt_reach(how, {0, 0}), 1, 1e-12);
    EXPECT_NEAR(learnt_reach(how, {1, 1}), 1.25, 1e-12);
}

const std::string learners = "demand.trust_learning = 0\ntrust = \"blind\"\n";

std::string learning(const std::string& terms) {
    return learners + "demand.learning = { " + terms + " }\n";
}

TEST(HomeSharingLearning, CountsEveryStay) {
    const sim::Node document = laid(still, learning("harm = 0.1"), "supply.reliability_a = 4\n");
    int left = 0;
    const auto run = watched(
        document, [&](const Market&, const Stay&) { ++left; },
        [](const Market&, const std::vector<Stay>&) {});
    const auto guests = table_of<Traveller>(run->market());
    const auto known = table_of<Experience>(run->market());
    int right = 0;
    int wrong = 0;
    for (std::size_t row = 0; row < known.size(); ++row) {
        ASSERT_EQ(known.row(row).right + known.row(row).wrong, guests.row(row).stays);
        right += known.row(row).right;
        wrong += known.row(row).wrong;
    }
    EXPECT_EQ(right + wrong, left);
    EXPECT_NEAR(wrong, 0.2 * left, 0.1 * left);
    EXPECT_GT(all_days(*run, "first_bookings"), 0);
    EXPECT_LT(all_days(*run, "first_bookings"), all_days(*run, "bookings"));
}

// The share of homes among bookings, in the first and in the third year.
std::pair<double, double> adoption(const std::string& toml) {
    const auto run = world(laid(still, "days = 1095\nburn_in = 0\n", toml));
    run->advance(run->end());
    const auto homes = sim::by_day(run->series(), "bookings");
    const auto all = sim::by_day(run->series(), "beds_booked");
    const auto share = [&](std::ptrdiff_t from) {
        return std::accumulate(homes.begin() + from, homes.begin() + from + 365, 0.0) /
               std::accumulate(all.begin() + from, all.begin() + from + 365, 0.0);
    };
    return {share(0), share(730)};
}

const std::string good = "supply.reliability_a = 1e6\nsupply.reliability_b = 1e-3\n";
const std::string bad = "supply.reliability_a = 40\nsupply.reliability_b = 60\n";

TEST(HomeSharingLearning, HomesAreTakenUpWhereStaysGoRightAndGivenUpWhereNot) {
    const auto [first, third] = adoption(learning("doubt = 2, harm = 3") + good);
    EXPECT_GT(third, first + 0.04);
    const auto [hopeful, burnt] = adoption(learning("doubt = 0, harm = 3") + bad);
    EXPECT_LT(burnt, hopeful - 0.04);
    const auto [before, after] = adoption(learners + good);
    EXPECT_NEAR(before, after, 0.02) << "nothing to learn";
}

TEST(HomeSharingLearning, EveryParameterMatters) {
    const std::string base = "days = 120\n";
    const sim::Node usual = laid(still, base, learning("doubt = 1"));
    EXPECT_FALSE(lines_that_differ(usual, laid(still, base, learners)).empty());
    for (const std::string other : {"delight = 1", "harm = 2", "strength = 6", "familiarity = 2"})
        EXPECT_FALSE(
            lines_that_differ(usual, laid(still, base, learning("doubt = 1, " + other))).empty())
            << other;
    EXPECT_EQ(
        lines_that_differ(laid(still, base, learning("strength = 6")), laid(still, base, learners)),
        std::set<std::string>{});
    EXPECT_EQ(table_of<Experience>(world(laid(still))->market()).size(), 0U);
}

TEST(HomeSharingAttention, IsOfTheSegment) {
    Demand demand;
    demand.consideration = 10;
    EXPECT_EQ(homes_looked_at(demand, 1), 10);
    EXPECT_EQ(homes_looked_at(demand, 0.5), 5);
    EXPECT_EQ(homes_looked_at(demand, 0.01), 1);
    EXPECT_EQ(homes_looked_at(demand, 20), static_cast<int>(most_considered));
    EXPECT_EQ(lines_that_differ(alike("attention = 0.5"),
                                alike("attention = 1", "demand.consideration = 4\n")),
              std::set<std::string>{});
    EXPECT_FALSE(lines_that_differ(alike("attention = 0.5"), alike("attention = 1")).empty());
}

TEST(HomeSharingParties, OfEachTripAreDrawnAnewAndFitTheHome) {
    const sim::Node document = alike("party = 2.5", "demand.party_varies = true\n");
    const auto start = world(document);
    const auto usual = table_of<Traveller>(start->market());
    const Segment segment = read_in(document).first.segments[0];
    const sim::Keys keys = sim::keys_of({1, 0});
    const auto run = world(document);
    run->step();
    const auto ahead = run->market().stays().identities(); // booked on earlier days
    std::set<sim::Identity> known(ahead.begin(), ahead.end());
    int others = 0;
    while (run->day() < run->end()) {
        const sim::Day today = run->day();
        run->advance(today + 1);
        const auto& stays = run->market().stays();
        for (std::size_t at = 0; at < stays.size(); ++at) {
            if (!known.insert(stays.identities()[at]).second) continue;
            const Stay stay = stays.row(at);
            sim::Stream stream(keys.chance, sim::purpose("home_sharing.party"), today,
                               {stay.traveller.row});
            const int party = draw_party(segment, stream);
            ASSERT_LE(party, run->market().listings().row(stay.listing.row).sleeps);
            others += party != usual.row(stay.traveller.row).party;
        }
    }
    EXPECT_GT(known.size(), 500U);
    EXPECT_GT(others, 100);
    EXPECT_FALSE(lines_that_differ(document, alike("party = 2.5")).empty());
}

TEST(HomeSharingParties, HaveTheMeanOfTheSegment) {
    Segment segment;
    segment.party = 2.8;
    double people = 0;
    for (std::uint64_t i = 0; i < 10'000; ++i) {
        sim::Stream stream(sim::Key(3), sim::purpose("test.party"), {0}, {i});
        people += draw_party(segment, stream);
    }
    EXPECT_NEAR(people / 1e4, 2.8, 4 * std::sqrt(1.8 / 1e4));
}

TEST(HomeSharingLeads, OfThoseWhoWouldPayMoreAreLonger) {
    Demand demand;
    demand.price_spread = 0.6;
    demand.lead_by_means = 1.5;
    EXPECT_NEAR(lead_of_means(demand, 0.6) / lead_of_means(demand, 0), std::exp(0.9), 1e-12);
    double mean = 0; // over people, by quantiles
    for (int i = 0; i < 2'000; ++i)
        mean += lead_of_means(demand, 0.6 * sim::math::inverse_normal((i + 0.5) / 2'000)) / 2'000;
    EXPECT_NEAR(mean, 1, 0.01);
    demand.lead_by_means = 0;
    EXPECT_EQ(lead_of_means(demand, 3), 1);
}

// Price of a night booked beyond two months ahead against that of all nights (P49).
double dearness_of_early_nights(const std::string& elasticity) {
    const auto run = world(alike("mean_nights = 3.5", "days = 300\ndemand.price_spread = 0.8\n"
                                                      "demand.lead_by_means = " +
                                                          elasticity +
                                                          "\n"
                                                          "population.travellers = 3000\n"));
    std::set<sim::Identity> known;
    std::array<double, 2> paid{};
    std::array<double, 2> nights{};
    while (run->day() < run->end()) {
        const sim::Day today = run->day();
        run->advance(today + 1);
        const auto& stays = run->market().stays();
        for (std::size_t at = 0; at < stays.size(); ++at) {
            if (!known.insert(stays.identities()[at]).second) continue;
            const Stay stay = stays.row(at);
            for (const std::size_t group : {std::size_t{0}, std::size_t{1}}) {
                if (group == 1 && stay.first - today <= 60) continue;
                paid[group] += stay.price.major();
                nights[group] += stay.nights;
            }
        }
    }
    return (paid[1] / nights[1]) / (paid[0] / nights[0]);
}

TEST(HomeSharingLeads, DearerStaysAreBookedEarlier) {
    const double without = dearness_of_early_nights("0");
    const double with = dearness_of_early_nights("1");
    EXPECT_GT(with, without + 0.05);
}

} // namespace
} // namespace models::home_sharing
