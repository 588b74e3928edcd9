// SPDX-License-Identifier: Apache-2.0
#include "models/home_sharing/city/city.hpp"

#include "models/home_sharing/city/listings_file.hpp"
#include "models/home_sharing/city/tables.hpp"
#include "sim/scenario/rows.hpp"

#include <algorithm>
#include <map>

namespace models::home_sharing {
namespace {

using sim::CsvTable;
using sim::Problems;
using sim::text;

template <class Row> void note_unread(const CsvTable& table, City& city) {
    const auto unread = sim::unread_columns<Row>(table);
    if (!unread.empty())
        city.remarks.push_back(sim::unread_note(table, unread, sim::keys_of<Row>()));
}

template <class Row>
std::vector<Row> rows_of(const TableFile& file, std::string_view key, City& city,
                         Problems& problems) {
    if (file.table.empty()) {
        problems.add(text("population.", key), "missing: this scenario needs that table");
        return {};
    }
    const CsvTable table = CsvTable::read(file.table, problems);
    note_unread<Row>(table, city);
    return sim::read_rows<Row>(table, problems);
}

template <class Names> std::uint16_t row_of(const Names& names, const std::string& name) {
    return static_cast<std::uint16_t>(std::ranges::find(names, name) - names.begin());
}

void read_boroughs(const Parameters& given, City& city, Problems& problems) {
    for (const auto& row :
         rows_of<BoroughRow>(given.population.boroughs, "boroughs", city, problems)) {
        city.boroughs.push_back(row.borough);
        city.households.push_back(row.households);
    }
}

// The row of a borough; a problem when the table of boroughs lacks it.
std::uint16_t borough_of(const City& city, const std::string& name, std::string_view table,
                         Problems& problems) {
    const std::uint16_t row = row_of(city.boroughs, name);
    if (row < city.boroughs.size()) return row;
    const std::string near = sim::nearest(name, city.boroughs);
    problems.add(std::string(table), text("no borough '", name, "' in population.boroughs",
                                          near.empty() ? "" : "; did you mean '" + near + "'?"));
    return 0;
}

void read_hotels(const Parameters& given, City& city, Problems& problems) {
    for (const auto& row : rows_of<HotelRow>(given.population.hotels, "hotels", city, problems)) {
        if (row_of(city.tiers, row.tier) == city.tiers.size()) city.tiers.push_back(row.tier);
        city.hotels.push_back({borough_of(city, row.borough, "population.hotels", problems),
                               static_cast<std::uint8_t>(row_of(city.tiers, row.tier)), row.rooms,
                               row.occupancy, row.rate});
    }
}

// A row of hotels.tiers that no hotel is of would do nothing.
void check_tiers(const Parameters& given, const City& city, Problems& problems) {
    for (const HotelTier& one : given.hotels.tiers) {
        if (one.tier.empty() || row_of(city.tiers, one.tier) < city.tiers.size()) continue;
        const std::string near = sim::nearest(one.tier, city.tiers);
        problems.add("hotels.tiers", text("no tier '", one.tier, "' in population.hotels",
                                          near.empty() ? "" : "; did you mean '" + near + "'?"));
    }
}

void read_season(const Parameters& given, City& city, Problems& problems) {
    for (const auto& row : rows_of<SeasonRow>(given.population.season, "season", city, problems)) {
        const auto at = static_cast<std::size_t>(row.position - 1);
        if (row.cycle == Cycle::month) {
            city.season.month[at] = row.demand_index;
            city.season.rate[at] = row.rate_index.value_or(1);
        } else if (at < 7) {
            city.season.weekday[at] = row.demand_index;
        } else {
            problems.add("population.season", text("no weekday ", row.position, "; a week has 7"));
        }
    }
    const auto missing = [](const auto& index) { return std::ranges::count(index, 0.0) > 0; };
    if (missing(city.season.month) || missing(city.season.weekday))
        problems.add("population.season", "needs twelve months and seven weekdays");
}

// Places in the order of their names, so that nothing depends on the order of a file's rows.
std::map<std::string, std::uint16_t> places_of_cells(const std::vector<CellRow>& rows, City& city,
                                                     Problems& problems) {
    std::map<std::string, Place> places;
    for (const CellRow& row : rows) {
        Place& place = places[row.neighbourhood];
        place.name = row.neighbourhood;
        place.borough = borough_of(city, row.borough, "population.listings", problems);
        place.distance = row.distance_km;
        place.weight += row.reviews_per_month;
    }
    std::map<std::string, std::uint16_t> rows_by_name;
    for (auto& [name, place] : places) {
        rows_by_name[name] = static_cast<std::uint16_t>(city.places.size());
        city.places.push_back(std::move(place));
    }
    return rows_by_name;
}

void read_cells(const CsvTable& table, City& city, Problems& problems) {
    note_unread<CellRow>(table, city);
    const auto rows = sim::read_rows<CellRow>(table, problems);
    const auto places = places_of_cells(rows, city, problems);
    for (const CellRow& row : rows) {
        city.cells.push_back(
            {places.at(row.neighbourhood),
             row.kind,
             row.listings,
             row.active,
             row.log_price_mean,
             row.log_price_spread,
             {row.min_1, row.min_2, row.min_3, row.min_4, row.min_5, row.min_6_7, row.min_8_14,
              row.min_15_29, row.min_30_plus, row.min_90_plus.value_or(0)},
             row.mean_guests.value_or(0),
             row.active_90_plus});
        if (row.active > row.listings)
            problems.add("population.listings",
                         text(row.neighbourhood, ", ", sim::name_of(row.kind), ": ", row.active,
                              " active of ", row.listings));
        const std::int64_t very_long = row.min_90_plus.value_or(0);
        const std::int64_t active_long = row.active_90_plus.value_or(0);
        if (active_long > std::min(very_long, row.active) ||
            (row.active_90_plus && row.active - active_long > row.listings - very_long))
            problems.add("population.listings",
                         text(row.neighbourhood, ", ", sim::name_of(row.kind), ": ", active_long,
                              " of ", row.active, " active ones ask for 90 nights, and ", very_long,
                              " of ", row.listings, " listings"));
    }
    std::ranges::sort(city.cells, {},
                      [](const Cell& cell) { return std::pair(cell.place, cell.kind); });
}

void read_host_classes(const Parameters& given, City& city, Problems& problems) {
    for (const auto& row : rows_of<HostRow>(given.population.hosts, "hosts", city, problems))
        city.host_classes.push_back({row.listings_per_host,
                                     row.hosts,
                                     {row.entire_home, row.private_room, row.shared_room}});
    std::ranges::sort(city.host_classes, {}, &HostClass::listings_per_host);
}

// Both tables count the same listings; a mismatch would leave some without a host.
void compare_counts(const City& city, Problems& problems) {
    std::array<std::int64_t, kinds> difference{};
    for (const Cell& cell : city.cells)
        difference[static_cast<std::size_t>(cell.kind)] += cell.listings;
    for (const HostClass& one : city.host_classes) {
        std::int64_t held = 0;
        for (std::size_t kind = 0; kind < kinds; ++kind) {
            difference[kind] -= one.listings[kind];
            held += one.listings[kind];
        }
        if (held != one.hosts * one.listings_per_host)
            problems.add("population.hosts", text(one.hosts, " hosts of ", one.listings_per_host,
                                                  " listings hold ", held, " by kind"));
    }
    for (std::size_t kind = 0; kind < kinds; ++kind)
        if (difference[kind] != 0)
            problems.add("population.hosts",
                         text("differs from population.listings by ", difference[kind], " of kind ",
                              names(Kind{})[kind]));
}

void share_weights(City& city) {
    double all = 0;
    for (const Place& place : city.places) all += place.weight;
    const double even = 1.0 / static_cast<double>(city.places.size());
    // A place without reviews keeps a little attraction: nobody there is no reason for nobody ever.
    for (Place& place : city.places)
        place.weight = all > 0 ? 0.999 * place.weight / all + 0.001 * even : even;
}

void read_listings(const Parameters& given, City& city, Problems& problems) {
    if (given.population.listings.table.empty()) {
        problems.add("population.listings", "missing: a scenario needs a table of listings");
        return;
    }
    Problems faults;
    const CsvTable table = CsvTable::read(given.population.listings.table, faults);
    if (table.find("log_price_mean")) {
        problems.add(faults);
        read_cells(table, city, problems);
        read_host_classes(given, city, problems);
        if (problems.empty()) compare_counts(city, problems);
    } else {
        read_offers(table, faults, given.population, city, problems);
    }
    if (city.places.empty() && problems.empty())
        problems.add(given.population.listings.table, "holds no listing");
    share_weights(city);
}

constexpr std::string_view borough_prefix = "borough:";

std::string unknown_zone(const std::string& name, bool whole, const City& city) {
    std::vector<std::string> known = whole ? city.boroughs : std::vector<std::string>{};
    if (!whole)
        for (const Place& place : city.places) known.push_back(place.name);
    const std::string near = sim::nearest(name, known);
    return text("no ", whole ? "borough" : "neighbourhood", " '", name, "' in this city",
                near.empty() ? "" : "; did you mean '" + near + "'?");
}

// The first place that two measures reach on the same day, if there is one.
const Place* shared_place(const sim::Dated<Measure>& one, const sim::Dated<Measure>& other,
                          const City& city) {
    if (one.from >= other.until || other.from >= one.until) return nullptr;
    Problems none;
    const auto& here = places_of(scope_of(one.measure), city, none);
    const auto& there = places_of(scope_of(other.measure), city, none);
    for (std::size_t place = 0; place < here.size(); ++place)
        if (here[place] && there[place]) return &city.places[place];
    return nullptr;
}

Reach reach_of(const std::vector<std::string>& zones, const City& city) {
    Reach reach{std::vector<std::uint8_t>(city.places.size(), zones.empty() ? 1 : 0), {}};
    for (const std::string& zone : zones) {
        const bool whole = zone.starts_with(borough_prefix);
        const std::string name = whole ? zone.substr(borough_prefix.size()) : zone;
        bool known = false;
        for (std::size_t at = 0; at < city.places.size(); ++at) {
            const Place& place = city.places[at];
            if ((whole ? city.boroughs[place.borough] : place.name) != name) continue;
            known = true;
            reach.inside[at] = 1;
        }
        if (!known) reach.unknown.push_back(unknown_zone(name, whole, city));
    }
    return reach;
}

// A place has one number of licences at a time.
void check_quotas(const Parameters& given, const City& city, Problems& problems) {
    std::vector<const sim::Dated<Measure>*> quotas;
    for (const auto& dated : given.regulation.measures)
        if (std::holds_alternative<LicenceQuota>(dated.measure) && binding(dated.measure))
            quotas.push_back(&dated);
    for (std::size_t at = 0; at < quotas.size(); ++at)
        for (std::size_t other = 0; other < at; ++other)
            if (const Place* both = shared_place(*quotas[at], *quotas[other], city))
                problems.add("regulation.licence_quota",
                             text("two quotas hold in ", both->name, " at once"));
}

void check_scopes(const Parameters& given, const City& city, Problems& problems) {
    for (const auto& dated : given.regulation.measures)
        places_of(scope_of(dated.measure), city, problems);
    for (const Event& event : given.events)
        places_of({{}, event.zones}, city, problems, "events.zones");
    check_quotas(given, city, problems);
}

} // namespace

std::size_t City::listings() const {
    std::size_t count = offers.size();
    for (const Cell& cell : cells) count += static_cast<std::size_t>(cell.listings);
    return count;
}

City read_city(const Parameters& given) {
    Problems problems;
    City city;
    read_boroughs(given, city, problems);
    read_hotels(given, city, problems);
    check_tiers(given, city, problems);
    read_season(given, city, problems);
    read_listings(given, city, problems);
    if (problems.empty()) check_scopes(given, city, problems);
    sim::refuse(problems);
    return city;
}

const std::vector<std::uint8_t>& places_of(const Scope& scope, const City& city, Problems& problems,
                                           std::string_view path) {
    const Reach& reach = city.reaches->of(scope.zones, [&] { return reach_of(scope.zones, city); });
    for (const std::string& what : reach.unknown) problems.add(std::string(path), what);
    return reach.inside;
}

} // namespace models::home_sharing
