// SPDX-License-Identifier: Apache-2.0
#pragma once
// The members, ideas, votes and contributions that all mechanisms of co-creation share, and what
// the day adds up to in each category.

#include "models/cocreation/agents.hpp"
#include "models/cocreation/parameters.hpp"
#include "models/cocreation/report/indicators.hpp"
#include "sim/network/graph.hpp"
#include "sim/store/table.hpp"

#include <cstdint>
#include <memory>
#include <type_traits>
#include <vector>

namespace models::cocreation {

/// The tables that mechanisms share.
struct Agents {
    std::vector<Category> categories;
    sim::Table<Member> members;
    sim::Table<Idea> ideas;
    sim::Table<Vote> votes;
    sim::Table<Contribution> contributions;
    sim::Table<Headcount> headcounts; ///< by category
    std::vector<Indicators> tally;    ///< by category, then the platform's; lives for a day

    // Derived from the above.
    std::vector<std::uint32_t> on_show;    ///< ideas, in the order of their rows
    std::vector<std::uint32_t> developing; ///< ideas
    std::vector<std::uint32_t> on_sale;    ///< ideas, those that still owe royalties included
    std::vector<std::uint32_t> keen;       ///< members who visit much more often than others
    std::shared_ptr<const sim::Graph> acquaintances;

    /// A new world.
    explicit Agents(const Today& dawn);
    void restored(const Today& today);

private:
    template <class Self, class Row, class Value>
    [[nodiscard]] static auto& table_with(Self& self, Value Row::*) {
        if constexpr (std::is_same_v<Row, Member>)
            return self.members;
        else if constexpr (std::is_same_v<Row, Idea>)
            return self.ideas;
        else if constexpr (std::is_same_v<Row, Vote>)
            return self.votes;
        else if constexpr (std::is_same_v<Row, Contribution>)
            return self.contributions;
        else
            return self.headcounts;
    }

public:
    /// Calls `visit(name, table)` for each table.
    template <class Self, class Visit> static void walk(Self& self, Visit& visit) {
        visit("members", self.members);
        visit("ideas", self.ideas);
        visit("votes", self.votes);
        visit("contributions", self.contributions);
        visit("headcounts", self.headcounts);
    }

    /// The values of one member over all rows of the table whose row it belongs to.
    template <auto Column> [[nodiscard]] auto column() {
        return table_with(*this, Column).template column<Column>();
    }
    template <auto Column> [[nodiscard]] auto column() const {
        return table_with(*this, Column).template column<Column>();
    }

    /// What the category of an idea reports of today.
    [[nodiscard]] Indicators& here(std::uint32_t idea) {
        return tally[column<&Idea::category>()[idea]];
    }
    /// What the platform reports of today that belongs to no category.
    [[nodiscard]] Indicators& platform() { return tally.back(); }

    /// Calls `visit(row)` with the contributions to an idea, the latest first.
    template <class Visit> void for_each_contribution(std::uint32_t idea, Visit&& visit) const {
        const auto previous = column<&Contribution::previous>();
        std::uint32_t row = column<&Idea::latest_contribution>()[idea];
        for (; row != nobody; row = previous[row]) visit(row);
    }
};

} // namespace models::cocreation
