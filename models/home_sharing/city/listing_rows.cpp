// SPDX-License-Identifier: Apache-2.0
#include "models/home_sharing/city/listing_rows.hpp"

#include "models/home_sharing/city/listing_columns.hpp"
#include "sim/base/problems.hpp"
#include "sim/time/calendar.hpp"

#include <algorithm>
#include <map>
#include <span>
#include <string_view>
#include <utility>

namespace models::home_sharing {
namespace {

using sim::CsvTable;
using sim::Problems;
using sim::text;
using sim::Thousands;

constexpr double longest_minimum = 10'000; // nights that an advert may ask for
constexpr double most_guests = 100;
constexpr double most_yearly_reviews = 10'000;
constexpr sim::Day oldest = sim::day_of({2000, 1, 1}); // no review is older
constexpr std::size_t longest_shown = 80;              // bytes of a cell in a message

const std::vector<std::pair<std::string, std::optional<Kind>>> kinds_known{
    {"Entire home/apt", Kind::entire_home},
    {"Private room", Kind::private_room},
    {"Shared room", Kind::shared_room},
    {"Hotel room", {}},
    {"E", Kind::entire_home},
    {"P", Kind::private_room},
    {"S", Kind::shared_room},
    {"H", {}}};

// All that a column says, without what stands for nothing.
std::vector<std::string> words_under(const CsvTable& table, std::size_t column) {
    std::vector<std::string> all;
    for (std::size_t row = 0; row < table.rows(); ++row)
        if (const auto words = sim::said(table.text(row, column)); !words.empty())
            all.emplace_back(words);
    return all;
}

/// How the columns of this file are to be read.
struct Reading {
    Thousands thousands = Thousands::comma;
    sim::DateOrder order = sim::DateOrder::day_first;
};

Thousands thousands_in(const CsvTable& table, std::size_t column, ListingRows& read,
                       Problems& problems) {
    std::vector<std::string> prices = words_under(table, column);
    for (std::string& words : prices) words = sim::amount_of(words).number;
    const auto thousands = sim::thousands_of(prices);
    if (!thousands)
        problems.add(table.name(), "price: commas and points part thousands in some cells and "
                                   "decimals in others; write all alike");
    if (thousands == Thousands::point)
        for (const std::string& words : prices) {
            if (words.find('.') == std::string::npos) continue;
            read.notes.push_back(text("Prices: a point parts thousands, so that '", words, "' is ",
                                      sim::number_of(words, *thousands).value_or(0), "."));
            break;
        }
    return thousands.value_or(Thousands::comma);
}

bool begins_with_year(const std::string& words) {
    return words.size() >= 4 && std::ranges::all_of(words.substr(0, 4), [](char letter) {
               return letter >= '0' && letter <= '9';
           });
}

sim::DateOrder order_in(const CsvTable& table, std::size_t column, const ListingsSource& source,
                        ListingRows& read, Problems& problems) {
    const std::vector<std::string> dates = words_under(table, column);
    const auto told = sim::order_of(dates);
    const auto order = told ? told : source.dates;
    if (!order) {
        problems.add(table.name(),
                     text("last_review: dates such as '", sim::shown(dates[0], longest_shown),
                          "' begin with the day or with the month; say dates=\"day-first\" or "
                          "dates=\"month-first\", or write them as 2019-06-23"));
        return sim::DateOrder::day_first;
    }
    for (const std::string& words : dates) {
        const auto date = begins_with_year(words) ? std::nullopt : sim::date_in(words, *order);
        if (!date) continue;
        read.notes.push_back(text("Dates: ", sim::name_of(*order), ", so that '", words, "' is ",
                                  sim::iso(date->day), "."));
        break;
    }
    return *order;
}

/// The cells of one row, read as what they should be.
class Cells {
public:
    Cells(const CsvTable& table, const ListingColumns& columns, std::size_t row, Problems& bad)
        : table_(table), columns_(columns), row_(row), bad_(bad) {}

    /// The words of a cell; nothing when the file lacks the column.
    [[nodiscard]] std::string_view words(ListingColumn key) const {
        if (!columns_[key]) return {};
        std::string_view all = table_.text(row_, *columns_[key]);
        while (!all.empty() && all.front() == ' ') all.remove_prefix(1);
        while (!all.empty() && all.back() == ' ') all.remove_suffix(1);
        return all;
    }
    /// The same, but nothing where a word such as NA stands for nothing.
    [[nodiscard]] std::string_view said(ListingColumn key) const { return sim::said(words(key)); }

    void wrong(ListingColumn key, std::string_view what) const {
        bad_.add(sim::where(table_.origin(row_)),
                 text(table_.columns()[*columns_[key]], ": '",
                      sim::shown(words(key), longest_shown), "' ", what));
    }

    /// A number inside bounds; `empty` is what an empty cell stands for, if it may be empty.
    [[nodiscard]] double number(ListingColumn key, sim::Bounds bounds,
                                std::optional<double> empty = {},
                                Thousands thousands = Thousands::nothing) const {
        const std::string_view words = said(key);
        if (words.empty() && empty) return *empty;
        const bool amount = thousands != Thousands::nothing;
        const auto value = amount ? sim::number_of(sim::amount_of(words).number, thousands)
                                  : sim::number_of(words, thousands);
        if (!value)
            wrong(key, "is no number");
        else if (!bounds.hold(*value))
            wrong(key, text("is outside [", bounds.low, ", ", bounds.high, "]"));
        else
            return *value;
        return bounds.low;
    }

private:
    const CsvTable& table_;
    const ListingColumns& columns_;
    std::size_t row_;
    Problems& bad_;
};

std::optional<Kind> kind_of(const Cells& cells) {
    const std::string words(cells.words(room_type));
    std::vector<std::string> known;
    for (const auto& [name, kind] : kinds_known) {
        if (name == words) return kind;
        known.push_back(name);
    }
    const std::string near = sim::nearest(words, known);
    cells.wrong(room_type, text("is no kind; known: ", sim::listed(known),
                                near.empty() ? "" : "; did you mean '" + near + "'?"));
    return std::nullopt;
}

// A $ says nothing: the publisher puts it everywhere.
std::string currency_of(const std::string& unit) {
    return unit == "\u20AC" ? "EUR" : unit == "\u00A3" ? "GBP" : unit;
}

bool is_currency(const std::string& unit) {
    return unit.size() == 3 &&
           std::ranges::all_of(unit, [](char letter) { return letter >= 'A' && letter <= 'Z'; });
}

double price_of(const Cells& cells, const Reading& reading, const ListingsSource& source) {
    const std::string unit = currency_of(sim::amount_of(cells.said(price)).unit);
    if (!source.currency.empty() && is_currency(unit) && unit != source.currency)
        cells.wrong(price, text("is in ", unit, ", and the currency given is ", source.currency));
    return cells.number(price, sim::bounds::amount, 0, reading.thousands);
}

std::optional<sim::DateWords> review_of(const Cells& cells, const Reading& reading,
                                        const ListingsSource& source) {
    const std::string_view words = cells.said(last_review);
    if (words.empty()) return std::nullopt;
    const auto date = sim::date_in(words, reading.order);
    if (!date)
        cells.wrong(last_review, "is no date such as 2019-06-23 or 2019-06");
    else if (source.today && date->day > *source.today)
        cells.wrong(last_review, "lies in the future");
    else if (source.today && date->day < oldest)
        cells.wrong(last_review, "lies before 2000");
    return date;
}

std::optional<double> if_said(const Cells& cells, ListingColumn key, double most) {
    if (cells.said(key).empty()) return std::nullopt;
    return cells.number(key, {0, most});
}

ListingRow row_of(const Cells& cells, const Reading& reading, const ListingsSource& source) {
    ListingRow one;
    one.kind = kind_of(cells);
    for (const ListingColumn key : {host, neighbourhood})
        if (cells.words(key).empty()) cells.wrong(key, "is empty");
    one.host = cells.words(host);
    one.neighbourhood = cells.words(neighbourhood);
    one.borough = cells.words(borough);
    one.price = price_of(cells, reading, source);
    one.minimum_nights =
        cells.number(minimum_nights, {1, longest_minimum}, std::nullopt, Thousands::comma);
    one.reviews_per_month = cells.number(reviews_per_month, sim::bounds::not_negative, 0);
    one.last_review = review_of(cells, reading, source);
    one.latitude = cells.number(latitude, {-90, 90}, 0);
    one.longitude = cells.number(longitude, {-180, 180}, 0);
    one.located = !cells.said(latitude).empty() && !cells.said(longitude).empty();
    one.reviews_last_year = if_said(cells, reviews_last_year, most_yearly_reviews);
    one.guests = if_said(cells, accommodates, most_guests);
    return one;
}

// Rows but for those that repeat another to the letter; an id alone may be shared by accident.
std::vector<std::size_t> rows_once(const CsvTable& table, const ListingColumns& columns,
                                   ListingRows& read) {
    const auto all_of = [&](std::size_t row) {
        return std::span(&table.text(row, 0), table.columns().size());
    };
    std::map<std::string_view, std::size_t> seen;
    std::vector<std::size_t> kept;
    std::size_t shared = 0;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const auto key =
            columns[id] ? sim::said(table.text(row, *columns[id])) : std::string_view{};
        const auto known = key.empty() ? seen.end() : seen.try_emplace(key, row).first;
        const bool fresh = known == seen.end() || known->second == row;
        if (!fresh && std::ranges::equal(all_of(row), all_of(known->second))) continue;
        kept.push_back(row);
        shared += fresh ? 0 : 1;
    }
    if (const std::size_t repeated = table.rows() - kept.size())
        read.notes.push_back(
            text(repeated, " rows repeat another to the letter and are left out."));
    if (shared > 0)
        read.notes.push_back(text(shared, " rows have the id of another and say otherwise: they "
                                          "count as adverts of their own (spreadsheets round "
                                          "long ids)."));
    return kept;
}

} // namespace

ListingRows read_listing_rows(const CsvTable& table, const Problems& faults,
                              const ListingsSource& source, Problems& problems) {
    ListingRows read;
    if (table.columns().empty()) { // then the faults say why
        problems.add(faults);
        return read;
    }
    read.bad = faults;
    const ListingColumns columns = listing_columns(table, problems);
    if (!problems.empty()) return read;
    read.has_places = columns[latitude].has_value();
    read.has_boroughs = columns[borough].has_value();
    if (table.separator() != ',')
        read.notes.push_back(text("Columns are taken as parted by ",
                                  table.separator() == ';' ? "semicolons" : "tabs", "."));
    if (auto note = unread_columns(table, columns); !note.empty())
        read.notes.push_back(std::move(note));
    const Reading reading{thousands_in(table, *columns[price], read, problems),
                          order_in(table, *columns[last_review], source, read, problems)};
    if (!problems.empty()) return read;
    const auto rows = rows_once(table, columns, read);
    read.all = rows.size() + table.dropped();
    for (const std::size_t row : rows) {
        const std::size_t before = read.bad.size();
        ListingRow one = row_of(Cells(table, columns, row, read.bad), reading, source);
        if (read.bad.size() == before) read.rows.push_back(std::move(one));
    }
    return read;
}

} // namespace models::home_sharing
