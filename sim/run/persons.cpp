// SPDX-License-Identifier: Apache-2.0
#include "sim/run/persons.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace sim {
namespace {

template <class Part>
std::vector<Part> of_table(const std::vector<Part>& all, std::string_view table) {
    std::vector<Part> some;
    std::ranges::copy_if(all, std::back_inserter(some),
                         [&](const Part& one) { return one.table == table; });
    return some;
}

template <class Amount>
void add_to(std::vector<Amount>& amounts, std::uint32_t row, Amount amount) {
    if (row >= amounts.size()) amounts.resize(row + std::size_t{1});
    amounts[row] += amount;
}

std::vector<std::size_t> by_identity(std::span<const Identity> rows) {
    std::vector<std::size_t> order(rows.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, {}, [&](std::size_t row) { return rows[row]; });
    return order;
}

} // namespace

std::vector<std::string> People::tables() const {
    std::vector<std::string> all;
    for (const PersonLine& line : lines)
        if (std::ranges::find(all, line.table) == all.end()) all.push_back(line.table);
    return all;
}

std::vector<PersonLine> People::lines_of(std::string_view table) const {
    return of_table(lines, table);
}

std::vector<PersonTrait> People::traits_of(std::string_view table) const {
    return of_table(traits, table);
}

PersonAccounts::PersonAccounts(People people, std::span<const std::string> tables,
                               std::span<const Day> first_days)
    : people_(std::move(people)), tables_(tables.begin(), tables.end()),
      first_days_(first_days.begin(), first_days.end()),
      accounts_(first_days.size() * people_.lines.size()) {
    for (const PersonLine& line : people_.lines)
        kept_.push_back(std::ranges::find(tables_, line.table) != tables_.end());
}

template <class Visit> void PersonAccounts::each_account(Day day, std::size_t line, Visit&& visit) {
    if (!kept_[line]) return;
    for (std::size_t window = 0; window < first_days_.size(); ++window)
        if (day >= first_days_[window])
            visit(accounts_[place_of(window, line, people_.lines.size())]);
}

void PersonAccounts::add(Day day, std::size_t line, std::uint32_t row, Money amount) {
    each_account(day, line, [&](Account& one) { add_to(one.money, row, amount); });
}

void PersonAccounts::add(Day day, std::size_t line, std::uint32_t row, double amount) {
    each_account(day, line, [&](Account& one) { add_to(one.number, row, amount); });
}

double PersonAccounts::Account::total(std::size_t row) const {
    const double paid = row < money.size() ? money[row].major() : 0;
    return row < number.size() ? paid + number[row] : paid;
}

PersonRecord PersonAccounts::record(const std::string& table, std::span<const Identity> rows,
                                    std::vector<std::vector<std::uint8_t>> traits) const {
    const auto order = by_identity(rows);
    PersonRecord kept{table, {}, {}, {}};
    for (std::size_t row : order) kept.who.push_back(rows[row]);
    for (std::size_t at = 0; at < accounts_.size(); ++at) {
        if (people_.lines[at % people_.lines.size()].table != table) continue;
        auto& values = kept.values.emplace_back();
        for (std::size_t row : order) values.push_back(accounts_[at].total(row));
    }
    for (auto& codes : traits) {
        std::vector<std::uint8_t> sorted;
        for (std::size_t row : order) sorted.push_back(codes[row]);
        codes = std::move(sorted);
    }
    kept.traits = std::move(traits);
    return kept;
}

} // namespace sim
