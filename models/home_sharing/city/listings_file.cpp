// SPDX-License-Identifier: Apache-2.0
#include "models/home_sharing/city/listings_file.hpp"

#include "models/home_sharing/city/listing_rows.hpp"
#include "models/home_sharing/city/tables.hpp"
#include "models/home_sharing/city/world.hpp"
#include "sim/base/math.hpp"
#include "sim/scenario/rows.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace models::home_sharing {
namespace {

using sim::CsvTable;
using sim::Problems;
using sim::text;

constexpr int still_active = 180;            // days since the last review
constexpr double degree_kilometres = 111.32; // of latitude

/// The adverts of homes, and how many are of rooms in hotels.
struct Homes {
    std::vector<ListingRow> rows;
    std::size_t hotel_rooms = 0;
};

Homes homes_of(std::vector<ListingRow> rows) {
    Homes homes;
    homes.hotel_rooms = std::erase_if(rows, [](const ListingRow& one) { return !one.kind; });
    homes.rows = std::move(rows);
    return homes;
}

std::map<std::string, std::string> boroughs_by_neighbourhood(const Population& population,
                                                             Problems& problems) {
    std::map<std::string, std::string> boroughs;
    if (population.neighbourhoods.table.empty()) return boroughs;
    const CsvTable table = CsvTable::read(population.neighbourhoods.table, problems);
    for (const auto& row : sim::read_rows<NeighbourhoodRow>(table, problems))
        boroughs[row.neighbourhood] = row.borough;
    return boroughs;
}

bool is_active(const ListingRow& row, sim::Day latest) {
    return row.last_review && latest - row.last_review->day <= still_active;
}

// Places with the mean position of their listings, in the order of names.
struct Spot {
    Place place;
    double latitude = 0;
    double longitude = 0;
    std::size_t listings = 0;
    std::size_t located = 0; ///< of these, those whose coordinates are told
};

std::map<std::string, Spot> spots_of(const std::vector<ListingRow>& rows, sim::Day latest,
                                     const City& city, Problems& problems) {
    std::map<std::string, Spot> spots;
    for (const ListingRow& row : rows) {
        Spot& spot = spots[row.neighbourhood];
        if (spot.listings == 0) {
            spot.place.name = row.neighbourhood;
            const auto at = std::ranges::find(city.boroughs, row.borough);
            if (at == city.boroughs.end())
                problems.add("population.boroughs",
                             text("lacks the borough '", row.borough, "' of neighbourhood '",
                                  row.neighbourhood, "'"));
            else
                spot.place.borough = static_cast<std::uint16_t>(at - city.boroughs.begin());
        }
        ++spot.listings;
        if (row.located) {
            spot.latitude += row.latitude;
            spot.longitude += row.longitude;
            ++spot.located;
        }
        if (is_active(row, latest)) spot.place.weight += row.reviews_per_month;
    }
    return spots;
}

// Distances are from the mean position of reviews: where guests go is the centre. A place of which
// no position is told lies there.
void take_places(std::map<std::string, Spot>& spots, City& city) {
    double weight = 1e-9;
    double latitude = 0;
    double longitude = 0;
    for (auto& [name, spot] : spots) {
        if (spot.located == 0) continue;
        spot.latitude /= static_cast<double>(spot.located);
        spot.longitude /= static_cast<double>(spot.located);
        const double pull = spot.place.weight + 1e-9;
        weight += pull;
        latitude += pull * spot.latitude;
        longitude += pull * spot.longitude;
    }
    const double narrow = sim::math::cos(latitude / weight * sim::math::pi / 180);
    for (auto& [name, spot] : spots) {
        const double north = (spot.latitude - latitude / weight) * degree_kilometres;
        const double east = (spot.longitude - longitude / weight) * degree_kilometres * narrow;
        if (spot.located > 0) spot.place.distance = std::sqrt(north * north + east * east);
        city.places.push_back(spot.place);
    }
}

// What a listing is, told by its row; two rows that say the same differ by their number of order.
sim::Identity identity_of_row(const ListingRow& row, std::map<sim::Identity, std::uint64_t>& seen) {
    const sim::Identity told =
        identity_of(text(row.host, '|', row.neighbourhood, '|', sim::name_of(*row.kind), '|',
                         row.price, '|', row.minimum_nights, '|', row.reviews_per_month));
    return child(told, seen[told]++);
}

void take_offers(const std::vector<ListingRow>& rows, sim::Day latest, City& city) {
    std::map<std::string, std::uint16_t> place_rows;
    for (std::size_t at = 0; at < city.places.size(); ++at)
        place_rows[city.places[at].name] = static_cast<std::uint16_t>(at);
    std::map<sim::Identity, std::uint64_t> seen;
    for (const ListingRow& row : rows)
        city.offers.push_back(
            {identity_of_row(row, seen), child(identity_of("host"), identity_of(row.host).value),
             place_rows.at(row.neighbourhood), *row.kind, row.price,
             static_cast<std::uint16_t>(row.minimum_nights), is_active(row, latest)});
}

/// Prices told of listings that are alike; whole cents, so that their order plays no part.
struct Prices {
    std::int64_t cents = 0;
    std::int64_t count = 0;

    void add(double price) {
        cents += std::llround(100 * price);
        ++count;
    }
    [[nodiscard]] double mean() const {
        return static_cast<double>(cents) / static_cast<double>(100 * count);
    }
};

// An advert without a price asks what those of its kind ask on average in its neighbourhood, or
// where none there has a price, in the city.
void fill_prices(std::vector<ListingRow>& rows, City& city, Problems& problems) {
    std::map<std::pair<std::string, Kind>, Prices> near;
    std::map<Kind, Prices> alike;
    Prices any;
    for (const ListingRow& row : rows) {
        if (row.price <= 0) continue;
        near[{row.neighbourhood, *row.kind}].add(row.price);
        alike[*row.kind].add(row.price);
        any.add(row.price);
    }
    if (any.count == 0 && !rows.empty())
        return problems.add("population.listings", "price: empty in all rows of homes");
    std::size_t filled = 0;
    for (ListingRow& row : rows) {
        if (row.price > 0) continue;
        const Prices& here = near[{row.neighbourhood, *row.kind}];
        const Prices& kind = alike[*row.kind];
        row.price = here.count > 0 ? here.mean() : kind.count > 0 ? kind.mean() : any.mean();
        ++filled;
    }
    if (filled > 0)
        city.remarks.push_back(text(filled, " of ", rows.size(),
                                    " listings have no price and ask what others of their kind "
                                    "in their neighbourhood do on average"));
}

// Bad rows stop the reading, or are counted with the first of them named.
void report(const ListingRows& read, std::size_t usable, std::size_t hotel_rooms, BadRows rule,
            City& city, Problems& problems) {
    const std::size_t bad = read.all - usable;
    if (hotel_rooms > 0)
        city.remarks.push_back(
            text(hotel_rooms, " of ", read.all, " listings are hotel rooms and left out"));
    if (!read.has_places)
        city.remarks.emplace_back(
            "the listings file has no coordinates: every neighbourhood lies at the centre");
    if (bad == 0) return;
    const std::string count = text(bad, " of ", read.all, " rows cannot be used");
    if (rule == BadRows::skip) {
        const auto& first = read.bad.entries().front();
        city.remarks.push_back(
            text(count, " and are left out; the first is ", first.where, ": ", first.what));
        return;
    }
    problems.add("population.listings", text(count, "; bad_rows = \"skip\" leaves them out"));
    for (const auto& problem : read.bad.entries())
        problems.add(problem.where, problem.what, problem.facts);
}

} // namespace

void read_offers(const CsvTable& table, const Problems& faults, const Population& population,
                 City& city, Problems& problems) {
    auto boroughs = boroughs_by_neighbourhood(population, problems);
    ListingRows read = read_listing_rows(table, faults, {}, problems);
    if (problems.empty() && boroughs.empty() && !read.has_boroughs)
        problems.add("population.neighbourhoods", "missing: the listings file has no column "
                                                  "'neighbourhood_group', so a table must say in "
                                                  "which borough each neighbourhood lies");
    if (!problems.empty()) return;
    city.remarks.insert(city.remarks.end(), read.notes.begin(), read.notes.end());
    const std::size_t usable = read.rows.size();
    Homes homes = homes_of(std::move(read.rows));
    report(read, usable, homes.hotel_rooms, population.bad_rows, city, problems);
    fill_prices(homes.rows, city, problems);
    if (!problems.empty()) return;
    sim::Day latest{0};
    for (ListingRow& row : homes.rows) {
        if (row.last_review) latest = std::max(latest, row.last_review->day);
        if (const auto known = boroughs.find(row.neighbourhood); known != boroughs.end())
            row.borough = known->second;
    }
    auto spots = spots_of(homes.rows, latest, city, problems);
    take_places(spots, city);
    take_offers(homes.rows, latest, city);
}

} // namespace models::home_sharing
