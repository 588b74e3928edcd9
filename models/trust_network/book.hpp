// SPDX-License-Identifier: Apache-2.0
#pragma once
// The book of ratings: one for each ordered pair, and the partners of a person at hand.

#include "sim/base/fields.hpp"
#include "sim/base/identity.hpp"
#include "sim/store/table.hpp"

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace models::trust_network {

/// What one person says of another.
struct Entry {
    std::uint32_t rater = 0;
    std::uint32_t ratee = 0;
    std::int8_t value = 0;
    std::uint8_t warning = 0;
    std::uint32_t times = 1;
    sim::Day day;

    static constexpr auto fields() {
        using E = Entry;
        return sim::Fields{
            sim::state<&E::rater>("Row of who rates."),
            sim::state<&E::ratee>("Row of who is rated."),
            sim::state<&E::value>("The rating, -10 to 10."),
            sim::state<&E::warning>("Whether it warns of somebody whom the rater never dealt "
                                    "with, or answers such a warning."),
            sim::state<&E::times>("How often it was given, the first time included."),
            sim::state<&E::day>("Day when it was given first, or changed its sign.",
                                sim::unit::dates),
        };
    }
};
static_assert(sim::Described<Entry>);

/// All ratings. A later one of the same pair takes the place of the earlier.
class Book {
public:
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

    explicit Book(std::size_t people = 0) : people_(people) { restored(); }

    /// The row of what one says of another, or `none`.
    [[nodiscard]] std::uint32_t find(std::uint32_t rater, std::uint32_t ratee) const;
    /// Enters a rating of a pair that has none.
    void add(const Entry& entry);
    /// Changes one that is there; it is dated anew where good becomes bad or bad good.
    void revise(std::uint32_t row, int value, sim::Day day);

    /// Those with whom a person made a deal of which either spoke, each once, the first one first.
    [[nodiscard]] std::span<const std::uint32_t> partners(std::uint32_t person) const {
        return partners_[person];
    }
    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(table_.size()); }

    /// Finds its rows again after the table was loaded.
    void restored();

    [[nodiscard]] sim::Table<Entry>& table() { return table_; }
    [[nodiscard]] const sim::Table<Entry>& table() const { return table_; }

private:
    [[nodiscard]] std::size_t slot(std::uint32_t rater, std::uint32_t ratee) const;
    void index(std::uint32_t row);
    void grow();

    std::size_t people_;
    sim::Table<Entry> table_;
    std::vector<std::uint32_t> slots_;                 // derived: rows by pair, open addressing
    std::vector<std::vector<std::uint32_t>> partners_; // derived: by person
};

} // namespace models::trust_network
