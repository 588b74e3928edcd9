// SPDX-License-Identifier: Apache-2.0
// Two columns that a table of listings may have: those who ask for three months and more, and what
// listings sleep.

#include "models/home_sharing/city/world.hpp"
#include "tests/support/messages.hpp"
#include "tests/support/village.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <sstream>

namespace models::home_sharing {
namespace {

// The village's table of listings with more columns, the same in each row.
std::string with_columns(const std::string& names, const std::string& values) {
    std::istringstream table(content_of("scenarios/home_sharing/data/village_listings.csv"));
    std::string all;
    bool head = true;
    for (std::string line; std::getline(table, line);) {
        if (line.starts_with("#")) continue;
        all += line + (head ? names : values) + '\n';
        head = false;
    }
    return all;
}

sim::Node with_table(const FileForATest& file, const std::string& more = "") {
    return village("population.listings.table = \"" + file.path() + "\"\n" + more);
}

// The village with all who ask for a month or more asking for three months instead.
std::string with_long_lets() {
    std::string all = with_columns(",min_90_plus", "");
    const auto column = all.find("min_30_plus");
    const auto before = std::count(all.begin(), all.begin() + static_cast<long>(column), ',');
    std::istringstream table(all);
    std::string out;
    std::getline(table, out);
    out += '\n';
    for (std::string line; std::getline(table, line);) {
        std::size_t from = 0;
        for (long i = 0; i < before; ++i) from = line.find(',', from) + 1;
        const std::size_t to = line.find(',', from);
        const std::string count = line.substr(from, to - from);
        out += line.replace(from, to - from, "0") + ',' + count + '\n';
    }
    return out;
}

std::int64_t asking(const City& city, std::uint16_t nights) {
    const auto offers = offers_of(city, sim::keys(1, 0, 0).world);
    return std::ranges::count(offers, nights, &Offer::minimum_nights);
}

TEST(LongLets, AreThoseOfTheirColumn) {
    const FileForATest file("listings.csv", with_long_lets());
    const City before = read_in(village()).second;
    const City after = read_in(with_table(file)).second;
    EXPECT_GT(asking(before, 30), 0);
    EXPECT_EQ(asking(after, 92), asking(before, 30));
    EXPECT_EQ(asking(after, 30), 0);
    EXPECT_EQ(asking(after, 2), asking(before, 2));
}

// The same, with so many of each row's active ones asking for three months.
std::string of_active_ones(int long_ones) {
    std::string all = with_long_lets();
    const std::string head = all.substr(0, all.find('\n'));
    std::istringstream table(all.substr(head.size() + 1));
    std::string out = head + ",active_90_plus\n";
    for (std::string line; std::getline(table, line);)
        out += line + ',' + std::to_string(long_ones) + '\n';
    return out;
}

TEST(LongLets, AreActiveAsOftenAsTheTableSays) {
    const FileForATest none("listings.csv", of_active_ones(0));
    const City city = read_in(with_table(none)).second;
    const auto offers = offers_of(city, sim::keys(1, 0, 0).world);
    std::int64_t active = 0;
    std::int64_t counted = 0;
    for (const Offer& offer : offers) {
        active += offer.active;
        if (offer.minimum_nights == 92) {
            EXPECT_FALSE(offer.active);
        }
    }
    for (const Cell& cell : city.cells) counted += cell.active;
    EXPECT_EQ(active, counted);
    const FileForATest many("listings.csv", of_active_ones(1'000));
    const std::string refused =
        sim::message_of<sim::ScenarioError>([&] { prepared(with_table(many)); });
    EXPECT_NE(refused.find("1000 of"), std::string::npos) << refused;
}

TEST(LongLets, ServeNobody) {
    const FileForATest file("listings.csv", with_long_lets());
    const auto run = world(with_table(file, "days = 200\nburn_in = 10"));
    run->advance(run->end());
    const auto minimum = of_listings<&Listing::minimum_nights>(*run);
    const auto nights = of_listings<&Listing::nights_this_year>(*run);
    std::int64_t let = 0;
    for (std::size_t row = 0; row < minimum.size(); ++row) {
        if (minimum[row] == 92) {
            EXPECT_EQ(nights[row], 0);
        }
        let += nights[row];
    }
    EXPECT_GT(let, 0);
}

// A law that asks for less than a listing does by itself asks nothing of it.
TEST(LongLets, KeepALawThatAsksForThreeMonths) {
    const FileForATest file("listings.csv", with_long_lets());
    const std::string law = "days = 30\nburn_in = 0\n[[regulation.minimum_stay]]\nnights = 61\n"
                            "sanction = { inspections = 0.01, fine = 100 }\nfrom = 2019-01-01\n";
    const auto run = world(with_table(file, law));
    run->advance(run->end());
    const auto minimum = of_listings<&Listing::minimum_nights>(*run);
    const auto standing = of_listings<&Listing::standing>(*run);
    std::int64_t breaking = 0;
    for (std::size_t row = 0; row < minimum.size(); ++row) {
        if (minimum[row] == 92) {
            EXPECT_EQ(standing[row], ComplianceState::compliant);
        }
        breaking += standing[row] == ComplianceState::open_breach;
    }
    EXPECT_GT(breaking, 0);
}

TEST(MeanGuests, AreWhatListingsSleep) {
    const FileForATest file("listings.csv", with_columns(",mean_guests", ",5.0"));
    const auto run = world(with_table(file));
    const auto sleeps = of_listings<&Listing::sleeps>(*run);
    double sum = 0;
    for (const std::uint8_t guests : sleeps) {
        EXPECT_GE(guests, 1);
        sum += guests;
    }
    const auto count = static_cast<double>(sleeps.size());
    // One and a Poisson number of mean and variance four: four standard errors.
    EXPECT_NEAR(sum / count, 5.0, 4 * 2 / std::sqrt(count));
}

TEST(MeanGuests, OfOneLeaveNoRoomForMore) {
    const FileForATest file("listings.csv", with_columns(",mean_guests", ",1.0"));
    const auto run = world(with_table(file));
    EXPECT_EQ(std::ranges::max(of_listings<&Listing::sleeps>(*run)), 1);
}

TEST(MeanGuests, LeftOutChangeNothing) {
    const FileForATest file("listings.csv", with_columns("", ""));
    EXPECT_TRUE(std::ranges::equal(of_listings<&Listing::sleeps>(*world(with_table(file))),
                                   of_listings<&Listing::sleeps>(*world(village()))));
}

} // namespace
} // namespace models::home_sharing
