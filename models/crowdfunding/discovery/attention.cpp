// SPDX-License-Identifier: Apache-2.0
#include "models/crowdfunding/discovery/attention.hpp"

#include "models/crowdfunding/population/world.hpp"
#include "sim/parallel/blocks.hpp"
#include "sim/random/batch.hpp"

#include <algorithm>
#include <cmath>

namespace models::crowdfunding {
namespace {

using sim::purpose;

constexpr sim::Purpose visiting = purpose("crowdfunding.visit");
constexpr double days_of_month = 365.25 / 12;

std::uint32_t place_among(double uniform, std::size_t size) {
    return static_cast<std::uint32_t>(uniform * static_cast<double>(size));
}

// The `ordinal`-th contact of somebody: the same person in every scenario.
std::uint32_t contact_of(sim::Key world, sim::Purpose why, sim::Identity who, std::uint64_t ordinal,
                         std::size_t backers) {
    sim::Stream stream(world, why, sim::Day{0}, sim::child(who, ordinal));
    return place_among(stream.uniform(), backers);
}

// A visitor looks at the front page and at the others. The list of the others holds what was
// planned to be on show, launched or not, so that no campaign moves the looks at another.
void visit(const Today& today, const Agents& agents, const Showcase& showcase, sim::Identity who,
           std::vector<Look>& looks) {
    sim::Stream stream = today.draw(purpose("crowdfunding.look"), who);
    const auto front = showcase.front_page();
    for (std::uint32_t look = 0; look < today.given.backers.looks; ++look) {
        const bool first_page = stream.uniform() < today.given.discovery.front_share;
        const double place = stream.uniform();
        if (first_page && front.empty()) continue;
        const std::uint32_t campaign =
            first_page ? front[place_among(place, front.size())]
                       : agents.on_show[place_among(place, agents.on_show.size())];
        if (showcase.find(campaign))
            looks.push_back({static_cast<std::uint32_t>(who.value), campaign, 1});
    }
}

std::vector<Look> visits(const Today& today, const Agents& agents, const Showcase& showcase) {
    const Backers& rules = today.given.backers;
    if (agents.on_show.empty() || rules.visits == 0) return {};
    const double season = sim::math::exp(rules.elasticity *
                                         sim::math::log(static_cast<double>(agents.on_show.size()) /
                                                        static_cast<double>(agents.most_on_show)));
    const double rate = std::min(1.0, rules.visits / days_of_month * season);
    const double ceiling = std::min(1.0, rate * most_active);
    const auto activity = agents.column<&Backer::activity>();
    return sim::collect<Look>(agents.backers.size(), [&](auto& looks, std::size_t first,
                                                         std::size_t last) {
        sim::for_each_rare(today.keys.chance, visiting, today.day, first, last, ceiling,
                           [&](sim::Identity who, double screen) {
                               sim::Stream stream = today.draw(visiting, who);
                               const double mine = rate * static_cast<double>(activity[who.value]);
                               if (stream.chance(mine / screen))
                                   visit(today, agents, showcase, who, looks);
                           });
    });
}

// Contacts hear one after the other; shortly before the end makers call upon all of them again, if
// the goal is near enough to be worth a call and not reached.
void tell_contacts(const Today& today, const Agents& agents, const Offer& offer,
                   std::vector<Look>& looks) {
    const std::uint32_t row = offer.campaign;
    const Contacts& rules = today.given.contacts;
    const std::uint32_t all = agents.column<&Campaign::contacts>()[row];
    const int age = today.day - agents.column<&Campaign::launch>()[row];
    const int left = agents.end_of(row) - today.day;
    const bool call = left == static_cast<int>(rules.last_call) && age > 0 &&
                      agents.column<&Campaign::reached>()[row] == 0;
    const std::uint32_t first = call || age == 0 ? 0 : told_by(rules, all, age - 1);
    const std::uint32_t last = call ? all : told_by(rules, all, age);
    const sim::Identity maker = agents.makers.identities()[agents.column<&Campaign::maker>()[row]];
    for (std::uint32_t contact = first; contact < last; ++contact)
        looks.push_back({contact_of(today.keys.world, purpose("crowdfunding.contact"), maker,
                                    contact, agents.backers.size()),
                         row, 0});
}

// People of whom yesterday's backers were asked, or who were told.
void pass_on(const Today& today, const Agents& agents, const Showcase& showcase, std::size_t pledge,
             std::vector<Look>& looks) {
    const std::uint32_t campaign = agents.column<&Pledge::campaign>()[pledge];
    if (!showcase.find(campaign)) return;
    const sim::Identity who = agents.pledges.identities()[pledge];
    sim::Stream stream(today.keys.chance, purpose("crowdfunding.tell"), sim::Day{0}, who);
    const std::uint32_t told = stream.poisson(today.given.contacts.tells);
    for (std::uint32_t one = 0; one < told; ++one)
        looks.push_back({place_among(stream.uniform(), agents.backers.size()), campaign, 1});
}

} // namespace

std::uint32_t told_by(const Contacts& contacts, std::uint32_t all, int age) {
    const double share = 1 - sim::math::exp(-(age + 1) / contacts.days);
    return static_cast<std::uint32_t>(std::nearbyint(share * all));
}

std::size_t pledges_before(const Agents& agents, sim::Day day) {
    const auto days = agents.column<&Pledge::day>();
    return static_cast<std::size_t>(std::ranges::lower_bound(days, day) - days.begin());
}

std::vector<Look> looks_of(const Today& today, const Agents& agents, const Showcase& showcase) {
    std::vector<Look> looks = visits(today, agents, showcase);
    const auto offers = showcase.offers();
    const auto contacts =
        sim::collect<Look>(offers.size(), [&](auto& some, std::size_t first, std::size_t last) {
            for (std::size_t at = first; at < last; ++at)
                tell_contacts(today, agents, offers[at], some);
        });
    looks.insert(looks.end(), contacts.begin(), contacts.end());
    const std::size_t end = pledges_before(agents, today.day);
    for (std::size_t row = pledges_before(agents, today.day - 1); row < end; ++row)
        pass_on(today, agents, showcase, row, looks);
    std::ranges::sort(looks);
    const auto same = [](const Look& one, const Look& other) {
        return one.backer == other.backer && one.campaign == other.campaign;
    };
    looks.erase(std::unique(looks.begin(), looks.end(), same), looks.end());
    return looks;
}

} // namespace models::crowdfunding
