// SPDX-License-Identifier: Apache-2.0
#pragma once
// The people, campaigns and pledges that all mechanisms of crowdfunding share, and what the day
// adds up to in each category. What one mechanism alone remembers stands with that mechanism.

#include "models/crowdfunding/agents.hpp"
#include "models/crowdfunding/parameters.hpp"
#include "models/crowdfunding/population/inputs.hpp"
#include "models/crowdfunding/report/indicators.hpp"
#include "sim/store/table.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <type_traits>
#include <vector>

namespace models::crowdfunding {

/// The tables that mechanisms share.
struct Agents {
    std::vector<Category> categories;
    sim::Table<Backer> backers;
    sim::Table<Maker> makers;
    sim::Table<Campaign> campaigns;
    sim::Table<Reward> rewards;
    sim::Table<Pledge> pledges;
    sim::Table<Brought> brought;   ///< campaigns kept for products, none in a market of its own
    std::vector<Indicators> tally; ///< by category; nothing of it outlives the day

    // Derived from the above and the day.
    std::vector<std::uint32_t> by_launch; ///< campaigns in the order of their launch
    std::vector<std::uint32_t> on_show;   ///< those that may be on show today, in that order
    std::size_t most_on_show = 1;         ///< over all days, of those drawn with the world

    /// What a person can pledge this month beyond the own budget, or less if negative, by backer;
    /// empty where nothing is known of what people earn and spend elsewhere.
    std::vector<Money> means;

    /// A new world.
    Agents(const Today& dawn, const Inputs& inputs);
    /// Works out what follows from the tables on a morning.
    void restored(sim::Day today);
    /// Goes on within the day of the same tables.
    void take_up_day(const Agents& before);
    /// Moves `on_show` on to a day.
    void show(sim::Day today);
    /// A campaign that is kept for a maker's product and that nobody has asked for; none where all
    /// are asked for.
    [[nodiscard]] std::uint32_t kept_for(std::uint32_t maker) const;
    /// Plans the launch of a campaign that is kept: on a day after this one, with added quality and
    /// at a share of its cost.
    void bring(std::uint32_t campaign, sim::Day launch, double quality, double cost);

private:
    [[nodiscard]] std::size_t most_at_once() const;
    void plan(std::uint32_t campaign);
    void write_down(std::uint32_t row);

    sim::Day shown_; // up to which launches are in `on_show`

    template <class Self, class Row, class Value>
    [[nodiscard]] static auto& table_with(Self& self, Value Row::*) {
        if constexpr (std::is_same_v<Row, Backer>)
            return self.backers;
        else if constexpr (std::is_same_v<Row, Maker>)
            return self.makers;
        else if constexpr (std::is_same_v<Row, Campaign>)
            return self.campaigns;
        else if constexpr (std::is_same_v<Row, Reward>)
            return self.rewards;
        else if constexpr (std::is_same_v<Row, Brought>)
            return self.brought;
        else
            return self.pledges;
    }

public:
    /// Calls `visit(name, table)` for each table.
    template <class Self, class Visit> static void walk(Self& self, Visit& visit) {
        visit("backers", self.backers);
        visit("makers", self.makers);
        visit("campaigns", self.campaigns);
        visit("rewards", self.rewards);
        visit("pledges", self.pledges);
        if (self.brought.size() > 0) visit("brought", self.brought);
    }

    /// The values of one member over all rows of the table whose row it belongs to.
    template <auto Member> [[nodiscard]] auto column() {
        return table_with(*this, Member).template column<Member>();
    }
    template <auto Member> [[nodiscard]] auto column() const {
        return table_with(*this, Member).template column<Member>();
    }

    /// What the category of a campaign reports of today.
    [[nodiscard]] Indicators& here(std::uint32_t campaign) {
        return tally[column<&Campaign::category>()[campaign]];
    }
    /// The person who made a campaign.
    [[nodiscard]] std::uint32_t person_of(std::uint32_t campaign) const {
        return column<&Maker::person>()[column<&Campaign::maker>()[campaign]];
    }
    /// The day after the last on show.
    [[nodiscard]] sim::Day end_of(std::uint32_t campaign) const {
        return column<&Campaign::launch>()[campaign] + column<&Campaign::duration>()[campaign];
    }
    [[nodiscard]] double progress(std::uint32_t campaign) const {
        return static_cast<double>(column<&Campaign::pledged>()[campaign].minor) /
               static_cast<double>(column<&Campaign::goal>()[campaign].minor);
    }
    /// What the campaigns of a maker have raised that ended less than twelve months before a day.
    [[nodiscard]] Money raised_in_year(std::uint32_t maker, sim::Day today) const;
};

} // namespace models::crowdfunding
