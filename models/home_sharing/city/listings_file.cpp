// SPDX-License-Identifier: Apache-2.0
#include "models/home_sharing/city/listings_file.hpp"

#include "models/home_sharing/city/tables.hpp"
#include "models/home_sharing/city/world.hpp"
#include "sim/base/math.hpp"
#include "sim/scenario/rows.hpp"
#include "sim/time/calendar.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

namespace models::home_sharing {
namespace {

using sim::CsvTable;
using sim::Problems;
using sim::text;

constexpr int still_active = 180;            // days since the last review
constexpr double degree_kilometres = 111.32; // of latitude
constexpr double longest_minimum = 10'000;   // the same that a new city is made from

// A row as the file tells it.
struct FileRow {
    std::string host;
    std::string neighbourhood;
    std::string borough;
    std::optional<Kind> kind; // nothing for a room of a hotel
    double price = 0;
    double minimum_nights = 1;
    double latitude = 0;
    double longitude = 0;
    double reviews_per_month = 0;
    std::optional<sim::Day> last_review;
};

// Where the columns stand, under whichever name the file uses.
struct Columns {
    std::optional<std::size_t> host, neighbourhood, borough, kind, price, minimum_nights, latitude,
        longitude, reviews_per_month, last_review;
};

std::optional<std::size_t> either(const CsvTable& table, std::string_view first,
                                  std::string_view second, Problems& problems) {
    if (const auto column = table.find(first)) return column;
    return table.column(second, problems);
}

Columns columns_of(const CsvTable& table, bool borough_needed, Problems& problems) {
    Columns columns;
    columns.host = either(table, "host_id", "host", problems);
    // In the file of all details `neighbourhood` is what hosts write themselves.
    columns.neighbourhood = either(table, "neighbourhood_cleansed", "neighbourhood", problems);
    columns.borough = table.find("neighbourhood_group_cleansed");
    if (!columns.borough) columns.borough = table.find("neighbourhood_group");
    if (borough_needed && !columns.borough)
        problems.add("population.neighbourhoods", "missing: the listings file has no column "
                                                  "'neighbourhood_group', so a table must say in "
                                                  "which borough each neighbourhood lies");
    columns.kind = table.column("room_type", problems);
    columns.price = table.column("price", problems);
    columns.minimum_nights = table.column("minimum_nights", problems);
    columns.latitude = either(table, "latitude", "lat", problems);
    columns.longitude = either(table, "longitude", "lon", problems);
    columns.reviews_per_month = table.column("reviews_per_month", problems);
    columns.last_review = table.column("last_review", problems);
    return columns;
}

// What the publisher's short file has beside, and may stay in it.
constexpr std::array<std::string_view, 10> for_the_reader{"id",
                                                          "name",
                                                          "host_name",
                                                          "neighbourhood_group",
                                                          "number_of_reviews",
                                                          "reviews",
                                                          "calculated_host_listings_count",
                                                          "availability_365",
                                                          "number_of_reviews_ltm",
                                                          "license"};

// Without these a file is read too, so that nobody misses one that is misspelt.
const std::vector<std::string> optional{"neighbourhood_group_cleansed", "neighbourhood_group"};

void note_unread(const CsvTable& table, const Columns& columns, City& city) {
    std::vector<std::string> known(for_the_reader.begin(), for_the_reader.end());
    for (const auto& one : {columns.host, columns.neighbourhood, columns.borough, columns.kind,
                            columns.price, columns.minimum_nights, columns.latitude,
                            columns.longitude, columns.reviews_per_month, columns.last_review})
        if (one) known.push_back(table.columns()[*one]);
    const auto unread = sim::columns_beside(table, known);
    if (!unread.empty()) city.remarks.push_back(sim::unread_note(table, unread, optional));
}

// "2019-07-08", or "2019-07" for the first of that month.
std::optional<sim::Day> review_day(const std::string& word) {
    return sim::parse_iso(word.size() == 7 ? word + "-01" : word);
}

std::optional<Kind> kind_of(const std::string& word, const std::string& where, Problems& problems) {
    static const std::map<std::string, Kind> known{{"Entire home/apt", Kind::entire_home},
                                                   {"Private room", Kind::private_room},
                                                   {"Shared room", Kind::shared_room},
                                                   {"E", Kind::entire_home},
                                                   {"P", Kind::private_room},
                                                   {"S", Kind::shared_room}};
    if (const auto found = known.find(word); found != known.end()) return found->second;
    if (word != "Hotel room" && word != "H")
        problems.add(where, text("room_type: no kind '", word,
                                 "'; known: Entire home/apt, Private room, "
                                 "Shared room, Hotel room, or E, P, S, H"));
    return std::nullopt;
}

// A number that an empty cell leaves at zero: a listing without reviews has none a month.
double number_or_zero(const CsvTable& table, std::size_t row, std::size_t column,
                      Problems& problems) {
    if (table.text(row, column).empty()) return 0;
    return table.number(row, column, problems, sim::bounds::not_negative).value_or(0);
}

FileRow read_row(const CsvTable& table, const Columns& columns, std::size_t row,
                 Problems& problems) {
    FileRow one;
    const std::string where = sim::where(table.origin(row));
    one.host = table.text(row, *columns.host);
    one.neighbourhood = table.text(row, *columns.neighbourhood);
    if (columns.borough) one.borough = table.text(row, *columns.borough);
    one.kind = kind_of(table.text(row, *columns.kind), where, problems);
    one.price = table.number(row, *columns.price, problems, sim::bounds::positive).value_or(0);
    one.minimum_nights =
        table.number(row, *columns.minimum_nights, problems, {1, longest_minimum}).value_or(1);
    one.latitude = table.number(row, *columns.latitude, problems, {-90, 90}).value_or(0);
    one.longitude = table.number(row, *columns.longitude, problems, {-180, 180}).value_or(0);
    one.reviews_per_month = number_or_zero(table, row, *columns.reviews_per_month, problems);
    if (const std::string& word = table.text(row, *columns.last_review); !word.empty()) {
        one.last_review = review_day(word);
        if (!one.last_review) problems.add(where, text("last_review: '", word, "' is no date"));
    }
    if (one.host.empty()) problems.add(where, "host: empty");
    if (one.neighbourhood.empty()) problems.add(where, "neighbourhood: empty");
    return one;
}

struct Usable {
    std::vector<FileRow> rows;
    std::size_t hotel_rooms = 0;
    std::size_t bad = 0;
};

Usable usable_rows(const CsvTable& table, const Columns& columns, Problems& problems) {
    Usable usable;
    usable.bad = table.dropped();
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const std::size_t before = problems.size();
        FileRow one = read_row(table, columns, row, problems);
        if (problems.size() > before)
            ++usable.bad;
        else if (!one.kind)
            ++usable.hotel_rooms;
        else
            usable.rows.push_back(std::move(one));
    }
    return usable;
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

bool is_active(const FileRow& row, sim::Day latest) {
    return row.last_review && latest - *row.last_review <= still_active;
}

// Places with the mean position of their listings, in the order of names.
struct Spot {
    Place place;
    double latitude = 0;
    double longitude = 0;
    double listings = 0;
};

std::map<std::string, Spot> spots_of(const std::vector<FileRow>& rows, sim::Day latest,
                                     const City& city, Problems& problems) {
    std::map<std::string, Spot> spots;
    for (const FileRow& row : rows) {
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
        spot.latitude += row.latitude;
        spot.longitude += row.longitude;
        spot.listings += 1;
        if (is_active(row, latest)) spot.place.weight += row.reviews_per_month;
    }
    return spots;
}

// Distances are from the mean position of reviews: where guests go is the centre.
void take_places(std::map<std::string, Spot>& spots, City& city) {
    double weight = 1e-9;
    double latitude = 0;
    double longitude = 0;
    for (auto& [name, spot] : spots) {
        spot.latitude /= spot.listings;
        spot.longitude /= spot.listings;
        const double pull = spot.place.weight + 1e-9;
        weight += pull;
        latitude += pull * spot.latitude;
        longitude += pull * spot.longitude;
    }
    const double narrow = sim::math::cos(latitude / weight * sim::math::pi / 180);
    for (auto& [name, spot] : spots) {
        const double north = (spot.latitude - latitude / weight) * degree_kilometres;
        const double east = (spot.longitude - longitude / weight) * degree_kilometres * narrow;
        spot.place.distance = std::sqrt(north * north + east * east);
        city.places.push_back(spot.place);
    }
}

// What a listing is, told by its row; two rows that say the same differ by their number of order.
sim::Identity identity_of_row(const FileRow& row, std::map<sim::Identity, std::uint64_t>& seen) {
    const sim::Identity told =
        identity_of(text(row.host, '|', row.neighbourhood, '|', sim::name_of(*row.kind), '|',
                         row.price, '|', row.minimum_nights, '|', row.reviews_per_month));
    return child(told, seen[told]++);
}

void take_offers(const std::vector<FileRow>& rows, sim::Day latest, City& city) {
    std::map<std::string, std::uint16_t> place_rows;
    for (std::size_t at = 0; at < city.places.size(); ++at)
        place_rows[city.places[at].name] = static_cast<std::uint16_t>(at);
    std::map<sim::Identity, std::uint64_t> seen;
    for (const FileRow& row : rows)
        city.offers.push_back(
            {identity_of_row(row, seen), child(identity_of("host"), identity_of(row.host).value),
             place_rows.at(row.neighbourhood), *row.kind, row.price,
             static_cast<std::uint16_t>(row.minimum_nights), is_active(row, latest)});
}

// Bad rows stop the reading, or are counted with the first of them named.
void report(const Usable& usable, const Problems& rows, BadRows rule, const CsvTable& table,
            City& city, Problems& problems) {
    const std::size_t all = table.rows() + table.dropped();
    if (usable.hotel_rooms > 0)
        city.remarks.push_back(
            text(usable.hotel_rooms, " of ", all, " listings are hotel rooms and left out"));
    if (usable.bad == 0) return;
    const std::string count = text(usable.bad, " of ", all, " rows cannot be used");
    if (rule == BadRows::skip) {
        const auto& first = rows.entries().front();
        city.remarks.push_back(
            text(count, " and are left out; the first is ", first.where, ": ", first.what));
        return;
    }
    problems.add("population.listings", text(count, "; bad_rows = \"skip\" leaves them out"));
    for (const auto& problem : rows.entries())
        problems.add(problem.where, problem.what, problem.facts);
}

} // namespace

void read_offers(const CsvTable& table, const Problems& faults, const Population& population,
                 City& city, Problems& problems) {
    auto boroughs = boroughs_by_neighbourhood(population, problems);
    const Columns columns = columns_of(table, boroughs.empty(), problems);
    if (!problems.empty()) return;
    note_unread(table, columns, city);
    Problems bad = faults;
    Usable usable = usable_rows(table, columns, bad);
    report(usable, bad, population.bad_rows, table, city, problems);
    if (!problems.empty()) return;
    sim::Day latest{0};
    for (FileRow& row : usable.rows) {
        latest = std::max(latest, row.last_review.value_or(latest));
        if (const auto known = boroughs.find(row.neighbourhood); known != boroughs.end())
            row.borough = known->second;
    }
    auto spots = spots_of(usable.rows, latest, city, problems);
    take_places(spots, city);
    take_offers(usable.rows, latest, city);
}

} // namespace models::home_sharing
