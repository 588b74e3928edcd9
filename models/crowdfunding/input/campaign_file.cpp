// SPDX-License-Identifier: Apache-2.0
#include "models/crowdfunding/input/campaign_file.hpp"

#include "models/crowdfunding/input/campaign_cells.hpp"
#include "sim/base/words.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <utility>

namespace models::crowdfunding {
namespace {

using sim::CsvTable;
using sim::Problems;
using sim::text;
using enum CampaignColumns::Key;

constexpr std::size_t most_names = 1000; // categories: more are no categories but names
constexpr std::string_view dollar = "USD";
constexpr std::string_view at_home_in_dollars = "US";

/// How many rows were odd in which way.
struct Counts {
    std::size_t broken = 0; ///< by commas or quotes in names
    std::size_t undated = 0;
    std::size_t converted = 0;
    std::size_t without_rate = 0;
};

std::string campaigns(std::size_t count, std::string_view one, std::string_view many) {
    return text(count, count == 1 ? " campaign " : " campaigns ", count == 1 ? one : many);
}

// Whether a row was dropped because it has too many fields, or quotes that close early: what
// unquoted names do. Rows that are too short are a file that broke off.
bool broken_by_a_name(const std::string& what) {
    if (what == "text follows a closing quote") return true;
    const auto number_behind = [&](std::string_view words) {
        const std::size_t at = what.find(words);
        if (at == std::string::npos) return std::size_t{0};
        const std::size_t from = at + words.size();
        return sim::number_in<std::size_t>(what.substr(from, what.find(' ', from) - from))
            .value_or(0);
    };
    return number_behind("got ") > number_behind("expected ");
}

// Takes apart what is wrong with the table: rows that names broke are counted, the rest is refused.
void judge_faults(const CsvTable& table, const Problems& faults, Counts& counts,
                  Problems& problems) {
    constexpr std::string_view unnamed = "column '' stands twice"; // at the end of public files
    std::size_t broken = 0, harmless = 0;
    for (const sim::Problem& one : faults.entries()) {
        if (table.dropped() > 0 && broken_by_a_name(one.what))
            ++broken;
        else if (one.what == unnamed)
            ++harmless;
        else
            problems.add(one.where, one.what, one.facts);
    }
    if (problems.empty()) broken = faults.size() - harmless; // with those that were only counted
    counts.broken += broken;
}

// Whether day or month comes first, which both columns together tell.
sim::DateOrder date_order(const CsvTable& table, const CampaignColumns& columns,
                          Problems& problems) {
    std::vector<std::string> dates;
    for (const CampaignColumns::Key key : {launched, deadline})
        for (std::size_t row = 0; row < table.rows(); ++row)
            dates.emplace_back(sim::said(table.text(row, *columns[key])));
    const auto order = sim::order_of(dates);
    if (!order)
        problems.add(table.name(), "launched: dates begin with the day or with the month; write "
                                   "them as 2016-01-31");
    return order.value_or(sim::DateOrder::day_first);
}

bool is_in_dollars(const CampaignCells& one) {
    return one.currency.empty() ? one.country == at_home_in_dollars : one.currency == dollar;
}

/// What rows of the same money are in dollars; those without currency are told apart by country.
class Rates {
public:
    explicit Rates(const std::vector<CampaignCells>& rows) {
        for (const CampaignCells& one : rows)
            if (one.dollar_goal > 0) told_[money_of(one)].push_back(one.dollar_goal / one.goal);
        for (auto& [money, rates] : told_) std::ranges::sort(rates);
    }

    /// The median rate; nothing where no row tells one.
    [[nodiscard]] std::optional<double> of(const CampaignCells& one) const {
        const auto found = told_.find(money_of(one));
        if (found == told_.end()) return std::nullopt;
        return found->second[found->second.size() / 2];
    }

private:
    static const std::string& money_of(const CampaignCells& one) {
        return one.currency.empty() ? one.country : one.currency;
    }
    std::map<std::string, std::vector<double>> told_;
};

// Without a column of dollars all must be dollars.
void expect_dollars(const CampaignReading& reading, const std::vector<CampaignCells>& rows,
                    CampaignFile& file, Problems& problems) {
    for (const CampaignCells& one : rows)
        if (!one.currency.empty() && one.currency != dollar)
            note_cell(reading, one.row, currency,
                      "is none whose dollars are known: without a column 'usd_goal_real' all goals "
                      "must be in USD",
                      problems, {.allowed = {std::string(dollar)}, .nearest = std::string(dollar)});
    file.remarks.push_back(
        text("The file has no column 'usd_goal_real': ",
             campaigns(rows.size(), "is taken to have its goal", "are taken to have their goals"),
             " in US dollars."));
}

// Gives each row its goal in dollars; leaves out those of which nobody knows it.
void fill_dollars(std::vector<CampaignCells>& rows, Counts& counts) {
    const Rates rates(rows);
    for (CampaignCells& one : rows) {
        if (one.dollar_goal > 0) continue;
        const auto rate = is_in_dollars(one) ? std::optional(1.0) : rates.of(one);
        ++(rate ? counts.converted : counts.without_rate);
        one.dollar_goal = one.goal * rate.value_or(0);
    }
    std::erase_if(rows, [](const CampaignCells& one) { return one.dollar_goal <= 0; });
}

template <class Member>
std::vector<std::string> names_in(const std::vector<CampaignCells>& rows, Member member) {
    std::vector<std::string> all;
    for (const CampaignCells& one : rows) all.push_back(one.*member);
    std::ranges::sort(all);
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

std::uint16_t place_of(const std::string& name, const std::vector<std::string>& all) {
    return static_cast<std::uint16_t>(std::ranges::find(all, name) - all.begin());
}

CampaignRow row_of(const CampaignCells& one, const CampaignFile& file) {
    CampaignRow row;
    row.category = place_of(one.category, file.categories);
    row.country = place_of(one.country, file.countries);
    row.launched = one.launched;
    row.deadline = one.deadline;
    row.goal = one.dollar_goal;
    // The goal was reached or not in the own currency, whatever the rates on two days were.
    row.pledged = one.pledged < 0 ? one.dollar_pledged : one.pledged / one.goal * one.dollar_goal;
    row.backers = one.backers == 0 && row.pledged > 0 ? untold : one.backers;
    row.outcome = one.outcome;
    return row;
}

void remark_left_out(const Counts& counts, CampaignFile& file) {
    const auto tell = [&](std::size_t count, const std::string& words) {
        if (count > 0) file.remarks.push_back(words);
    };
    tell(counts.broken, text(counts.broken, counts.broken == 1 ? " row is" : " rows are",
                             " shifted by commas or quotes in a name, and left out."));
    tell(counts.undated,
         campaigns(counts.undated, "was", "were") +
             " launched in 1970, which says that the day is unknown, and left out.");
    tell(counts.without_rate, campaigns(counts.without_rate, "has a goal", "have goals") +
                                  " that no row tells in US dollars, and left out.");
    tell(counts.converted,
         campaigns(counts.converted, "has no goal", "have no goals") +
             " in US dollars, taken from the median rate of other rows of the same money.");
}

void remark_outcomes(const std::vector<CampaignCells>& rows, CampaignFile& file) {
    constexpr std::array<std::pair<Outcome, std::string_view>, 4> unscored{
        {{Outcome::canceled, "canceled by the maker"},
         {Outcome::suspended, "suspended by the platform"},
         {Outcome::live, "live when the file was made"},
         {Outcome::undefined, "undefined in how it ended"}}};
    for (const auto& [outcome, words] : unscored) {
        const auto count =
            static_cast<std::size_t>(std::ranges::count(file.rows, outcome, &CampaignRow::outcome));
        if (count > 0)
            file.remarks.push_back(campaigns(count, "is ", "are ") + std::string(words) +
                                   ": simulated as any other, and not scored.");
    }
    const auto homeless = static_cast<std::size_t>(std::ranges::count_if(
        rows, [](const CampaignCells& one) { return one.country == unknown_country; }));
    if (homeless > 0)
        file.remarks.push_back(campaigns(homeless, "has no country", "have no countries") +
                               " (N,0\" in public files), counted as abroad.");
    const auto uncounted = static_cast<std::size_t>(std::ranges::count_if(
        rows, [](const CampaignCells& one) { return one.backers == 0 && one.pledged > 0; }));
    if (uncounted > 0)
        file.remarks.push_back(campaigns(uncounted, "has", "have") +
                               " pledges from no backers: how many there were is unknown.");
}

std::vector<CampaignCells> read_rows(const CampaignReading& reading, Counts& counts,
                                     Problems& problems) {
    std::vector<CampaignCells> rows;
    for (std::size_t row = 0; row < reading.table.rows(); ++row) {
        if (is_shifted(reading, row)) {
            ++counts.broken;
            continue;
        }
        auto one = read_campaign(reading, row, problems);
        if (one)
            rows.push_back(std::move(*one));
        else
            ++counts.undated;
    }
    return rows;
}

// The names that rows refer to, and the rows.
void gather(const std::vector<CampaignCells>& rows, std::span<const std::string> categories,
            CampaignFile& file, const std::string& path) {
    file.categories.assign(categories.begin(), categories.end());
    if (categories.empty()) file.categories = names_in(rows, &CampaignCells::category);
    if (file.categories.size() > most_names)
        throw sim::ScenarioError(path, text("main_category: ", file.categories.size(),
                                            " different ones; at most ", most_names));
    file.countries = names_in(rows, &CampaignCells::country);
    for (const CampaignCells& one : rows) file.rows.push_back(row_of(one, file));
}

} // namespace

CampaignFile read_campaigns(const std::string& path, std::span<const std::string> categories) {
    CampaignFile file;
    Counts counts;
    Problems faults, problems;
    const CsvTable table = CsvTable::read(path, faults);
    judge_faults(table, faults, counts, problems);
    sim::refuse(problems);
    CampaignReading reading{table, find_columns(table, problems), categories};
    sim::refuse(problems);
    reading.dates = date_order(table, reading.columns, problems);
    auto rows = read_rows(reading, counts, problems);
    sim::refuse(problems);
    if (!reading.columns[dollar_goal]) {
        expect_dollars(reading, rows, file, problems);
        for (CampaignCells& one : rows) one.dollar_goal = one.goal;
    }
    sim::refuse(problems);
    fill_dollars(rows, counts);
    if (rows.empty()) throw sim::ScenarioError(path, "holds no campaign that can be used");
    gather(rows, categories, file, path);
    if (auto note = unread_campaign_columns(table); !note.empty())
        file.remarks.push_back(std::move(note));
    remark_left_out(counts, file);
    remark_outcomes(rows, file);
    return file;
}

} // namespace models::crowdfunding
