// SPDX-License-Identifier: Apache-2.0
// What guests and hosts learn of each other in the lodging market: every rule of trust, both
// sides' reviews, signals, badges, bought praise and talk.

#include "models/catalogue.hpp"
#include "sim/record/digest.hpp"
#include "tests/support/abuse.hpp"
#include "tests/support/messages.hpp"
#include "tests/support/ways.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace models::home_sharing {
namespace {

const auto nothing = [](const Market&, const auto&) {};

std::unique_ptr<World> finished(const sim::Node& document) {
    auto run = world(document);
    run->advance(run->end());
    return run;
}

// Nobody's behaviour moves anybody else: stays go right or wrong whatever is believed of whom.
const std::string unsafe = still + "supply.reliability_a = 6\nsupply.reliability_b = 1\n"
                                   "demand.loss = 300\n";

// Means over listings that stood on the market, weighted by stays: how reliable what guests chose
// was, the more the better they could tell.
double reliability_chosen(const sim::Node& document) {
    double sum = 0;
    double stays = 0;
    watched(
        document,
        [&](const Market& market, const Stay& stay) {
            sum += static_cast<double>(market.listings().row(stay.listing.row).reliability);
            ++stays;
        },
        nothing);
    return sum / stays;
}

TEST(HomeSharingTrust, WhoCanTellChoosesMoreReliableHomes) {
    // Of earlier stays nobody knows who the guests were, which three of the rules go by; and some
    // stays of the first weeks were booked when nothing was known.
    const std::string new_town = unsafe + "reputation.history = 0\n";
    const double blind = reliability_chosen(laid(new_town, "trust = \"blind\"\n"));
    for (const std::string rule : {"reviews", "social", "eigentrust", "image_score"})
        EXPECT_GT(reliability_chosen(laid(new_town, "trust = \"" + rule + "\"\n")), blind + 0.001)
            << rule;
}

TEST(HomeSharingTrust, WithoutContactsAndExperienceTheSocialRuleIsReviews) {
    const std::string deaf = "trust = { rule = \"social\", own = 0, contacts = 0, second = 0 }\n";
    const auto social = finished(laid(unsafe, deaf));
    const auto reviews = finished(laid(unsafe, "trust = \"reviews\"\n"));
    EXPECT_EQ(sim::by_day(social->series(), "stays"), sim::by_day(reviews->series(), "stays"));
    EXPECT_GT(social->market().beliefs().dealings().table().size(), 0U);
}

TEST(HomeSharingTrust, DealingsAreTheStaysThatEnded) {
    std::size_t left = 0;
    std::set<std::pair<std::uint32_t, std::uint32_t>> pairs;
    const auto run = watched(
        laid(unsafe, "trust = \"eigentrust\"\nburn_in = 0\nabuse.share = 0.2\n"),
        [&](const Market&, const Stay& stay) {
            ++left;
            pairs.emplace(stay.traveller.row, stay.listing.row);
        },
        nothing);
    const auto& dealings = run->market().beliefs().dealings().table();
    std::uint64_t counted = 0;
    for (std::size_t row = 0; row < dealings.size(); ++row)
        counted += dealings.row(row).kept + dealings.row(row).broken;
    EXPECT_EQ(counted, left);
    EXPECT_EQ(dealings.size(), pairs.size());
}

TEST(HomeSharingTrust, AReputationThatFollowsTheHostIsThatOfAllHisHomes) {
    const auto run = finished(laid(still, "reputation.holder = \"host\"\n"));
    const auto by_host = table_of<sim::Evidence>(run->market());
    const auto hosts = table_of<Host>(run->market());
    ASSERT_EQ(by_host.size(), hosts.size());
    const auto home = finished(laid(still));
    EXPECT_EQ(table_of<sim::Evidence>(home->market()).size(), run->market().listings().size());
    EXPECT_NE(sim::by_day(run->series(), "stays"), sim::by_day(home->series(), "stays"));
}

TEST(HomeSharingReviews, GuestsAreReviewedOnlyWhereBothSidesAre) {
    EXPECT_EQ(in_all(laid(still), "guest_reviews"), 0);
    const sim::Node document =
        laid(still, "reputation.system = { rule = \"simultaneous\", provider_propensity = 0.8 }\n");
    const auto run = finished(document);
    const double stays = all_days(*run, "stays");
    EXPECT_NEAR(all_days(*run, "guest_reviews") / stays, 0.82, 0.03) << "some out of curiosity";
    const auto travellers = table_of<Traveller>(run->market());
    const auto ratings = travellers.column<&Traveller::ratings>();
    EXPECT_GT(*std::ranges::max_element(ratings), 3);
}

TEST(HomeSharingReviews, SequentialOnesAreAnsweredAndSimultaneousOnesAreNot) {
    const auto open = finished(laid(unsafe, "reputation.system = \"sequential\"\n"));
    const auto closed = finished(laid(unsafe, "reputation.system = \"simultaneous\"\n"));
    EXPECT_GT(all_days(*open, "retaliations"), 20);
    EXPECT_EQ(all_days(*closed, "retaliations"), 0);
    EXPECT_GT(all_days(*closed, "reviews"), all_days(*open, "reviews"));
}

TEST(HomeSharingReviews, HostsWhoLookTurnDownGuestsOfFewStars) {
    const std::string document = unsafe + "platform.instant = 0\nabuse.share = 0.3\n"
                                          "reputation.system = \"simultaneous\"\n";
    const std::string from_the_start = "burn_in = 0\n";
    int booked = 0;
    watched(laid(document, from_the_start, "reputation.least_stars = 4\n"), nothing,
            [&](const Market& market, const std::vector<Stay>& stays) {
                const auto guests = table_of<Traveller>(market);
                for (const Stay& stay : stays) {
                    const Traveller guest = guests.row(stay.traveller.row);
                    // Reviews of the day came in before the search.
                    ASSERT_FALSE(guest.ratings > 0 &&
                                 static_cast<double>(guest.stars) < 4.0 * guest.ratings);
                    ++booked;
                }
            });
    EXPECT_GT(booked, 500);
    EXPECT_LT(booked, in_all(laid(document, from_the_start), "bookings"));
}

TEST(HomeSharingReviews, LeniencyThatDriftsRaisesStarsByTheYear) {
    const auto run = finished(laid("days = 700\nburn_in = 30\nreviews.drift = 0.5\n"));
    const auto stars = sim::by_day(run->series(), "stars");
    const auto reviews = sim::by_day(run->series(), "reviews");
    const auto mean = [&](std::size_t first, std::size_t last) {
        double sum = 0, count = 0;
        for (std::size_t day = first; day < last; ++day) sum += stars[day], count += reviews[day];
        return sum / count;
    };
    EXPECT_GT(mean(600, 700), mean(0, 100) + 0.05);
}

TEST(HomeSharingReviews, WhoWritesForACouponFoundItWorse) {
    const auto run = finished(laid(unsafe, "reputation.coupon = 0.6\nreviews.silence = 0.6\n"));
    const double reviews = all_days(*run, "reviews"), stars = all_days(*run, "stars");
    const double induced = all_days(*run, "induced_reviews");
    const double volunteers = reviews - induced;
    EXPECT_NEAR(induced, 0.6 * (all_days(*run, "stays") - volunteers), 0.1 * induced);
    const double given = all_days(*run, "induced_stars");
    EXPECT_LT(given / induced, (stars - given) / volunteers - 0.2);
    EXPECT_EQ(in_all(laid(unsafe), "induced_reviews"), 0);
}

// Guest and host drawn apart are alike by one half on average.
TEST(HomeSharingTrust, GuestsChooseHostsLikeThemselvesWhereNothingElseIsKnown) {
    const auto likeness = [](const std::string& rule) {
        double sum = 0, stays = 0;
        watched(laid(unsafe, "reputation.similarity = 0.8\n", rule), nothing,
                [&](const Market&, const std::vector<Stay>& booked) {
                    for (const Stay& stay : booked) {
                        sum += static_cast<double>(stay.similarity);
                        ++stays;
                    }
                });
        return sum / stays;
    };
    const double blind = likeness("trust = \"blind\"\n");
    EXPECT_GT(blind, 0.53);
    EXPECT_LT(likeness("trust = \"reviews\"\n"), blind - 0.02) << "what is known outweighs it";
}

TEST(HomeSharingSignals, WhatIsShownRaisesTheOddsOfThoseWhoShowIt) {
    const std::string signal = "reputation.signals.verification = { share = 0.5, lift = 0.9, "
                               "doubt = 0.3 }\ntrust = \"blind\"\n";
    double shown = 0, hidden = 0;
    watched(laid(unsafe, signal), nothing,
            [&](const Market& market, const std::vector<Stay>& stays) {
                const auto hosts = table_of<Host>(market);
                for (const Stay& stay : stays) {
                    const auto host = market.listings().row(stay.listing.row).host;
                    ++(hosts.row(host.row).verified ? shown : hidden);
                }
            });
    const auto before = world(laid(unsafe, signal));
    const auto hosts = table_of<Host>(before->market());
    double listings_shown = 0, listings_hidden = 0;
    for (std::size_t row = 0; row < before->market().listings().size(); ++row) {
        const Listing one = before->market().listings().row(row);
        if (one.active) ++(hosts.row(one.host.row).verified ? listings_shown : listings_hidden);
    }
    EXPECT_GT(shown / listings_shown, 1.1 * hidden / listings_hidden);
}

TEST(HomeSharingSignals, ArePaidForAtTheNewYear) {
    const auto run = world(laid("days = 40\nburn_in = 30\nstart = 2018-12-20\n"
                                "reputation.signals.verification = { share = 0.5, cost = 12 }\n"));
    sim::Money paid;
    while (run->day() < run->end()) {
        const sim::Day today = run->day();
        run->advance(today + 1);
        const sim::Money now =
            run->market().ledger().flow(Sector::hosts, Sector::suppliers, Payment::signal);
        ASSERT_TRUE(now.minor == 0 || sim::date_of(today).day == 1);
        paid += now;
        ASSERT_NO_THROW(run->market().ledger().prove());
    }
    EXPECT_GT(paid.minor, 0);
    EXPECT_EQ(paid.minor % 1200, 0);
}

TEST(HomeSharingSignals, TheBadgeGoesToThoseWithEnoughGoodStays) {
    const auto run = finished(laid("days = 365\nburn_in = 90\nreputation.signals.badge = { weight "
                                   "= 0.5, deals = 20, stars = 4.7 }\n"));
    const auto hosts = table_of<Host>(run->market());
    int held = 0;
    for (std::size_t row = 0; row < hosts.size(); ++row) held += hosts.row(row).badge;
    EXPECT_GT(held, 5);
    EXPECT_LT(held, 150);
    EXPECT_GT(all_days(*run, "badges"), 0);
    EXPECT_EQ(in_all(laid(still), "badges"), 0);
}

TEST(HomeSharingBoughtReviews, AreMoneyToTheCentAndFoundOutAsOftenAsTheChanceSays) {
    const std::string market = "reputation.bought = { corruptible = 0.5, price = 7, scruples = 2, "
                               "detection = 0.4 }\n";
    const auto run = world(laid(still, "burn_in = 0\nreputation.history = 0\n", market));
    sim::Money paid;
    while (run->day() < run->end()) {
        run->advance(run->day() + 1);
        ASSERT_NO_THROW(run->market().ledger().prove());
        paid += run->market().ledger().paid(Payment::bought_review);
    }
    const double bought = all_days(*run, "bought_reviews");
    EXPECT_GT(bought, 200);
    EXPECT_EQ(paid.minor, 700 * std::lround(bought));
    EXPECT_NEAR(all_days(*run, "filtered_reviews"), 0.4 * bought, 4 * std::sqrt(0.24 * bought));
}

TEST(HomeSharingBoughtReviews, AreFewerWhereMoreAreFoundOut) {
    const auto bought = [](double detection) {
        return in_all(laid(still, "reputation.bought = { corruptible = 0.5, scruples = 5, "
                                  "detection = " +
                                      std::to_string(detection) + " }\n"),
                      "bought_reviews");
    };
    EXPECT_GT(bought(0), bought(0.5));
    EXPECT_GT(bought(0.5), bought(0.9));
    EXPECT_EQ(bought(1), 0);
}

TEST(HomeSharingTalk, TrustInStrangersGrowsAlikeAmongContacts) {
    const auto spread_of = [](const std::string& document) {
        const auto run = finished(laid(unsafe, document));
        const auto guests = table_of<Traveller>(run->market());
        const auto trust = guests.column<&Traveller::trust>();
        double mean = 0, square = 0;
        for (const float one : trust) mean += static_cast<double>(one);
        mean /= static_cast<double>(trust.size());
        for (const float one : trust) square += std::pow(static_cast<double>(one) - mean, 2);
        return std::sqrt(square / static_cast<double>(trust.size()));
    };
    EXPECT_LT(spread_of("reputation.contacts.influence = 0.5\n"), 0.8 * spread_of(""));
}

TEST(HomeSharingReputation, WhatCannotBeIsRefused) {
    const auto refusal = [](const std::string& document) {
        return sim::message_of<sim::ScenarioError>([&] { prepared(laid(still, document)); });
    };
    EXPECT_NE(refusal("reputation.least_stars = 4\n").find("nobody reviews guests"),
              std::string::npos);
    EXPECT_NE(refusal("trust = \"social\"\nreputation.contacts.network = { rule = \"ring\", "
                      "reach = 900 }\n")
                  .find("reputation.contacts.network"),
              std::string::npos);
    EXPECT_EQ(refusal("reputation.contacts.network = { rule = \"ring\", reach = 900 }\n"),
              "nothing was thrown")
        << "nobody asks for that network";
}

} // namespace
} // namespace models::home_sharing
