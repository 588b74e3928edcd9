// SPDX-License-Identifier: Apache-2.0
#include "models/crowdfunding/agent_tables.hpp"

#include "models/crowdfunding/population/world.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace models::crowdfunding {
namespace {

std::vector<sim::Identity> reward_identities(const sim::Table<Campaign>& campaigns,
                                             std::size_t rungs) {
    std::vector<sim::Identity> who;
    who.reserve(campaigns.size() * rungs);
    for (const sim::Identity campaign : campaigns.identities())
        for (std::size_t rung = 0; rung < rungs; ++rung) who.push_back(sim::child(campaign, rung));
    return who;
}

} // namespace

Agents::Agents(const Today& dawn, const Inputs& inputs)
    : categories(inputs.categories), backers(make_backers(dawn, inputs.categories)),
      tally(inputs.categories.size()) {
    Supply supply = make_supply(dawn, inputs);
    makers = std::move(supply.makers);
    campaigns = std::move(supply.campaigns);
    rewards = sim::Table<Reward>(reward_identities(campaigns, dawn.given.rewards.ladder.size()));
}

void Agents::restored(sim::Day today) {
    const auto launch = std::as_const(*this).column<&Campaign::launch>();
    by_launch.resize(campaigns.size());
    std::iota(by_launch.begin(), by_launch.end(), 0U);
    std::ranges::stable_sort(by_launch, {}, [&](std::uint32_t row) { return launch[row]; });
    // Sweeps over launches and ends tell how many are on show at most.
    std::vector<sim::Day> ends;
    for (const std::uint32_t row : by_launch) ends.push_back(end_of(row));
    std::ranges::sort(ends);
    most_on_show = 1;
    std::size_t over = 0;
    for (std::size_t begun = 0; begun < by_launch.size(); ++begun) {
        while (ends[over] <= launch[by_launch[begun]]) ++over;
        most_on_show = std::max(most_on_show, begun + 1 - over);
    }
    // As on the eve: what ended then is settled this morning.
    shown_ = today - 1;
    on_show.clear();
    for (const std::uint32_t row : by_launch)
        if (launch[row] <= shown_ && shown_ < end_of(row)) on_show.push_back(row);
}

void Agents::take_up_day(const Agents& before) {
    tally = before.tally;
    on_show = before.on_show;
    shown_ = before.shown_;
}

void Agents::show(sim::Day today) {
    const auto launch = std::as_const(*this).column<&Campaign::launch>();
    std::erase_if(on_show, [&](std::uint32_t row) { return end_of(row) <= today; });
    const auto after = [&](sim::Day day) {
        return std::ranges::upper_bound(by_launch, day, {},
                                        [&](std::uint32_t row) { return launch[row]; });
    };
    on_show.insert(on_show.end(), after(shown_), after(today));
    shown_ = std::max(shown_, today);
}

Money Agents::raised_in_year(std::uint32_t maker, sim::Day today) const {
    constexpr int year = 365; // days, of the strictest reading of twelve months
    const std::uint32_t latest = column<&Maker::latest>()[maker];
    Money sum;
    if (latest == nobody) return sum;
    // Those of one maker stand side by side, in the order of their numbers.
    for (std::uint32_t row = latest - column<&Campaign::number>()[latest]; row <= latest; ++row) {
        const Stage stage = column<&Campaign::stage>()[row];
        const bool taken =
            stage == Stage::producing || stage == Stage::delivered || stage == Stage::broken;
        if (taken && today - end_of(row) < year) sum += column<&Campaign::pledged>()[row];
    }
    return sum;
}

} // namespace models::crowdfunding
