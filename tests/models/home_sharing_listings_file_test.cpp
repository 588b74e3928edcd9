// SPDX-License-Identifier: Apache-2.0
// A listings file in place of a table: both sets of column names, and rows that cannot be used.

#include "sim/record/digest.hpp"
#include "tests/support/messages.hpp"
#include "tests/support/village.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

namespace models::home_sharing {
namespace {

const std::string names_of_2019 =
    "id,name,host_id,host_name,neighbourhood_group,neighbourhood,latitude,longitude,room_type,"
    "price,"
    "minimum_nights,number_of_reviews,last_review,reviews_per_month,calculated_host_listings_count,"
    "availability_365\n";
const std::string rows_of_2019 =
    "1,\"Sea, sun\",10,Ann,Harbour,Quay,45.0,-2.0,Entire home/apt,120,2,9,2019-06-23,1.5,2,300\n"
    "2,Attic,10,Ann,Harbour,Quay,45.0,-2.0,Private room,50,1,0,,,2,365\n"
    "3,Barn,11,Bob,Hills,Mill,45.1,-2.0,Shared room,20,1,4,2018-02-01,0.2,1,10\n";

const std::string compact_names = "host,neighbourhood,room_type,price,minimum_nights,reviews,"
                                  "reviews_per_month,last_review,availability_365,lat,lon\n";
const std::string compact_rows = "10,Quay,E,120,2,9,1.5,2019-06,300,45.0,-2.0\n"
                                 "10,Quay,P,50,1,0,,,365,45.0,-2.0\n"
                                 "11,Mill,S,20,1,4,0.2,2018-02,10,45.1,-2.0\n";
const std::string boroughs = "neighbourhood,borough\nQuay,Harbour\nMill,Hills\n";

sim::Node with_file(const FileForATest& file, const std::string& more = "") {
    return village("population.listings.table = \"" + file.path() + "\"\n" + more);
}

std::string refusal(const std::string& content, const std::string& more = "") {
    const FileForATest file("listings.csv", content);
    return sim::message_of<sim::ScenarioError>([&] { prepared(with_file(file, more)); });
}

City skipping(const std::string& content) {
    const FileForATest file("listings.csv", content);
    return read_in(with_file(file, "population.bad_rows = \"skip\"")).second;
}

bool says(const std::string& message, const std::string& words) {
    return message.find(words) != std::string::npos;
}

void expect_three_offers(const City& city) {
    ASSERT_EQ(city.offers.size(), 3U);
    ASSERT_EQ(city.places.size(), 2U);
    EXPECT_EQ(city.places[0].name, "Mill");
    EXPECT_EQ(city.places[1].name, "Quay");
    EXPECT_EQ(city.boroughs[city.places[0].borough], "Hills");
    EXPECT_EQ(city.offers[0].kind, Kind::entire_home);
    EXPECT_EQ(city.offers[0].price, 120);
    EXPECT_EQ(city.offers[0].minimum_nights, 2);
    EXPECT_EQ(city.offers[0].host, city.offers[1].host);
    EXPECT_NE(city.offers[0].host, city.offers[2].host);
    EXPECT_TRUE(city.offers[0].active);
    EXPECT_FALSE(city.offers[1].active); // never reviewed
    EXPECT_FALSE(city.offers[2].active); // not for long
    EXPECT_NEAR(city.places[0].distance - city.places[1].distance, 11.1,
                0.1); // guests go to the quay
    EXPECT_GT(city.places[1].weight, 0.99);
    EXPECT_TRUE(city.remarks.empty());
}

TEST(ListingsFile, IsReadWithTheColumnsOf2019) {
    const FileForATest file("listings.csv", names_of_2019 + rows_of_2019);
    expect_three_offers(read_in(with_file(file)).second);
}

TEST(ListingsFile, IsReadWithTheCompactColumns) {
    const FileForATest file("listings.csv", compact_names + compact_rows);
    const FileForATest where("boroughs.csv", boroughs);
    const auto document =
        with_file(file, "population.neighbourhoods.table = \"" + where.path() + "\"");
    expect_three_offers(read_in(document).second);
}

TEST(ListingsFile, SaysWhichTableIsMissingWithoutBoroughs) {
    const std::string message = refusal(compact_names + compact_rows);
    EXPECT_TRUE(says(message, "population.neighbourhoods")) << message;
    EXPECT_TRUE(says(message, "in which borough each neighbourhood lies")) << message;
}

TEST(ListingsFile, NamesABoroughThatTheTableLacks) {
    const std::string message = refusal(names_of_2019 + rows_of_2019 +
                                        "4,x,12,C,Woods,Glade,45,-2,Private room,50,1,0,,,1,1\n");
    EXPECT_TRUE(says(message, "lacks the borough 'Woods' of neighbourhood 'Glade'")) << message;
}

TEST(ListingsFile, NamesAColumnThatIsMissing) {
    std::string names = names_of_2019;
    names.replace(names.find("room_type"), 9, "roomtype_");
    const std::string message = refusal(names + rows_of_2019);
    EXPECT_TRUE(says(message, "no column 'room_type'")) << message;
}

const std::string bad_rows = "4,x,12,C,Hills,Mill,45,-2,Private room,-1,1,0,,,1,1\n"       // line 5
                             "5,x,12,C,Hills,Mill,45,-2,Private room,fifty,1,0,,,1,1\n"    // line 6
                             "6,x,12,C,Hills,Mill,45,-2,Castle,50,1,0,,,1,1\n"             // line 7
                             "7,x,12,C,Hills,Mill,45,-2,Private room,50,1,0,summer,,1,1\n" // line 8
                             "8,x,,C,Hills,Mill,95,-2,Private room,50,0,0,,,1,1\n"         // line 9
                             "9,x,12,C,Hills,Mill\n"; // line 10

TEST(ListingsFile, IsRefusedWithEveryBadRowByItsLine) {
    const std::string message = refusal(names_of_2019 + rows_of_2019 + bad_rows);
    EXPECT_TRUE(says(message, "6 of 9 rows cannot be used; bad_rows = \"skip\" leaves them out"))
        << message;
    for (int line = 5; line <= 10; ++line)
        EXPECT_TRUE(says(message, sim::text("listings.csv:", line))) << line << '\n' << message;
    for (const char* words : {"fifty", "Castle", "'summer' is no date", "host_id: '' is empty"})
        EXPECT_TRUE(says(message, words)) << words << '\n' << message;
}

TEST(ListingsFile, SkipsBadRowsWithARemarkWhenTold) {
    const City city = skipping(names_of_2019 + rows_of_2019 + bad_rows);
    EXPECT_EQ(city.offers.size(), 3U);
    ASSERT_EQ(city.remarks.size(), 1U);
    EXPECT_TRUE(says(city.remarks[0], "6 of 9 rows cannot be used and are left out"))
        << city.remarks[0];
    EXPECT_TRUE(says(city.remarks[0], "listings.csv:")) << city.remarks[0];
}

TEST(ListingsFile, LeavesOutRoomsOfHotelsWithARemark) {
    const std::string row = "4,x,12,C,Hills,Mill,45,-2,Hotel room,90,1,0,,,1,1\n";
    const FileForATest file("listings.csv", names_of_2019 + rows_of_2019 + row);
    const City city = read_in(with_file(file)).second;
    EXPECT_EQ(city.offers.size(), 3U);
    ASSERT_EQ(city.remarks.size(), 1U);
    EXPECT_EQ(city.remarks[0], "1 of 4 listings are hotel rooms and left out");
}

TEST(ListingsFile, IsRefusedWhenItBreaksOff) {
    const std::string whole = names_of_2019 + rows_of_2019;
    const std::string message = refusal(whole.substr(0, whole.size() - 30));
    EXPECT_TRUE(says(message, "1 of 3 rows cannot be used")) << message;
    EXPECT_TRUE(says(message, "listings.csv:4")) << message;
}

TEST(ListingsFile, IsRefusedWhenNoRowIsLeft) {
    EXPECT_TRUE(says(refusal(names_of_2019), "holds no listing"));
}

TEST(ListingsFile, GivesTheSameWorldInAnyOrder) {
    std::vector<std::string> rows;
    for (int i = 0; i < 300; ++i) {
        const char* place = i % 3 == 0 ? "Harbour,Quay" : "Hills,Mill";
        rows.push_back(sim::text(i, ",x,", i / 2, ",Ann,", place, ",45.0", i % 97, ",-2.0", i % 89,
                                 ",Private room,", 40 + i % 37, ",1,9,2019-06-23,", 0.1 * (i % 23),
                                 ",1,300\n"));
    }
    const auto digest_of = [&] {
        std::string content = names_of_2019;
        for (const std::string& row : rows) content += row;
        const FileForATest file("listings.csv", content);
        const auto run = world(with_file(file, "days = 30\nburn_in = 30"));
        run->advance(run->end());
        return sim::digest(run->tables());
    };
    const auto straight = digest_of();
    std::ranges::sort(rows);
    EXPECT_EQ(digest_of(), straight);
    std::ranges::reverse(rows);
    EXPECT_EQ(digest_of(), straight);
}

// The same adverts as a spreadsheet of another country saves them.
TEST(ListingsFile, IsReadAsSpreadsheetsWriteIt) {
    std::string written = names_of_2019 + rows_of_2019;
    const auto change = [&written](const std::string& words, const std::string& by) {
        const auto at = written.find(words);
        ASSERT_NE(at, std::string::npos) << words;
        written.replace(at, words.size(), by);
    };
    change("\"Sea, sun\"", "Sea and sun");
    std::ranges::replace(written, ',', ';');
    change("45.0;-2.0;Entire home/apt;120;2;9;2019-06-23;1.5",
           "45,0;-2,0;E;120,00 EUR;2;9;23/6/2019;1,5");
    change("Private room;50;1;0;;;", "P;\u20AC50;1;0;NA;;");
    change("2018-02-01;0.2", "1.2.2018;0,2");
    const FileForATest file("listings.csv", written);
    const City city = read_in(with_file(file)).second;
    ASSERT_EQ(city.offers.size(), 3U);
    EXPECT_EQ(city.offers[0].price, 120);
    EXPECT_EQ(city.offers[1].price, 50);
    EXPECT_TRUE(city.offers[0].active);
    EXPECT_FALSE(city.offers[2].active);
    ASSERT_EQ(city.remarks.size(), 2U);
    EXPECT_EQ(city.remarks[0], "Columns are taken as parted by semicolons.");
    EXPECT_EQ(city.remarks[1], "Dates: day-first, so that '23/6/2019' is 2019-06-23.");
}

TEST(ListingsFile, FillsPricesThatAreNotTold) {
    const std::string rows = "4,x,12,C,Hills,Mill,45,-2,Shared room,,1,0,,,1,1\n"
                             "5,x,12,C,Hills,Mill,45,-2,Shared room,30,1,0,,,1,1\n"
                             "6,x,12,C,Harbour,Quay,45,-2,Shared room,0,1,0,,,1,1\n";
    const FileForATest file("listings.csv", names_of_2019 + rows_of_2019 + rows);
    const City city = read_in(with_file(file)).second;
    ASSERT_EQ(city.offers.size(), 6U);
    EXPECT_EQ(city.offers[3].price, 25); // of the shared rooms at the mill
    EXPECT_EQ(city.offers[5].price, 25); // of those anywhere
    ASSERT_EQ(city.remarks.size(), 1U);
    EXPECT_TRUE(says(city.remarks[0], "2 of 6 listings have no price")) << city.remarks[0];
}

TEST(ListingsFile, NeedNotSayWhereListingsLie) {
    std::string row = rows_of_2019;
    row.replace(row.find("45.1,-2.0"), 9, ",");
    const FileForATest some("listings.csv", names_of_2019 + row);
    const City city = read_in(with_file(some)).second;
    EXPECT_EQ(city.places[0].distance, 0); // the mill, of which nothing is told
    std::string names = names_of_2019;
    names.replace(names.find("latitude,longitude"), 18, "latitude,lng");
    EXPECT_TRUE(says(refusal(names + rows_of_2019), "no column 'lon'"));
    names.replace(names.find("latitude,lng"), 12, "north,east");
    const FileForATest none("listings.csv", names + rows_of_2019);
    const auto remarks = read_in(with_file(none)).second.remarks;
    ASSERT_EQ(remarks.size(), 2U);
    EXPECT_TRUE(says(remarks[0], "nobody reads the columns 'north', 'east'")) << remarks[0];
    EXPECT_TRUE(says(remarks[1], "has no coordinates")) << remarks[1];
}

TEST(ListingsFile, LeavesOutRowsThatRepeatAnother) {
    const FileForATest file("listings.csv", names_of_2019 + rows_of_2019 + rows_of_2019);
    const City city = read_in(with_file(file)).second;
    EXPECT_EQ(city.offers.size(), 3U);
    ASSERT_EQ(city.remarks.size(), 1U);
    EXPECT_TRUE(says(city.remarks[0], "3 rows repeat another to the letter")) << city.remarks[0];
}

TEST(ListingsFile, DoesNotGuessDates) {
    std::string rows = rows_of_2019;
    rows.replace(rows.find("2019-06-23"), 10, "6/5/2019");
    EXPECT_TRUE(says(refusal(names_of_2019 + rows), "begin with the day or with the month"));
}

TEST(ListingsFile, OfNewYorkHasElevenRowsWithoutAPrice) {
    const char* data = std::getenv("SHARESIM_DATA");
    const std::string folder = std::string(data ? data : "") + "/airbnb/";
    const std::string packed = folder + "new_york_2019_07.csv.gz";
    if (!data || !std::filesystem::exists(packed))
        GTEST_SKIP()
            << "needs the listing file: set SHARESIM_DATA to the folder that holds airbnb/";
    const auto document = told("new_york", "[population]\nlistings.table = \"" + packed +
                                               "\"\nneighbourhoods.table = \"" + folder +
                                               "new_york_boroughs.csv\"\n");
    const City city = read_in(document).second;
    EXPECT_EQ(city.offers.size(), 48'895U);
    EXPECT_EQ(city.places.size(), 221U);
    ASSERT_EQ(city.remarks.size(), 1U);
    EXPECT_TRUE(says(city.remarks[0], "11 of 48895 listings have no price")) << city.remarks[0];
}

} // namespace
} // namespace models::home_sharing
