// SPDX-License-Identifier: Apache-2.0
#include "models/crowdfunding/input/campaign_cells.hpp"

#include "models/crowdfunding/input/standard_codes.hpp"
#include "sim/scenario/leaf.hpp"
#include "sim/time/calendar.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string_view>

namespace models::crowdfunding {
namespace {

using sim::CsvTable;
using sim::Problems;
using sim::text;
using enum CampaignColumns::Key;
using Key = CampaignColumns::Key;

constexpr std::size_t longest_shown = 80;        // bytes of a cell in a message
constexpr std::size_t most_commas = 8;           // in a name
constexpr int launch_unknown = 1970;             // what a clock at zero says
constexpr std::string_view no_country = "N,0\""; // what the public files say for none

/// The name of a column, and whether a file must have it.
struct Column {
    std::string_view name;
    bool needed = false;
};
constexpr std::array<Column, CampaignColumns::keys> columns_known{{{"main_category", true},
                                                                   {"country", true},
                                                                   {"launched", true},
                                                                   {"deadline", true},
                                                                   {"goal", true},
                                                                   {"currency"},
                                                                   {"usd_goal_real"},
                                                                   {"pledged"},
                                                                   {"usd_pledged_real"},
                                                                   {"backers"},
                                                                   {"state"}}};
// What the public files have beside, and may stay in them; some end in columns without a name.
constexpr std::array<std::string_view, 5> for_the_reader{"ID", "name", "category", "usd pledged",
                                                         ""};

/// A code that is often written for another; two letters are near to every other two.
struct Slip {
    std::string_view written, meant;
};
constexpr std::array<Slip, 3> common_slips{{{"UK", "GB"}, {"USA", "US"}, {"EL", "GR"}}};

/// One row, whose mistakes are noted.
class Cells {
public:
    Cells(const CampaignReading& reading, std::size_t row, Problems& problems)
        : reading_(reading), row_(row), problems_(problems) {}

    /// The words of a cell; nothing where it says NA or the like, or the file lacks the column.
    [[nodiscard]] std::string_view said(Key key) const {
        const auto at = reading_.columns[key];
        return at ? sim::said(reading_.table.text(row_, *at)) : std::string_view{};
    }

    void wrong(Key key, std::string_view what, sim::Facts facts = {}) const {
        note_cell(reading_, row_, key, what, problems_, std::move(facts));
    }

    /// A word out of those allowed.
    void expect(Key key, std::span<const std::string> allowed, std::string_view kind) const {
        if (std::ranges::find(allowed, said(key)) != allowed.end()) return;
        sim::Wrong wrong_word = sim::misspelt(text("is no ", kind), said(key),
                                              std::vector(allowed.begin(), allowed.end()));
        wrong(key, wrong_word.what, std::move(wrong_word.facts));
    }

    /// A number inside bounds; an empty cell stands for `empty`, or may not be.
    [[nodiscard]] double number(Key key, const sim::Bounds& bounds,
                                std::optional<double> empty = {}) const {
        if (said(key).empty() && empty) return *empty;
        const auto value = sim::number_of(said(key), sim::Thousands::comma);
        const sim::Facts range{.allowed = {sim::range_of(bounds)}};
        if (!value)
            wrong(key, "is no number", range);
        else if (!bounds.hold(*value))
            wrong(key, text("lies outside ", range.allowed[0]), range);
        else
            return *value;
        return bounds.low;
    }

    [[nodiscard]] sim::Day day(Key key) const {
        const auto date = sim::date_in(said(key), reading_.dates);
        if (date && date->whole) return date->day;
        wrong(key, "is no date such as 2016-01-31");
        return {};
    }

private:
    const CampaignReading& reading_;
    std::size_t row_;
    Problems& problems_;
};

bool is_date(const CampaignReading& reading, std::size_t row, std::size_t column) {
    return column < reading.table.columns().size() &&
           sim::date_in(sim::said(reading.table.text(row, column)), reading.dates).has_value();
}

std::string category_of(const Cells& cells, std::span<const std::string> allowed) {
    if (!allowed.empty())
        cells.expect(category, allowed, "category");
    else if (cells.said(category).empty())
        cells.wrong(category, "is empty");
    return std::string(cells.said(category));
}

std::string country_of(const Cells& cells) {
    const std::string_view words = cells.said(country);
    if (words.empty() || words == no_country || words == unknown_country)
        return std::string(unknown_country);
    const auto slip = std::ranges::find(common_slips, words, &Slip::written);
    if (slip == common_slips.end())
        cells.expect(country, country_codes(), "country of ISO 3166-1");
    else
        cells.wrong(country, text("is no country of ISO 3166-1; did you mean '", slip->meant, "'?"),
                    {.allowed = country_codes(), .nearest = std::string(slip->meant)});
    return std::string(words);
}

Outcome outcome_of(const Cells& cells) {
    constexpr auto known = names(Outcome{});
    const std::string_view words = cells.said(state);
    if (words.empty()) return Outcome::undefined;
    const auto found = std::ranges::find(known, words);
    if (found != known.end()) return static_cast<Outcome>(found - known.begin());
    cells.expect(state, std::vector<std::string>(known.begin(), known.end()), "state");
    return Outcome::undefined;
}

int backers_of(const Cells& cells) {
    constexpr double most = std::numeric_limits<int>::max();
    const double number = cells.number(backers, {0, most}, untold);
    if (std::floor(number) != number) cells.wrong(backers, "is no whole number");
    return static_cast<int>(number);
}

void read_outcomes(const Cells& cells, CampaignCells& one) {
    one.pledged = cells.number(pledged, sim::bounds::not_negative, untold);
    one.dollar_pledged = cells.number(dollar_pledged, sim::bounds::not_negative, untold);
    one.backers = backers_of(cells);
    one.outcome = outcome_of(cells);
}

} // namespace

CampaignColumns find_columns(const CsvTable& table, Problems& problems) {
    CampaignColumns columns;
    for (std::size_t key = 0; key < CampaignColumns::keys; ++key) {
        const auto [name, needed] = columns_known[key];
        columns.places[key] = needed ? table.column(name, problems) : table.find(name);
    }
    return columns;
}

std::string unread_campaign_columns(const CsvTable& table) {
    std::vector<std::string> wanted;
    for (const Column& one : columns_known) wanted.emplace_back(one.name);
    std::vector<std::string> known(for_the_reader.begin(), for_the_reader.end());
    known.insert(known.end(), wanted.begin(), wanted.end());
    const auto unread = sim::columns_beside(table, known);
    return unread.empty() ? "" : sim::unread_note(table, unread, wanted);
}

bool is_shifted(const CampaignReading& reading, std::size_t row) {
    const std::size_t from = *reading.columns[launched], to = *reading.columns[deadline];
    if (is_date(reading, row, from) || is_date(reading, row, to)) return false;
    for (std::size_t by = 1; by <= most_commas; ++by)
        if (is_date(reading, row, from + by) && is_date(reading, row, to + by)) return true;
    return false;
}

std::optional<CampaignCells> read_campaign(const CampaignReading& reading, std::size_t row,
                                           Problems& problems) {
    const Cells cells(reading, row, problems);
    CampaignCells one;
    one.row = row;
    const std::size_t before = problems.size();
    one.launched = cells.day(launched);
    const bool dated = problems.size() == before;
    if (dated && sim::date_of(one.launched).year == launch_unknown) return std::nullopt;
    one.deadline = cells.day(deadline);
    if (problems.size() == before && one.deadline < one.launched)
        cells.wrong(deadline, text("lies before the launch, ", sim::iso(one.launched)));
    one.category = category_of(cells, reading.categories);
    one.country = country_of(cells);
    if (!cells.said(currency).empty())
        cells.expect(currency, currency_codes(), "currency of ISO 4217");
    one.currency = cells.said(currency);
    one.goal = cells.number(goal, sim::bounds::positive);
    one.dollar_goal = cells.number(dollar_goal, sim::bounds::not_negative, 0);
    read_outcomes(cells, one);
    return one;
}

void note_cell(const CampaignReading& reading, std::size_t row, CampaignColumns::Key column,
               std::string_view what, Problems& problems, sim::Facts facts) {
    const std::size_t at = *reading.columns[column];
    const sim::Origin origin = reading.table.origin(row);
    const std::string& words = reading.table.text(row, at);
    facts.file = *origin.file;
    facts.line = origin.line;
    facts.key = reading.table.columns()[at];
    facts.given = words;
    const std::string told = text(facts.key, ": '", sim::shown(words, longest_shown), "' ", what);
    problems.add(sim::where(origin), told, std::move(facts));
}

} // namespace models::crowdfunding
