// SPDX-License-Identifier: Apache-2.0
#pragma once
// Who dealt with whom, and how it went: a row for each pair that ever did, and the rows of a person
// at hand.

#include "sim/base/fields.hpp"
#include "sim/base/identity.hpp"
#include "sim/store/table.hpp"
#include "sim/trust/evidence.hpp"

#include <cstdint>
#include <limits>
#include <vector>

namespace sim {

/// A deal that is over: the party kept its promise or not, and was abused or not.
struct Deal {
    std::uint32_t believer = 0;
    std::uint32_t party = 0;
    Promise promise = Promise::kept;
    bool abused = false;
};

/// All deals of a believer with a party.
struct Dealing {
    std::uint32_t believer = 0;
    std::uint32_t party = 0;
    std::uint32_t kept = 0;
    std::uint32_t broken = 0;
    std::uint32_t abused = 0;

    static constexpr auto fields() {
        return Fields{
            state<&Dealing::believer>("Row of the one who relied on the other."),
            state<&Dealing::party>("Row of the party."),
            state<&Dealing::kept>("Promises that the party kept."),
            state<&Dealing::broken>("Promises that it broke."),
            state<&Dealing::abused>("Deals in which the party was abused."),
        };
    }
};
static_assert(Described<Dealing>);

/// The dealings of a market.
class Dealings {
public:
    /// Adds a deal.
    void add(const Deal& deal) {
        const std::uint32_t row = row_for(deal.believer, deal.party);
        const bool broken = deal.promise == Promise::broken;
        ++(broken ? table_.column<&Dealing::broken>() : table_.column<&Dealing::kept>())[row];
        table_.column<&Dealing::abused>()[row] += deal.abused ? 1 : 0;
    }

    /// Calls `visit(dealing)` for each party that a believer dealt with, the latest first.
    template <class Visit> void for_each_of(std::uint32_t believer, Visit&& visit) const {
        if (believer >= first_.size()) return;
        for (std::uint32_t row = first_[believer]; row != none; row = next_[row])
            visit(table_.row(row));
    }

    /// Finds its rows again after the table was loaded.
    void restored() {
        first_.clear();
        next_.clear();
        for (const std::uint32_t believer : table_.column<&Dealing::believer>()) link(believer);
    }

    [[nodiscard]] Table<Dealing>& table() { return table_; }
    [[nodiscard]] const Table<Dealing>& table() const { return table_; }

private:
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

    std::uint32_t row_for(std::uint32_t believer, std::uint32_t party) {
        const auto parties = table_.column<&Dealing::party>();
        if (believer < first_.size())
            for (std::uint32_t row = first_[believer]; row != none; row = next_[row])
                if (parties[row] == party) return row;
        Dealing one;
        one.believer = believer;
        one.party = party;
        table_.append(pair(Identity{believer}, Identity{party}), one);
        link(believer);
        return static_cast<std::uint32_t>(table_.size() - 1);
    }

    // The next row of the table is the latest of this believer.
    void link(std::uint32_t believer) {
        if (believer >= first_.size()) first_.resize(believer + std::size_t{1}, none);
        next_.push_back(first_[believer]);
        first_[believer] = static_cast<std::uint32_t>(next_.size() - 1);
    }

    Table<Dealing> table_;
    std::vector<std::uint32_t> first_; // derived: by believer
    std::vector<std::uint32_t> next_;  // derived: by row
};

} // namespace sim
