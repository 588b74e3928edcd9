// SPDX-License-Identifier: Apache-2.0
// Changes of input with a known effect on the lodging market: a measure that binds nobody, a reform
// not yet announced, rows in another order, another currency, a branch in place of a new start.

#include "models/catalogue.hpp"
#include "sim/record/digest.hpp"
#include "sim/run/world.hpp"
#include "tests/support/metamorphic.hpp"
#include "tests/support/village.hpp"
#include "tests/support/ways.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <iomanip>
#include <sstream>

namespace models::home_sharing {
namespace {

const sim::Keys luck = sim::keys_of({1, 0});

const std::string short_year = "days = 150\nburn_in = 30\n";
const std::string cap = "[[regulation.night_cap]]\nnights = 20\nfrom = 2019-03-01\n";
const std::string ending_cap = cap + "until = 2019-05-01\n";
const std::string by_inspection = cap + "enforcement = \"inspection\"\n"
                                        "sanction = { inspections = 1, fine = 100 }\n";
const std::string registration =
    "[[regulation.registration]]\nannounced = 2019-02-01\n"
    "from = 2019-03-01\nsanction = { inspections = 0.5, fine = 100 }\n";
const std::string ending_registration = registration + "until = 2019-05-01\n";

std::uint64_t final_digest(const sim::Node& document) {
    const auto run = world(document);
    run->advance(run->end());
    return sim::digest(run->tables());
}

struct Pair {
    std::string baseline;
    std::string reform;
};

class Placebo : public testing::TestWithParam<Pair> {};

TEST_P(Placebo, ChangesNothingOnAnyDay) {
    const auto baseline = prepared(village(short_year + GetParam().baseline));
    const auto reform = prepared(village(short_year + GetParam().baseline + GetParam().reform));
    EXPECT_EQ(sim::placebo_effect(*baseline, *reform, luck), "");
}

// Beside a law that some break, a placebo must neither raise the risk of theirs nor pardon them.
INSTANTIATE_TEST_SUITE_P(Measures, Placebo,
                         testing::Values(Pair{"", cap}, Pair{"", ending_cap},
                                         Pair{"", by_inspection}, Pair{"", registration},
                                         Pair{"", ending_registration},
                                         Pair{registration, by_inspection},
                                         Pair{registration, ending_cap},
                                         Pair{by_inspection, ending_registration}));

class Announced : public testing::TestWithParam<std::string> {};

TEST_P(Announced, NothingDiffersBeforeAndSomethingAfter) {
    const auto baseline = prepared(village(short_year));
    const auto reform = prepared(village(short_year + GetParam()));
    const auto without = baseline->start(luck);
    const auto with = reform->start(luck);
    const sim::Day known = reform->diverges(*baseline);
    while (without->day() < known) {
        without->advance(without->day() + 1);
        with->advance(with->day() + 1);
        ASSERT_EQ(sim::digest(with->tables()), sim::digest(without->tables()))
            << sim::iso(with->day());
    }
    without->advance(without->end());
    with->advance(with->end());
    EXPECT_NE(sim::digest(with->tables()), sim::digest(without->tables()));
}

TEST_P(Announced, ABranchIsANewStart) {
    const auto baseline = prepared(village(short_year));
    const auto reform = prepared(village(short_year + GetParam()));
    const auto history = baseline->start(luck);
    history->advance(reform->diverges(*baseline));
    const auto branch = reform->branch(*history);
    const auto anew = reform->start(luck);
    branch->advance(branch->end());
    anew->advance(anew->end());
    const auto found = sim::first_difference(branch->tables(), anew->tables());
    EXPECT_FALSE(found) << told(*found);
}

// The rest of the law book, each as it stands when nothing more is said.
std::string measure(const std::string& label, const std::string& more = "") {
    return "[[regulation." + label + "]]\nfrom = 2019-03-01\nuntil = 2019-05-01\n" + more;
}

const std::string freeze = "[[regulation.freeze]]\nannounced = 2019-01-10\nfrom = 2019-03-01\n";

INSTANTIATE_TEST_SUITE_P(
    LawBook, Placebo,
    testing::Values(Pair{"", measure("entire_home_ban")}, Pair{"", measure("zoning")},
                    Pair{"", measure("one_host_one_home")}, Pair{"", measure("host_presence")},
                    Pair{"", measure("minimum_stay")}, Pair{"", measure("foreigners_only")},
                    Pair{"", measure("licence_quota")}, Pair{"", measure("advertised_licence")},
                    Pair{"", freeze}, Pair{"", measure("occupancy_tax")},
                    Pair{"", measure("progressive_tax")}, Pair{"", measure("commission_cap")},
                    Pair{"", measure("price_cap")}, Pair{"", measure("insurance_mandate")},
                    Pair{"", measure("inspection")}));

// Beside laws that some break, or that count licences.
INSTANTIATE_TEST_SUITE_P(LawBookBeside, Placebo,
                         testing::Values(Pair{registration, measure("entire_home_ban")},
                                         Pair{registration, measure("inspection")},
                                         Pair{by_inspection, measure("licence_quota")},
                                         Pair{by_inspection, measure("progressive_tax")},
                                         Pair{measure("licence_quota"), measure("zoning")},
                                         Pair{measure("licence_quota"), freeze},
                                         Pair{measure("minimum_stay"), measure("price_cap")}));

// Without fine, inspection or platform nobody obeys: a law as strict as can be that nobody enforces
// changes nothing, alone and beside laws that some break or that count licences.
class Unenforced : public testing::TestWithParam<Pair> {};

TEST_P(Unenforced, ChangesNothingOnAnyDay) {
    const auto baseline = prepared(village(short_year + GetParam().baseline));
    const auto reform = prepared(village(short_year + GetParam().baseline + GetParam().reform));
    EXPECT_EQ(sim::effect_of(*baseline, *reform, luck), "");
}

// The form that experiments run is that very law, whatever enforces the measure.
TEST_P(Unenforced, IsTheFormThatExperimentsRun) {
    const auto baseline = prepared(village(short_year + GetParam().baseline));
    const auto strict = prepared(village(short_year + GetParam().baseline + GetParam().reform +
                                         "[[regulation.occupancy_tax]]\nfrom = 2019-03-01\n"));
    const auto form = strict->unenforced(*baseline);
    ASSERT_TRUE(form);
    EXPECT_EQ(form->law(*baseline).terms.size(), 2U);
    EXPECT_EQ(sim::effect_of(*baseline, *form, luck), "");
}

std::string unenforced(const std::string& label, const std::string& more = "", int fine = 0) {
    return measure(
        label,
        more + (label == "night_cap" ? "enforcement = \"inspection\"\n" : "platform = \"none\"\n") +
            "sanction = { inspections = 0, fine = " + std::to_string(fine) + " }\n");
}

INSTANTIATE_TEST_SUITE_P(
    LawBook, Unenforced,
    testing::Values(Pair{"", unenforced("night_cap", "nights = 20\n")},
                    Pair{"", unenforced("registration", "cost = 5000\n")},
                    Pair{"", unenforced("entire_home_ban")}, Pair{"", unenforced("zoning")},
                    Pair{"", unenforced("one_host_one_home")},
                    Pair{"", unenforced("host_presence")}, Pair{"", unenforced("minimum_stay")},
                    Pair{"", unenforced("foreigners_only")},
                    Pair{"", unenforced("advertised_licence", "cost = 5000\n")},
                    Pair{"", unenforced("licence_quota", "share = 0.1\n")},
                    Pair{"", unenforced("price_cap", "over_reference = 0.5\n")},
                    Pair{"", unenforced("insurance_mandate", "premium = 20\n")},
                    // A fine that nobody comes to collect.
                    Pair{"", unenforced("registration", "", 5'000)},
                    Pair{"", unenforced("zoning", "", 5'000)},
                    Pair{registration, unenforced("entire_home_ban", "", 5'000)},
                    Pair{registration + cap, unenforced("zoning")},
                    Pair{by_inspection, unenforced("licence_quota", "share = 0.1\n")},
                    Pair{measure("inspection"), unenforced("entire_home_ban")},
                    Pair{registration + measure("inspection"), unenforced("registration")},
                    Pair{measure("licence_quota"), unenforced("minimum_stay")}));

// A fine alone moves nobody until inspectors of everything come.
TEST(HomeSharingUnenforced, AFineBitesFromTheDayOnWhichInspectorsCome) {
    const std::string ban = "[[regulation.zoning]]\nfrom = 2019-02-01\n"
                            "sanction = { inspections = 0, fine = 20000 }\n";
    const auto run = world(village(short_year + ban +
                                   "[[regulation.inspection]]\nvisits = 1\ndetection = 1\n"
                                   "from = 2019-03-01\n"));
    const auto gone = [&] {
        return std::ranges::count(of_listings<&Listing::standing>(*run), ComplianceState::exited);
    };
    run->advance(sim::day_of({2019, 3, 1}));
    EXPECT_EQ(gone(), 0);
    run->advance(run->day() + 1);
    EXPECT_GT(gone(), 100);
}

INSTANTIATE_TEST_SUITE_P(Measures, Announced,
                         testing::Values(cap, registration, cap + registration, freeze,
                                         measure("licence_quota"), measure("host_presence"),
                                         measure("occupancy_tax") + measure("inspection")));

TEST(HomeSharingResumed, UnderTheLawBookIsTheSame) {
    const auto catalogue = models::catalogue();
    const auto scenario = prepared(
        village("days = 140\nburn_in = 10\n" + freeze + measure("licence_quota") +
                measure("foreigners_only", "domestic_nights = 20\n") + measure("progressive_tax") +
                measure("inspection") + measure("commission_cap")));
    const sim::Way resumed{1, sim::BlockOrder::forward, sim::Course::resumed};
    EXPECT_EQ(sim::first_difference(catalogue, *scenario, {1, 0}, sim::plain, resumed), "");
}

// The law is compiled, and books of hotels foreseen, from the day on which a run is taken up again.
TEST(HomeSharingResumed, UnderALawInForceIsTheSame) {
    const auto catalogue = models::catalogue();
    const auto scenario = prepared(village("days = 140\nburn_in = 10\n" + cap + registration));
    const sim::Way resumed{1, sim::BlockOrder::forward, sim::Course::resumed};
    EXPECT_EQ(sim::first_difference(catalogue, *scenario, {1, 0}, sim::plain, resumed), "");
}

TEST(HomeSharingResumed, LongAfterItBeganIsTheSame) {
    const auto catalogue = models::catalogue();
    const auto scenario =
        prepared(village("days = 440\nburn_in = 30\npopulation.travellers = 500"));
    const sim::Way resumed{2, sim::BlockOrder::shuffled, sim::Course::resumed};
    EXPECT_EQ(sim::first_difference(catalogue, *scenario, {1, 0}, sim::plain, resumed), "");
}

// A table with its rows in another order; the licence lines and the header stay.
std::string permuted(const std::string& table) {
    std::istringstream in(table);
    std::string head;
    std::vector<std::string> rows;
    bool in_head = true;
    for (std::string line; std::getline(in, line);) {
        if (in_head)
            head += line + '\n';
        else
            rows.push_back(line);
        in_head = in_head && line.starts_with('#');
    }
    for (const std::size_t row : sim::scrambled_order(rows.size())) head += rows[row] + '\n';
    return head;
}

const char* const data = "scenarios/home_sharing/data/";

class Permuted : public testing::TestWithParam<std::string> {};

TEST_P(Permuted, RowsGiveTheSameWorld) {
    const std::string table = content_of(data + ("village_" + GetParam() + ".csv"));
    const FileForATest other("permuted_" + GetParam() + ".csv", permuted(table));
    ASSERT_NE(content_of(other.path()), table);
    sim::Node document = village("days = 60");
    const auto digest = final_digest(document);
    sim::set(document, "population." + GetParam() + ".table", other.path());
    EXPECT_EQ(final_digest(document), digest);
}

INSTANTIATE_TEST_SUITE_P(Tables, Permuted, testing::Values("listings", "hosts", "season"),
                         [](const auto& one) { return one.param; });

// A village table with one column changed.
template <class Change>
std::string changed(const std::string& table, std::size_t column, Change&& change) {
    std::istringstream in(content_of(data + table));
    std::ostringstream out;
    out << std::setprecision(17);
    bool header = true;
    for (std::string line; std::getline(in, line);) {
        std::istringstream cells(line);
        std::size_t at = 0;
        const bool plain = line.starts_with('#') || header;
        if (!line.starts_with('#')) header = false;
        if (plain) {
            out << line << '\n';
            continue;
        }
        for (std::string cell; std::getline(cells, cell, ',');) {
            if (at > 0) out << ',';
            if (at++ == column)
                out << change(std::stod(cell));
            else
                out << cell;
        }
        out << '\n';
    }
    return out.str();
}

// In a currency of half the worth everybody does the same. Quotes are whole cents, so an offer can
// shift by half a cent against another, which turns about one choice in ten thousand; what follows
// from that one is luck, hence the second tolerance.
TEST(HomeSharingCurrency, DoesNotMatter) {
    const FileForATest listings(
        "dear_listings.csv", changed("village_listings.csv", 5,
                                     [](double log_price) { return log_price + std::log(2.0); }));
    const FileForATest hotels(
        "dear_hotels.csv", changed("village_hotels.csv", 4, [](double rate) { return 2 * rate; }));
    const sim::Node plain = village("days = 60\nburn_in = 30");
    const Parameters given = read_in(plain).first;
    sim::Node dear = plain;
    sim::set(dear, "population.listings.table", listings.path());
    sim::set(dear, "population.hotels.table", hotels.path());
    sim::set(dear, "demand.price_coefficient", given.demand.price_coefficient / 2);
    sim::set(dear, "demand.loss", given.demand.loss * 2);
    sim::set(dear, "supply.home_cost", given.supply.home_cost * 2);
    sim::set(dear, "supply.room_cost", given.supply.room_cost * 2);
    sim::set(dear, "tax.per_night", given.tax.per_night * 2);
    const auto one = world(plain);
    const auto two = world(dear);
    double bookings = 0;
    double others = 0;
    while (one->day() < one->end()) {
        one->advance(one->day() + 1);
        two->advance(two->day() + 1);
        for (const Indicators& zone : by_zone(one->market()))
            bookings += static_cast<double>(zone.bookings);
        for (const Indicators& zone : by_zone(two->market()))
            others += static_cast<double>(zone.bookings);
        if (bookings < 100) {
            ASSERT_EQ(bookings, others) << sim::iso(one->day());
        }
    }
    EXPECT_GT(bookings, 200);
    EXPECT_NEAR(others / bookings, 1, 0.03);
}

} // namespace
} // namespace models::home_sharing
