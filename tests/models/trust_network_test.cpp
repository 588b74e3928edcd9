// SPDX-License-Identifier: Apache-2.0
// The trust network against closed forms and what must hold in every world.

#include "models/trust_network/market.hpp"
#include "tests/support/worlds.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <numeric>
#include <set>

namespace models::trust_network {
namespace {

double sum(const sim::Run& run, std::string_view name) {
    const std::vector<double> days = sim::by_day(run.series(), name);
    return std::reduce(days.begin(), days.end());
}

// Honest people who stay for good, all there from the first day, and speak after every deal.
Parameters plain() {
    Parameters given;
    given.people = 2'000;
    given.population.crooks = 0;
    given.population.visitors = 0;
    given.population.stay = 1e6;
    given.population.stay_shape = 10;
    given.deals.mishap = 0;
    given.deals.noise = 1e-6; // a deal worth taking is taken
    given.rating.opening = 1;
    given.rating.answering = 1;
    given.rating.prompt = 1;
    given.trust = sim::Blind{};
    return given;
}

// One who comes every day and makes one deal, with somebody in proportion to appeal + ratings.
Parameters growing(std::int64_t people, double appeal) {
    Parameters given = plain();
    given.people = people;
    given.population.newcomers.assign(10, 1);
    given.population.activity = 0;
    given.search = {.looks = 50, .again = 0, .friends = 0, .appeal = appeal, .visibility = 0};
    return given;
}

const sim::Table<Entry>& ratings(const sim::RunOf<Market>& run) {
    return run.market().book().table();
}

TEST(TrustNetwork, HasNothingBadToSayWhereAllAreHonest) {
    const auto run = sim::lived<Market>(plain(), 60);
    EXPECT_GT(sum(*run, "ratings"), 4'000);
    EXPECT_EQ(sum(*run, "negative"), 0);
    EXPECT_EQ(sum(*run, "cheats"), 0);
    EXPECT_EQ(sum(*run, "warnings"), 0);
    EXPECT_EQ(sum(*run, "crook_gain"), 0);
    EXPECT_EQ(sum(*run, "refused"), 0);
    EXPECT_EQ(sum(*run, "honest_gain"), 2 * 10 * sum(*run, "deals"));
}

TEST(TrustNetwork, KeepsOneRatingAPairAndNoneOfOneself) {
    Parameters given = plain();
    given.population.crooks = 0.2;
    given.population.guards = 0.5;
    given.warnings = 5;
    given.rating.prompt = 0.5;
    given.deals.noise = 10;
    const auto run = sim::lived<Market>(given, 200);
    const auto& table = ratings(*run);
    std::set<std::pair<std::uint32_t, std::uint32_t>> pairs;
    std::map<std::uint32_t, std::pair<std::uint32_t, std::int64_t>> of;
    double given_in_all = 0;
    for (std::size_t row = 0; row < table.size(); ++row) {
        const Entry one = table.row(row);
        EXPECT_NE(one.rater, one.ratee);
        EXPECT_TRUE(pairs.insert({one.rater, one.ratee}).second);
        EXPECT_TRUE(one.value != 0 && one.value >= worst && one.value <= best);
        ++of[one.ratee].first;
        of[one.ratee].second += one.value;
        given_in_all += one.times;
    }
    EXPECT_EQ(sum(*run, "ratings"), static_cast<double>(table.size()));
    EXPECT_EQ(sum(*run, "ratings") + sum(*run, "revisions"), given_in_all);
    EXPECT_GT(sum(*run, "warnings"), 100);
    EXPECT_GT(sum(*run, "retaliations"), 10);
    const auto& people = run->market().persons();
    for (std::size_t row = 0; row < people.size(); ++row) {
        const Person one = people.row(row);
        const auto& [received, standing] = of[static_cast<std::uint32_t>(row)];
        EXPECT_EQ(one.received, received);
        EXPECT_EQ(one.standing, standing);
    }
}

TEST(TrustNetwork, FindsItsRatingsAgainAfterAReload) {
    Book book(100);
    for (std::uint32_t one = 0; one < 100; ++one)
        for (std::uint32_t other = one % 7; other < 100; other += 7)
            if (one != other) book.add({one, other, 1, 0, 1, sim::Day{3}});
    Book again(100);
    again.table() = book.table();
    again.restored();
    for (std::uint32_t one = 0; one < 100; ++one) {
        EXPECT_TRUE(std::ranges::equal(book.partners(one), again.partners(one)));
        for (std::uint32_t other = 0; other < 100; ++other) {
            EXPECT_EQ(book.find(one, other), again.find(one, other));
            EXPECT_EQ(book.find(one, other) != Book::none, one != other && other % 7 == one % 7);
        }
    }
}

// What one side loses the other has; what is gained beyond is two gains for each honest deal.
TEST(TrustNetwork, GainsAddUp) {
    Parameters given = plain();
    given.population.crooks = 0.3;
    given.deals.patience = 2;
    given.deals.cheating = 0.7;
    given.deals.noise = 10;
    const auto run = sim::lived<Market>(given, 100);
    run->market().ledger().prove();
    const double cheats = sum(*run, "cheats");
    EXPECT_GT(cheats, 100);
    const double gains = sum(*run, "honest_gain") + sum(*run, "crook_gain");
    const double honest_deals = gains / (2 * given.deals.gain);
    EXPECT_EQ(honest_deals, std::round(honest_deals));
    EXPECT_LE(honest_deals + cheats / 2, sum(*run, "deals"));
    EXPECT_GE(honest_deals + cheats, sum(*run, "deals"));
    const sim::Money loot = run->market().ledger().flow<&sim::Flow::ever>(
        Sector::honest, Sector::crooks, Payment::loot);
    EXPECT_EQ(loot.major(), sum(*run, "loot"));
}

// Where the first side opens always and the second answers with chance a, on its own, a share
// 2a / (1 + a) of ratings has a reverse one.
TEST(TrustNetwork, ReciprocityIsThatOfIndependentAnswers) {
    Parameters given = growing(20'000, 1e6);
    given.rating.senior_first = 1;
    given.rating.answering = 0.6;
    const auto run = sim::lived<Market>(given, 100);
    const Book& book = run->market().book();
    double mutual = 0;
    for (std::uint32_t row = 0; row < book.size(); ++row) {
        const Entry one = book.table().row(row);
        mutual += book.find(one.ratee, one.rater) != Book::none;
    }
    const double pairs = book.size() - mutual / 2;
    // Hardly a pair meets twice: 20,000 people find each other at random.
    EXPECT_NEAR(mutual / book.size(), 2 * 0.6 / 1.6, 4 * 0.5 / std::sqrt(pairs) + 0.002);
}

// Every newcomer brings one deal with an old one chosen in proportion to appeal + ratings: a share
// (2 + a) / (3 + 2 a) has one rating, and k + 1 come after k as (k + a) / (k + 3 + 2 a) (the master
// equation of Dorogovtsev, Mendes & Samukhin 2000 for one link a newcomer).
TEST(TrustNetwork, PreferenceGivesTheExpectedTail) {
    const double appeal = 0.5;
    const auto run = sim::lived<Market>(growing(30'000, appeal), 305);
    std::vector<double> count(8);
    double mean = 0;
    const auto& people = run->market().persons();
    for (const std::uint32_t received : people.column<&Person::received>()) {
        if (received < count.size()) ++count[received];
        mean += received / static_cast<double>(people.size());
    }
    EXPECT_NEAR(mean, 2, 0.01);
    double expected = (2 + appeal) / (3 + 2 * appeal);
    for (std::size_t k = 1; k < 6; ++k) {
        const double share = count[k] / static_cast<double>(people.size());
        EXPECT_NEAR(share, expected, 0.01 + 4 * std::sqrt(expected / 30'000)) << k;
        expected *= (static_cast<double>(k) + appeal) / (static_cast<double>(k) + 3 + 2 * appeal);
    }
}

// A stranger is taken with the logit of p g - (1 - p) l by both, looks being one.
TEST(TrustNetwork, StrangersAreTakenAsTheLogitSays) {
    Parameters given = growing(20'000, 1);
    given.search.looks = 1;
    given.deals = {.prior = 0.8, .gain = 10, .loss = 35, .noise = 2, .mishap = 0};
    const auto run = sim::lived<Market>(given, 100);
    const double one = 1 / (1 + std::exp(-(0.8 * 10 - 0.2 * 35) / 2));
    const double asked = sum(*run, "deals") + sum(*run, "refused");
    EXPECT_NEAR(sum(*run, "deals") / asked, one * one, 4 * 0.5 / std::sqrt(asked));
}

// A crook of no patience cheats in all deals, and is known after one of them: nobody deals again
// where ratings are believed, and everybody where none are.
TEST(TrustNetwork, RatingsStopCrooksAndBlindnessDoesNot) {
    Parameters given = plain();
    given.population.crooks = 0.1;
    given.deals.cheating = 1;
    given.deals.patience = 0;
    given.deals.noise = 0.5;
    given.population.activity = 0.05;
    given.population.activity_tail = 20; // all are nearly as active, and seen as often
    given.search = {.again = 0, .friends = 0, .appeal = 1e6, .visibility = 0};
    given.rating.complaint = 1;
    const auto blind = sim::lived<Market>(given, 200);
    given.trust = sim::Reviews{};
    const auto seen = sim::lived<Market>(given, 200);
    // A tenth of all sides are crooks.
    EXPECT_NEAR(sum(*blind, "cheats") / sum(*blind, "deals"), 0.2, 0.03);
    EXPECT_LT(sum(*seen, "cheats"), 0.1 * sum(*blind, "cheats"));
    EXPECT_LT(sum(*seen, "crook_gain"), 0.1 * sum(*blind, "crook_gain"));
    EXPECT_GT(sum(*seen, "honest_gain"), sum(*blind, "honest_gain"));
    // Each of 200 crooks cheats on one day only: in the deal looked for, and those asked for.
    EXPECT_LT(sum(*seen, "cheats"), 2.5 * 200);
}

// Half of the crooks begin to cheat at fewer deals than the median, a quarter at three times as
// many.
TEST(TrustNetwork, SomeCrooksArePatient) {
    Parameters given = plain();
    given.people = 40'000;
    given.population.crooks = 1;
    given.deals.patience = 10;
    const auto run = sim::lived<Market>(given, 1);
    double half = 0;
    double quarter = 0;
    for (const std::uint32_t patience : run->market().persons().column<&Person::patience>()) {
        half += patience >= 10;
        quarter += patience >= 30;
    }
    EXPECT_NEAR(half / 40'000, 0.5, 4 * 0.5 / 200);
    EXPECT_NEAR(quarter / 40'000, 0.25, 4 * 0.5 / 200);
}

TEST(TrustNetwork, WarnsOfCrooksOnlyWhereSomebodyGuards) {
    Parameters given = plain();
    given.population.crooks = 0.1;
    given.deals.noise = 10;
    given.warnings = 0;
    EXPECT_EQ(sum(*sim::lived<Market>(given, 100), "warnings"), 0);
    given.warnings = 3;
    given.population.guards = 0;
    EXPECT_EQ(sum(*sim::lived<Market>(given, 100), "warnings"), 0);
    given.population.guards = 0.5;
    EXPECT_GT(sum(*sim::lived<Market>(given, 100), "warnings"), 50);
}

// A half of answers are late by a lognormal time: half of these by more than its median.
TEST(TrustNetwork, LateAnswersTakeTheirTime) {
    Parameters given = growing(10'000, 1e6);
    given.rating.prompt = 0.5;
    given.rating.late = 30;
    given.rating.late_spread = 0.5; // so that all have come by the last day
    const auto run = sim::lived<Market>(given, 600);
    const Book& book = run->market().book();
    double late = 0;
    double very_late = 0;
    double pairs = 0;
    for (std::uint32_t row = 0; row < book.size(); ++row) {
        const Entry one = book.table().row(row);
        const std::uint32_t reverse = book.find(one.ratee, one.rater);
        if (reverse == Book::none || reverse < row) continue;
        const int days = book.table().row(reverse).day - one.day;
        ++pairs;
        late += days > 0;
        very_late += days > 30;
        EXPECT_NE(days, 1);
    }
    EXPECT_NEAR(late / pairs, 0.5, 4 * 0.5 / std::sqrt(pairs));
    EXPECT_NEAR(very_late / pairs, 0.25, 4 * 0.5 / std::sqrt(pairs));
}

TEST(TrustNetwork, TheScaleHasTheSharesOfItsThresholds) {
    const Scale scale;
    constexpr int draws = 100'000;
    double ones = 0;
    double mild = 0;
    double worst_of_all = 0;
    for (int i = 0; i < draws; ++i) {
        sim::Stream luck(sim::Key{1}, sim::purpose("test.scale"), {}, {std::uint64_t(i)});
        ones += scale.good(luck, 0) == 1;
        mild += scale.mild(luck) == -1;
        worst_of_all += scale.angry(luck) == worst;
    }
    const double error = 4 * 0.5 / std::sqrt(draws);
    EXPECT_NEAR(ones / draws, 0.5 * std::erfc(-scale.thresholds[0] / std::sqrt(2.0)), error);
    EXPECT_NEAR(mild / draws, 1 - scale.worsening, error);
    EXPECT_NEAR(worst_of_all / draws,
                scale.outrage + (1 - scale.outrage) * std::pow(scale.worsening, 9), error);
}

TEST(TrustNetwork, RefusesWhatMakesNoSense) {
    Parameters given;
    given.population.newcomers = {0, 0};
    given.rating.scale.thresholds = {2, 1};
    sim::Problems problems;
    Market::check(given, problems);
    EXPECT_EQ(problems.size(), 3U);
}

} // namespace
} // namespace models::trust_network
