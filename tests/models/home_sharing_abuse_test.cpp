// SPDX-License-Identifier: Apache-2.0
// Abusive guests: claims and exclusions against what chance says, who is refused, and what moves
// nothing.

#include "models/catalogue.hpp"
#include "sim/record/digest.hpp"
#include "tests/support/abuse.hpp"
#include "tests/support/messages.hpp"
#include "tests/support/ways.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace models::home_sharing {
namespace {

const auto nothing = [](const Market&, const auto&) {};

std::uint64_t final_digest(const sim::Node& document) {
    const auto run = world(document);
    run->advance(run->end());
    return sim::digest(run->tables());
}

double reliability_of(const Market& market, const Stay& stay) {
    return static_cast<double>(market.listings().row(stay.listing.row).reliability);
}

// A sum of independent draws: what is expected, and how far it may be off.
struct Expected {
    double mean = 0;
    double variance = 0;

    void add(double chance) {
        mean += chance;
        variance += chance * (1 - chance);
    }
    [[nodiscard]] double margin() const { return 4 * std::sqrt(variance) + 0.5; }
};

TEST(HomeSharingAbuse, ClaimsAreStaysOfAbusiveGuestsThatWentRightTimesTheChance) {
    const sim::Node document = laid(rough, "burn_in = 0\n");
    const auto guests = table_of<Traveller>(world(document)->market());
    const auto abusive = guests.column<&Traveller::abusive>();
    Expected claims;
    const auto run = watched(
        document,
        [&](const Market& market, const Stay& stay) {
            if (abusive[stay.traveller.row]) claims.add(0.3 * reliability_of(market, stay));
        },
        nothing);
    EXPECT_GT(claims.mean, 100);
    EXPECT_NEAR(all_days(*run, "false_claims"), claims.mean, claims.margin());
}

// Chances of so many reports or fewer, stay by stay (a Poisson binomial), of one guest.
class Tail {
public:
    void add(double chance) {
        for (std::size_t n = few_.size(); n-- > 0;)
            few_[n] = few_[n] * (1 - chance) + (n > 0 ? few_[n - 1] * chance : 0);
    }
    [[nodiscard]] double three_or_more() const { return 1 - few_[0] - few_[1] - few_[2]; }

private:
    std::array<double, 3> few_{1, 0, 0};
};

// Nobody acts on the reports here, so the number of stays is not the guest's own doing.
TEST(HomeSharingAbuse, ThreeMistakenReportsAreAsCommonAsTheClosedFormSays) {
    const sim::Node document = laid(
        still, "supply.reliability_a = 3\nsupply.reliability_b = 1\nabuse.mistaken_reports = 1\n"
               "abuse.sharing = \"platform\"\n");
    std::map<std::uint32_t, Tail> guests;
    const auto run = watched(
        document,
        [&](const Market& market, const Stay& stay) {
            guests[stay.traveller.row].add(1 - reliability_of(market, stay));
        },
        nothing);
    Expected wrongly;
    for (const auto& [who, tail] : guests) wrongly.add(tail.three_or_more());
    int found = 0;
    for (const std::uint32_t reports :
         run->market().reports().table().column<&sim::Record::reports>())
        found += reports >= 3;
    EXPECT_GT(wrongly.mean, 10);
    EXPECT_NEAR(found, wrongly.mean, wrongly.margin());
}

TEST(HomeSharingAbuse, NobodyExcludedBooksAndNobodyIsExcludedWithoutReports) {
    int refused = 0;
    const auto run = watched(
        laid(rough, shared), nothing, [&](const Market& market, const std::vector<Stay>& booked) {
            const sim::Reports& reports = market.reports();
            for (const Stay& stay : booked)
                ASSERT_FALSE(reports.excluded(sim::everybody, stay.traveller.row));
            for (std::size_t at = 0; at < reports.table().size(); ++at) {
                const sim::Record one = reports.table().row(at);
                ASSERT_EQ(one.excluded != 0, one.reports >= 2);
                refused += one.excluded;
            }
        });
    EXPECT_GT(refused, 0);
    EXPECT_GT(all_days(*run, "abusive_refused"), 0);
}

TEST(HomeSharingAbuse, AHostWhoAnswersRequestsRemembersAndOthersDoNot) {
    const std::string own = "abuse.sharing = \"own\"\nabuse.exclusion = { rule = \"count\", "
                            "reports = 1 }\nabuse.reporting = 1\nplatform.instant = 0.3\n";
    int elsewhere = 0;
    const auto run = watched(
        laid(rough, own), nothing, [&](const Market& market, const std::vector<Stay>& booked) {
            const auto& homes = market.listings();
            for (const Stay& stay : booked) {
                const Listing home = homes.row(stay.listing.row);
                const bool known = market.reports().excluded(home.host.row, stay.traveller.row);
                ASSERT_FALSE(known && home.instant == 0);
                elsewhere += known;
            }
        });
    EXPECT_GT(elsewhere, 0) << "who lets guests book at once takes them again";
    EXPECT_GT(all_days(*run, "abusive_refused"), 0);
}

TEST(HomeSharingAbuse, GuestsWhoDoNoHarmMakeNoDifference) {
    const auto plain = world(laid(still));
    const auto tame = world(laid(still,
                                 "abuse = { share = 0.5, false_claims = 0, damage = 0, "
                                 "mistaken_reports = 0 }\n",
                                 shared));
    plain->advance(plain->end());
    tame->advance(tame->end());
    const auto one = plain->series().daily();
    const auto two = tame->series().daily();
    ASSERT_EQ(one.size(), two.size());
    for (std::size_t at = 0; at < one.size(); ++at)
        ASSERT_TRUE(one[at] == two[at] || (std::isnan(one[at]) && std::isnan(two[at])));
}

TEST(HomeSharingAbuse, AnExclusionThatRefusesNobodyIsNone) {
    const std::string told = rough + "abuse.sharing = \"platform\"\n";
    const std::string blunt = "abuse.exclusion = { rule = \"posterior\", level = 0 }\n";
    EXPECT_EQ(final_digest(laid(told, blunt)), final_digest(laid(told)));
}

// Guests who come often and claim each time, and hosts who all answer requests themselves.
const std::string strict = "days = 400\ndemand.trips_per_year = 20\nplatform.instant = 0\n"
                           "abuse.false_claims = 1\nabuse.reporting = 1\n"
                           "abuse.exclusion = { rule = \"count\", reports = 1 }\n";

TEST(HomeSharingAbuse, TheMoreLearnOfReportsTheFewerStaysOfAbusiveGuests) {
    const auto stays = [](const std::string& sharing) {
        const sim::Node document = laid(rough, strict, "abuse.sharing = \"" + sharing + "\"\n");
        const auto guests = table_of<Traveller>(world(document)->market());
        int abusive = 0;
        watched(
            document,
            [&](const Market&, const Stay& stay) {
                abusive += guests.column<&Traveller::abusive>()[stay.traveller.row];
            },
            nothing);
        return abusive;
    };
    const int alone = stays("own");
    EXPECT_LT(alone, stays("none"));
    EXPECT_LT(stays("platform"), alone / 2);
}

TEST(HomeSharingAbuse, WhoCanBuyANameComesBack) {
    const auto run = world(laid(rough, shared, "abuse.new_identity = 10\n"));
    run->advance(run->end());
    const double bought = all_days(*run, "new_identities");
    EXPECT_GT(bought, 10);
    std::int64_t names = 0;
    for (const std::uint32_t one : run->market().reports().table().column<&sim::Record::names>())
        names += one - 1;
    EXPECT_GE(names, bought); // the burn-in is not in the series
    EXPECT_EQ(run->market().ledger().paid<&sim::Flow::ever>(Payment::identity),
              names * sim::Money{1'000});
    EXPECT_GT(all_days(*run, "false_claims"), in_all(laid(rough, shared), "false_claims"));
    EXPECT_EQ(in_all(laid(rough, shared, "abuse.new_identity = 1e6\n"), "new_identities"), 0);
}

TEST(HomeSharingAbuse, RecordsOutliveACheckpointAndABranch) {
    const auto catalogue = models::catalogue();
    const auto scenario = prepared(laid(rough, shared, "abuse.new_identity = 30\n"));
    for (const auto course : {sim::Course::resumed, sim::Course::branched}) {
        const sim::Way way{2, sim::BlockOrder::shuffled, course};
        EXPECT_EQ(sim::first_difference(catalogue, *scenario, {1, 0}, sim::plain, way), "");
    }
}

// Hosts give in or refuse, and their income moves nobody.
const std::string meek = "abuse.disputes = 0\nabuse.gives_in = 0.8\nabuse.damage = 0\n"
                         "abuse.demand = 0.1\n";

TEST(HomeSharingAbuse, WithoutAThreatOnlyThoseGiveInWhoDoNotFearForTheirImage) {
    const std::string all = "abuse.share = 1\nabuse.false_claims = 1\n";
    const double threatened = in_all(laid(rough, meek, all), "refunds");
    const double asked = in_all(laid(rough, meek, all, "abuse.extortion = 0\n"), "refunds");
    EXPECT_GT(threatened, 1'000);
    EXPECT_NEAR(asked / threatened, 1 - 0.798, 0.04);
    const double none =
        in_all(laid(rough, meek, "abuse = { extortion = 0, image_concern = 1 }\n"), "refunds");
    EXPECT_EQ(none, 0);
    const double claims = in_all(laid(rough, meek, all), "false_claims");
    EXPECT_NEAR(in_all(laid(rough, meek, all), "claims_met"), 0.8 * claims,
                4 * std::sqrt(0.16 * claims));
}

TEST(HomeSharingAbuse, AThreatCarriedOutIsOneStarForAHostWhoRefused) {
    const std::string firm = "abuse.gives_in = 0\n";
    const auto stars = [&](const std::string& revenge) {
        const sim::Node document = laid(rough, meek, firm, "abuse.revenge = " + revenge + "\n");
        const auto run = world(document);
        run->advance(run->end());
        return std::pair(all_days(*run, "stars") / all_days(*run, "reviews"),
                         all_days(*run, "reviews") / all_days(*run, "stays"));
    };
    const auto [mild, few] = stars("0");
    const auto [harsh, many] = stars("1");
    // One stay in five is of an abusive guest, who claims in three of ten.
    EXPECT_NEAR(mild - harsh, 0.06 / many * (mild - 1), 0.05);
    EXPECT_GT(many, few);
    const auto meek_only =
        in_all(laid(rough, meek, "abuse.gives_in = 1\nabuse.revenge = 1\n"), "stars");
    EXPECT_EQ(meek_only, in_all(laid(rough, meek, "abuse.gives_in = 1\n"), "stars"));
}

TEST(HomeSharingAbuse, AnswersOfHostsAreSharesOfAWhole) {
    const std::string told = sim::message_of<sim::ScenarioError>(
        [] { prepared(laid("abuse = { gives_in = 0.9, disputes = 0.2 }\n")); });
    EXPECT_NE(told.find("abuse.disputes"), std::string::npos) << told;
}

} // namespace
} // namespace models::home_sharing
