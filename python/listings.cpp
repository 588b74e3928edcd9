// SPDX-License-Identifier: Apache-2.0
#include "python/listings.hpp"

#include "models/home_sharing/city/listing_rows.hpp"
#include "python/engine.hpp"
#include "sim/scenario/csv.hpp"
#include "sim/time/calendar.hpp"

#include <pybind11/stl.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace py = pybind11;

namespace bindings {
namespace {

using namespace py::literals;
using models::home_sharing::ListingRow;
using models::home_sharing::ListingRows;
using models::home_sharing::ListingsSource;

constexpr std::size_t month_long = 7; // letters of 2019-06

std::string date_words(const std::optional<sim::DateWords>& date) {
    if (!date) return "";
    const std::string day = sim::iso(date->day);
    return date->whole ? day : day.substr(0, month_long);
}

py::tuple plain(const ListingRow& one) {
    const std::string kind = one.kind ? std::string(sim::name_of(*one.kind)) : "hotel_room";
    return py::make_tuple(one.host, one.borough, one.neighbourhood, kind, one.price,
                          static_cast<int>(one.minimum_nights), one.reviews_per_month,
                          date_words(one.last_review), one.latitude, one.longitude,
                          one.reviews_last_year, one.guests, one.located);
}

std::vector<std::string> lines_of(const sim::Problems& problems) {
    std::vector<std::string> lines;
    for (const sim::Problem& one : problems.entries()) lines.push_back(one.where + ": " + one.what);
    return lines;
}

std::optional<sim::DateOrder> order_of(const std::string& word) {
    for (const auto order : {sim::DateOrder::day_first, sim::DateOrder::month_first})
        if (word == sim::name_of(order)) return order;
    return std::nullopt;
}

py::dict listing_rows(const std::string& path, const std::string& currency,
                      const std::string& dates, const std::string& today) {
    sim::Problems problems;
    const ListingRows read = outside_python([&] {
        sim::Problems faults;
        const auto table = sim::CsvTable::read(path, faults);
        const ListingsSource source{currency, order_of(dates), sim::parse_iso(today)};
        return read_listing_rows(table, faults, source, problems);
    });
    py::list rows;
    for (const ListingRow& one : read.rows) rows.append(plain(one));
    return py::dict("rows"_a = rows, "notes"_a = read.notes, "problems"_a = lines_of(problems),
                    "bad"_a = lines_of(read.bad), "bad_in_all"_a = read.bad.size(),
                    "all"_a = read.all, "has_places"_a = read.has_places);
}

} // namespace

void bind_listings(py::module_& module) {
    module.def("listing_rows", &listing_rows, py::arg("path"), py::arg("currency"),
               py::arg("dates"), py::arg("today"),
               "The adverts of a listings file, and what is wrong with or to be known of it.");
}

} // namespace bindings
