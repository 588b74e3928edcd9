// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a run can keep of single people: numbers added up over windows, each from a first day to the
// end. They are records, not state: nothing that evolves reads them, so that keeping them changes
// no result.

#include "sim/base/identity.hpp"
#include "sim/base/money.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sim {

/// A number that can be kept of each person of a table.
struct PersonLine {
    std::string name;
    std::string table;
    std::string unit;
    std::string doc;
};

/// What tells the people of a table apart for good.
struct PersonTrait {
    std::string name;
    std::string table;
    std::string doc;
    std::vector<std::string> words; ///< one a kind of people, without spaces
};

/// What a market can tell of single people.
struct People {
    std::vector<PersonLine> lines;
    std::vector<PersonTrait> traits;

    /// The tables of people, each once.
    [[nodiscard]] std::vector<std::string> tables() const;
    [[nodiscard]] std::vector<PersonLine> lines_of(std::string_view table) const;
    [[nodiscard]] std::vector<PersonTrait> traits_of(std::string_view table) const;
};

/// What a run kept of the people of one table, in ascending order of identity.
struct PersonRecord {
    std::string table;
    std::vector<Identity> who;
    std::vector<std::vector<double>> values;       ///< by window and line, in major units
    std::vector<std::vector<std::uint8_t>> traits; ///< by trait: the place among its words
};
using PersonRecords = std::vector<PersonRecord>;

/// The place of a line of a table in a window among the values of a record.
constexpr std::size_t place_of(std::size_t window, std::size_t line, std::size_t lines) {
    return window * lines + line;
}

/// The accounts of the people of some tables while a run lasts, by row.
class PersonAccounts {
public:
    PersonAccounts() = default;
    PersonAccounts(People people, std::span<const std::string> tables,
                   std::span<const Day> first_days);

    [[nodiscard]] bool empty() const { return tables_.empty(); }
    [[nodiscard]] const People& people() const { return people_; }
    [[nodiscard]] const std::vector<std::string>& tables() const { return tables_; }

    /// Adds to a line what a day brought to the person in a row, in each window that has the day;
    /// lines not asked for are left out.
    void add(Day day, std::size_t line, std::uint32_t row, Money amount);
    void add(Day day, std::size_t line, std::uint32_t row, double amount);

    /// The accounts of a table whose rows are these people; `traits` are those of the table.
    [[nodiscard]] PersonRecord record(const std::string& table, std::span<const Identity> rows,
                                      std::vector<std::vector<std::uint8_t>> traits) const;

private:
    /// Money is added up in whole cents, all else as it comes; a line has one of the two.
    struct Account {
        std::vector<Money> money;
        std::vector<double> number;
        [[nodiscard]] double total(std::size_t row) const;
    };

    template <class Visit> void each_account(Day day, std::size_t line, Visit&& visit);

    People people_;
    std::vector<std::string> tables_;
    std::vector<Day> first_days_;
    std::vector<bool> kept_;        // by line
    std::vector<Account> accounts_; // by window and line
};

} // namespace sim
