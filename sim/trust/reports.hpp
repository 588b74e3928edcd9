// SPDX-License-Identifier: Apache-2.0
#pragma once
// Reports about parties to transactions, as somebody keeps them: one who met the party, or all
// together. Only parties that were reported have a record, so the others cost nothing.

#include "sim/base/fields.hpp"
#include "sim/base/identity.hpp"
#include "sim/store/table.hpp"
#include "sim/trust/exclusion.hpp"

#include <cstdint>
#include <limits>
#include <map>
#include <utility>

namespace sim {

/// The keeper of reports that all share.
inline constexpr std::uint32_t everybody = std::numeric_limits<std::uint32_t>::max();

/// What one keeper was told of one party.
struct Record {
    std::uint32_t keeper = everybody;
    std::uint32_t party = 0;
    std::uint32_t reports = 0;
    std::uint32_t earlier_deals = 0;
    std::uint32_t names = 1;
    std::uint8_t excluded = 0;

    static constexpr auto fields() {
        return Fields{
            state<&Record::keeper>("Row of whoever keeps it; the largest number if all do."),
            state<&Record::party>("Row of the party."),
            state<&Record::reports>("Reports of the party under its present name."),
            state<&Record::earlier_deals>("Deals of the party under earlier names."),
            state<&Record::names>("Names that the party has had."),
            state<&Record::excluded>("Whether the party is refused."),
        };
    }
};

/// All records of a market.
class Reports {
public:
    /// Whether a keeper refuses a party.
    [[nodiscard]] bool excluded(std::uint32_t keeper, std::uint32_t party) const {
        const auto found = row_of_.find({keeper, party});
        return found != row_of_.end() && records_.column<&Record::excluded>()[found->second] != 0;
    }

    /// How a party that has made so many deals behaved under its present name, in the sight of the
    /// keeper.
    [[nodiscard]] Conduct conduct(std::uint32_t keeper, std::uint32_t party,
                                  std::uint32_t deals) const {
        const auto found = row_of_.find({keeper, party});
        if (found == row_of_.end()) return {deals, 0};
        const std::uint32_t reports = records_.column<&Record::reports>()[found->second];
        const std::uint32_t known =
            records_.column<&Record::earlier_deals>()[found->second] + reports;
        return {deals > known ? deals - known : 0, reports};
    }

    /// Adds a report of a party that has made so many deals, this one included, in the sight of the
    /// keeper; says whether the party is refused from now on and was not before.
    bool add(const Exclusion& exclusion, std::uint32_t keeper, std::uint32_t party,
             std::uint32_t deals) {
        const std::uint32_t row = row_for(keeper, party);
        ++records_.column<&Record::reports>()[row];
        auto& out = records_.column<&Record::excluded>()[row];
        const bool before = out != 0;
        if (refuses(exclusion, conduct(keeper, party, deals))) out = 1;
        return out != 0 && !before;
    }

    /// The party comes back under a name that nobody knows, after so many deals under earlier ones
    /// (cheap pseudonyms; Friedman & Resnick 2001).
    void rename(std::uint32_t keeper, std::uint32_t party, std::uint32_t deals) {
        const std::uint32_t row = row_for(keeper, party);
        records_.column<&Record::reports>()[row] = 0;
        records_.column<&Record::earlier_deals>()[row] = deals;
        records_.column<&Record::excluded>()[row] = 0;
        ++records_.column<&Record::names>()[row];
    }

    /// Finds its rows again after the table was loaded.
    void restored() {
        row_of_.clear();
        const auto keeper = records_.column<&Record::keeper>();
        const auto party = records_.column<&Record::party>();
        for (std::uint32_t row = 0; row < records_.size(); ++row)
            row_of_[{keeper[row], party[row]}] = row;
    }

    [[nodiscard]] bool empty() const { return records_.size() == 0; }
    [[nodiscard]] Table<Record>& table() { return records_; }
    [[nodiscard]] const Table<Record>& table() const { return records_; }

private:
    std::uint32_t row_for(std::uint32_t keeper, std::uint32_t party) {
        const auto next = static_cast<std::uint32_t>(records_.size());
        const auto [at, fresh] = row_of_.try_emplace({keeper, party}, next);
        if (fresh) {
            Record one;
            one.keeper = keeper;
            one.party = party;
            records_.append(pair(Identity{keeper}, Identity{party}), one);
        }
        return at->second;
    }

    Table<Record> records_;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> row_of_; // derived
};

} // namespace sim
