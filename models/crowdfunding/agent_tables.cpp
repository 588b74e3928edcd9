// SPDX-License-Identifier: Apache-2.0
#include "models/crowdfunding/agent_tables.hpp"

#include "models/crowdfunding/population/world.hpp"

#include <algorithm>
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
    brought = std::move(supply.brought);
    rewards = sim::Table<Reward>(reward_identities(campaigns, dawn.given.rewards.ladder.size()));
}

void Agents::restored(sim::Day today) {
    for (std::uint32_t row = 0; row < brought.size(); ++row) write_down(row);
    const auto kept = std::as_const(*this).column<&Brought::campaign>();
    const auto launch = std::as_const(*this).column<&Campaign::launch>();
    by_launch.clear();
    auto next = kept.begin();
    for (std::uint32_t row = 0; row < campaigns.size(); ++row)
        if (next != kept.end() && *next == row)
            ++next;
        else
            by_launch.push_back(row);
    std::ranges::stable_sort(by_launch, {}, [&](std::uint32_t row) { return launch[row]; });
    most_on_show = most_at_once();
    for (const std::uint32_t row : kept)
        if (launch[row] != never) plan(row);
    // As on the eve: what ended then is settled this morning.
    shown_ = today - 1;
    on_show.clear();
    for (const std::uint32_t row : by_launch)
        if (launch[row] <= shown_ && shown_ < end_of(row)) on_show.push_back(row);
}

// Sweeps over launches and ends tell how many are on show at most.
std::size_t Agents::most_at_once() const {
    const auto launch = column<&Campaign::launch>();
    std::vector<sim::Day> ends;
    for (const std::uint32_t row : by_launch) ends.push_back(end_of(row));
    std::ranges::sort(ends);
    std::size_t most = 1;
    std::size_t over = 0;
    for (std::size_t begun = 0; begun < by_launch.size(); ++begun) {
        while (ends[over] <= launch[by_launch[begun]]) ++over;
        most = std::max(most, begun + 1 - over);
    }
    return most;
}

// In the order of launches, and of rows on one day.
void Agents::plan(std::uint32_t campaign) {
    const auto launch = std::as_const(*this).column<&Campaign::launch>();
    const auto place = [&](std::uint32_t row) { return std::pair(launch[row], row); };
    by_launch.insert(std::ranges::upper_bound(by_launch, place(campaign), {}, place), campaign);
}

// What is known of a campaign that is kept stands in a table of its own, since campaigns themselves
// are not saved but drawn again.
void Agents::write_down(std::uint32_t row) {
    const Brought one = brought.row(row);
    if (one.launch == never) return;
    Campaign campaign = campaigns.row(one.campaign);
    campaign.launch = one.launch;
    campaign.quality = one.quality;
    campaign.cost = one.cost;
    campaigns.put(one.campaign, campaign);
}

std::uint32_t Agents::kept_for(std::uint32_t maker) const {
    const auto campaign = column<&Brought::campaign>();
    const auto of = column<&Campaign::maker>();
    const auto at = [&](std::uint32_t row) { return of[row]; };
    for (auto one = std::ranges::lower_bound(campaign, maker, {}, at);
         one != campaign.end() && of[*one] == maker; ++one)
        if (column<&Campaign::launch>()[*one] == never) return *one;
    return nobody;
}

void Agents::bring(std::uint32_t campaign, sim::Day launch, double quality, double cost) {
    sim::require(launch > shown_, "a launch that is over cannot be planned");
    const auto kept = column<&Brought::campaign>();
    const auto row =
        static_cast<std::uint32_t>(std::ranges::lower_bound(kept, campaign) - kept.begin());
    const Campaign before = campaigns.row(campaign);
    column<&Brought::launch>()[row] = launch;
    column<&Brought::quality>()[row] =
        static_cast<float>(static_cast<double>(before.quality) + quality);
    column<&Brought::cost>()[row] = std::max(share_of(before.cost, cost), Money{1});
    write_down(row);
    plan(campaign);
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
    const auto of = column<&Campaign::maker>();
    for (std::uint32_t row = latest - column<&Campaign::number>()[latest];
         row < of.size() && of[row] == maker; ++row) {
        const Stage stage = column<&Campaign::stage>()[row];
        const bool taken =
            stage == Stage::producing || stage == Stage::delivered || stage == Stage::broken;
        if (taken && today - end_of(row) < year) sum += column<&Campaign::pledged>()[row];
    }
    return sum;
}

} // namespace models::crowdfunding
