// SPDX-License-Identifier: Apache-2.0
// Requests and discrimination: acceptances against their closed forms, remedies that close the gap
// exactly, and nights that stay empty for it.

#include "models/catalogue.hpp"
#include "tests/support/abuse.hpp"
#include "tests/support/days.hpp"
#include "tests/support/ways.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace models::home_sharing {
namespace {

// Most hosts answer, and accept whatever does not offend them.
const std::string asked = still + "platform.instant = 0.2\nplatform.acceptance = 1\n";

std::string bias(const std::string& terms) { return "discrimination = { " + terms + " }\n"; }

double four_deviations(double chance, double n) { return 4 * std::sqrt(chance * (1 - chance) / n); }

struct Acceptance {
    double minority = 0;
    double majority = 0;
    double requests = 0; // of the minority

    [[nodiscard]] double ratio() const { return minority / majority; }
};

Acceptance acceptance_in(const sim::Node& document) {
    const auto run = world(document);
    run->advance(run->end());
    const double requests = all_days(*run, "minority_requests");
    const double accepted = all_days(*run, "minority_accepted");
    return {accepted / requests,
            (all_days(*run, "requests_accepted") - accepted) /
                (all_days(*run, "requests") - requests),
            requests};
}

// Every host is biased, so that every request of the minority is a draw of its own.
TEST(HomeSharingRequests, TheGroupIsAcceptedLessByTheChanceOfARefusal) {
    const auto found =
        acceptance_in(laid(asked, bias("minority = 0.5, biased = 1, refusal = 0.3")));
    EXPECT_EQ(found.majority, 1);
    EXPECT_GT(found.requests, 500);
    EXPECT_NEAR(found.minority, 0.7, four_deviations(0.7, found.requests));
}

// Some hosts are: which of them are asked is luck too, of some two hundred hosts.
TEST(HomeSharingRequests, TheRatioIsOneLessBiasedTimesRefusal) {
    const auto found =
        acceptance_in(laid(asked, bias("minority = 0.5, biased = 0.4, refusal = 0.4")));
    EXPECT_EQ(found.majority, 1);
    EXPECT_NEAR(found.ratio(), 0.84,
                four_deviations(0.84, found.requests) + four_deviations(0.4, 100) * 0.4);
}

TEST(HomeSharingRequests, OnlyBiasedHostsWhoAnswerTurnDownAndOnlyTheMinority) {
    const sim::Node document = laid(asked, bias("minority = 0.5, biased = 0.4, refusal = 1"));
    const auto start = world(document);
    const auto guests = table_of<Traveller>(start->market());
    const auto hosts = table_of<Host>(start->market());
    const auto minority = guests.column<&Traveller::minority>();
    const auto biased = hosts.column<&Host::biased>();
    int at_once = 0;
    const auto run = watched(
        document, [](const Market&, const Stay&) {},
        [&](const Market& market, const std::vector<Stay>& booked) {
            for (const Stay& stay : booked) {
                const Listing home = market.listings().row(stay.listing.row);
                if (!minority[stay.traveller.row] || !biased[home.host.row]) continue;
                ASSERT_EQ(home.instant, 1);
                ++at_once;
            }
        });
    EXPECT_GT(at_once, 0) << "who lets guests book at once takes them";
    EXPECT_GT(all_days(*run, "minority_accepted"), 0);
    EXPECT_LT(all_days(*run, "minority_accepted"), all_days(*run, "minority_requests"));
}

const std::string harsh = "minority = 0.3, biased = 0.6, refusal = 0.8";

// What is told of the minority differs, since there is one; nothing else does.
const std::set<std::string> told_of_it{"minority_requests", "minority_accepted",
                                       "minority_acceptance"};

TEST(HomeSharingRequests, InstantBookingClosesTheGapExactly) {
    const std::string at_once = "platform.instant = 1\n";
    EXPECT_EQ(lines_that_differ(laid(still, at_once), laid(still, at_once, bias(harsh))),
              std::set<std::string>{});
    EXPECT_EQ(in_all(laid(still, at_once, bias(harsh)), "requests"), 0);
}

TEST(HomeSharingRequests, HiddenNamesCloseTheGapExactly) {
    EXPECT_EQ(lines_that_differ(laid(still), laid(still, bias(harsh + ", names = \"hidden\""))),
              told_of_it);
}

TEST(HomeSharingRequests, AReviewThatEverybodyHasClosesTheGapExactly) {
    EXPECT_EQ(lines_that_differ(laid(still), laid(still, bias(harsh + ", reviews_needed = 0"))),
              told_of_it);
}

TEST(HomeSharingRequests, AMinorityThatNobodyMindsChangesNothing) {
    EXPECT_EQ(lines_that_differ(laid(still), laid(still, bias("minority = 0.3, refusal = 1"))),
              told_of_it);
    EXPECT_EQ(lines_that_differ(laid(still), laid(still, bias("biased = 1, refusal = 1"))),
              std::set<std::string>{});
}

// One stay without a report is enough: whoever is turned down has none.
TEST(HomeSharingRequests, WithOneReviewOnlyNewcomersAreTurnedDown) {
    const std::string terms = bias("minority = 0.5, biased = 1, refusal = 1, reviews_needed = 1");
    const sim::Node document = laid(asked, "platform.instant = 0.5\n", terms);
    const auto guests = table_of<Traveller>(world(document)->market());
    const auto minority = guests.column<&Traveller::minority>();
    int known = 0;
    const auto run = watched(
        document, [](const Market&, const Stay&) {},
        [&](const Market& market, const std::vector<Stay>& booked) {
            const auto now = table_of<Traveller>(market);
            for (const Stay& stay : booked) {
                if (!minority[stay.traveller.row]) continue;
                const bool at_once = market.listings().row(stay.listing.row).instant != 0;
                const bool stranger = now.row(stay.traveller.row).stays == 0;
                ASSERT_TRUE(at_once || !stranger);
                known += !at_once;
            }
        });
    EXPECT_GT(known, 50);
    EXPECT_LT(all_days(*run, "minority_accepted"), all_days(*run, "minority_requests"));
}

// Reports that all learn of take the review away again.
TEST(HomeSharingRequests, AReportedStayIsNoReview) {
    const std::string terms = bias("minority = 1, biased = 1, refusal = 1, reviews_needed = 1");
    const std::string bad = "abuse = { share = 1, false_claims = 1, reporting = 1, sharing = "
                            "\"platform\" }\nsupply.reliability_a = 1e6\n"
                            "supply.reliability_b = 1e-6\n";
    const std::string mixed = "platform.instant = 0.5\n";
    EXPECT_EQ(in_all(laid(asked, mixed, terms, bad), "minority_accepted"), 0);
    EXPECT_GT(in_all(laid(asked, mixed, terms), "minority_accepted"), 0);
}

// A night and a home, as a number.
std::uint64_t night_of(std::uint32_t listing, sim::Day night) {
    return std::uint64_t{listing} << 32 | static_cast<std::uint32_t>(night.value);
}

// Counted again from the list of stays: what was refused, and who slept there in the end.
TEST(HomeSharingRequests, RefillIsWhatTheListOfStaysSays) {
    const sim::Node document =
        laid(asked, "burn_in = 0\ndays = 150\n", bias("minority = 0.5, biased = 1, refusal = 0.5"));
    const auto run = world(document);
    std::map<sim::Identity, Refused> refused;
    std::map<std::uint64_t, int> let;
    std::map<sim::Identity, Stay> log;
    double nights = 0;
    double refilled = 0;
    while (run->day() < run->end()) {
        const sim::Day today = run->day();
        run->advance(today + 1);
        const auto& stays = run->market().stays();
        for (std::size_t at = 0; at < stays.size(); ++at)
            if (const Stay stay = stays.row(at); log.emplace(stays.identities()[at], stay).second)
                for (int n = 0; n < stay.nights; ++n)
                    ++let[night_of(stay.listing.row, stay.first + n)];
        const auto now = table_of<Refused>(run->market());
        for (std::size_t at = 0; at < now.size(); ++at)
            refused.emplace(now.identities()[at], now.row(at));
        for (const auto& [who, one] : refused)
            if (one.first <= today && today < one.first + one.nights) {
                ++nights;
                refilled += static_cast<double>(let.count(night_of(one.listing.row, today)));
            }
    }
    EXPECT_GT(refilled, 20);
    EXPECT_EQ(all_days(*run, "refused_nights"), nights);
    EXPECT_EQ(all_days(*run, "refilled_nights"), refilled);
}

TEST(HomeSharingRequests, RefusalsOutliveACheckpointAndABranch) {
    const auto catalogue = models::catalogue();
    const auto scenario = prepared(laid(asked, bias(harsh)));
    for (const auto course : {sim::Course::resumed, sim::Course::branched}) {
        const sim::Way way{2, sim::BlockOrder::shuffled, course};
        EXPECT_EQ(sim::first_difference(catalogue, *scenario, {1, 0}, sim::plain, way), "");
    }
}

TEST(HomeSharingRequests, TravellersAreToldApart) {
    const auto run = world(laid(still, bias("minority = 0.3")));
    const auto group = run->market().traits(3);
    const auto members = static_cast<double>(std::ranges::count(group, std::uint8_t{1}));
    const auto all = static_cast<double>(group.size());
    EXPECT_NEAR(members / all, 0.3, four_deviations(0.3, all));
    EXPECT_EQ(Market::people().traits[3].name, "group");
}

} // namespace
} // namespace models::home_sharing
