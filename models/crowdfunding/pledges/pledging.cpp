// SPDX-License-Identifier: Apache-2.0
#include "models/crowdfunding/pledges/pledging.hpp"

#include "sim/parallel/blocks.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

namespace models::crowdfunding {
namespace {

using sim::purpose;

// Nothing is worth more than its success is likely, so most looks end before rewards are read.
bool hopeless(double index, const Offer& offer) { return index + offer.log_success <= 0; }

// A person backs one campaign a day at most: the best of those looked at.
void decide_for(const Deciding& by, std::span<const Look> looks, std::vector<Proposal>& proposals) {
    const std::uint32_t backer = looks.front().backer;
    if (by.reports.excluded(sim::everybody, backer)) return;
    Proposal best;
    double most_value = 0;
    for (const Look& look : looks) {
        const Offer& offer = *by.showcase.find(look.campaign);
        const bool contact = look.stranger == 0;
        const double index = index_for(by, backer, offer, contact);
        if (hopeless(index, offer) || by.agents.person_of(look.campaign) == backer ||
            has_backed(by.agents, backer, look.campaign))
            continue;
        const double delivery = delivery_for(by, backer, offer);
        const Chosen chosen = choose(by, backer, offer, delivery, affordable(by, backer));
        if (chosen.reward < 0) continue;
        const double value = index + sim::math::log(chosen.value);
        if (value <= most_value) continue;
        most_value = value;
        best = {look.campaign, 0, backer, contact, index, delivery, affordable(by, backer)};
    }
    if (most_value <= 0) return;
    best.lot = sim::scramble(by.agents.backers.identities()[backer].value ^
                             sim::scramble(static_cast<std::uint64_t>(by.today.day.value)) ^
                             by.today.keys.chance.value);
    proposals.push_back(best);
}

// The pledge stands in the books, and its money is taken.
void enter(const Today& today, Agents& agents, Books& books, Pledge pledge) {
    const std::uint32_t backer = pledge.backer;
    const std::uint32_t campaign = pledge.campaign;
    pledge.day = today.day;
    pledge.previous = agents.column<&Backer::latest>()[backer];
    agents.column<&Backer::latest>()[backer] = static_cast<std::uint32_t>(agents.pledges.size());
    agents.pledges.append(
        sim::pair(agents.backers.identities()[backer], agents.campaigns.identities()[campaign]),
        pledge);
    agents.column<&Backer::spent>()[backer] += pledge.amount;
    agents.column<&Backer::spent_year>()[backer] += pledge.amount;
    ++agents.column<&Backer::pledges>()[backer];
    books.take_pledge(backer, pledge.amount);
    agents.column<&Campaign::pledged>()[campaign] += pledge.amount;
    ++agents.column<&Campaign::backers>()[campaign];
    agents.column<&Campaign::momentum>()[campaign] += 1;
    if (agents.progress(campaign) >= 1) agents.column<&Campaign::reached>()[campaign] = 1;
    Indicators& here = agents.here(campaign);
    ++here.pledges;
    here.contact_pledges += pledge.contact;
    here.pledged += pledge.amount;
}

// What the law lets a campaign take yet.
Money left_of(const Today& today, const Agents& agents, const Rules& rules,
              std::uint32_t campaign) {
    const double most = rules.issuer_year;
    if (most == std::numeric_limits<double>::infinity()) return limit_of(most);
    return limit_of(most) -
           agents.raised_in_year(agents.column<&Campaign::maker>()[campaign], today.day) -
           agents.column<&Campaign::pledged>()[campaign];
}

void make_pledge(const Today& today, Agents& agents, Books& books, const Proposal& one,
                 const Chosen& chosen) {
    const std::size_t reward =
        one.campaign * today.given.rewards.ladder.size() + static_cast<std::size_t>(chosen.reward);
    ++agents.column<&Reward::taken>()[reward];
    Pledge pledge;
    pledge.backer = one.backer;
    pledge.campaign = one.campaign;
    pledge.amount = agents.column<&Reward::price>()[reward];
    pledge.reward = static_cast<std::uint8_t>(chosen.reward);
    pledge.contact = one.contact;
    enter(today, agents, books, pledge);
    // Time and trouble are worth a pledge over the index: who is just indifferent gains nothing.
    const auto usual = static_cast<double>(agents.column<&Backer::pledge>()[one.backer]);
    books.credit_backer(agents, one.campaign, one.backer, -usual * sim::math::exp(-one.index));
}

// What a maker can advance, as a share of the goal.
double means_of(const Today& today, const Agents& agents, std::uint32_t campaign) {
    const Makers& rules = today.given.makers;
    sim::Stream stream(today.keys.world, purpose("crowdfunding.advance"), sim::Day{0},
                       agents.campaigns.identities()[campaign]);
    return rules.advance * sim::math::exp(rules.advance_spread * stream.normal());
}

} // namespace

std::vector<Proposal> decide(const Deciding& by, std::span<const Look> looks) {
    return sim::collect<Proposal>(
        looks.size(), [&](auto& proposals, std::size_t first, std::size_t last) {
            while (first < last && first > 0 && looks[first].backer == looks[first - 1].backer)
                ++first;
            while (first < last) {
                std::size_t next = first + 1;
                while (next < looks.size() && looks[next].backer == looks[first].backer) ++next;
                decide_for(by, looks.subspan(first, next - first), proposals);
                first = next;
            }
        });
}

void accept(const Today& today, Agents& agents, Books& books, const Showcase& showcase,
            const Rules& rules, std::vector<Proposal> proposals) {
    std::ranges::sort(proposals, {}, [](const Proposal& one) {
        return std::tuple(one.campaign, one.lot, one.backer);
    });
    const sim::Beliefs nothing;
    const sim::Reports none;
    const Deciding by{today, agents, showcase, nothing, none, rules};
    for (const Proposal& one : proposals) {
        const Offer& offer = *showcase.find(one.campaign);
        const Chosen free = choose(by, one.backer, offer, one.delivery, one.most);
        const Money most = std::min({one.most, allowed(by, one.backer, offer),
                                     left_of(today, agents, rules, one.campaign)});
        const Chosen chosen = choose(by, one.backer, offer, one.delivery, most);
        Indicators& here = agents.here(one.campaign);
        if (chosen.reward != free.reward) ++here.capped_pledges;
        if (chosen.reward < 0 || one.index + sim::math::log(chosen.value) <= 0) continue;
        make_pledge(today, agents, books, one, chosen);
    }
}

void advance(const Today& today, Agents& agents, Books& books, const Rules& rules) {
    if (!stakes_of(today.given, rules).returned || today.given.makers.advance == 0) return;
    for (const std::uint32_t row : agents.on_show) {
        if (agents.end_of(row) - today.day != 1 ||
            agents.column<&Campaign::stage>()[row] != Stage::live ||
            agents.column<&Campaign::reached>()[row])
            continue;
        const Money missing =
            agents.column<&Campaign::goal>()[row] - agents.column<&Campaign::pledged>()[row];
        if (1 - agents.progress(row) > means_of(today, agents, row) ||
            missing > left_of(today, agents, rules, row))
            continue;
        Pledge own;
        own.backer = agents.person_of(row);
        own.campaign = row;
        own.amount = missing;
        own.reward = no_reward;
        enter(today, agents, books, own);
        ++agents.here(row).advances;
        agents.here(row).advanced += missing;
    }
}

bool still_wanted(const Deciding& by, std::size_t pledge) {
    const std::uint32_t backer = by.agents.column<&Pledge::backer>()[pledge];
    const Offer& offer = *by.showcase.find(by.agents.column<&Pledge::campaign>()[pledge]);
    const bool contact = by.agents.column<&Pledge::contact>()[pledge] != 0;
    const double ratio = by.agents.column<&Pledge::amount>()[pledge].major() /
                         static_cast<double>(by.agents.column<&Backer::pledge>()[backer]);
    const double value = net_value(ratio, offer.success, delivery_for(by, backer, offer),
                                   stakes_of(by.today.given, by.rules));
    return value > 0 && index_for(by, backer, offer, contact) + sim::math::log(value) > 0;
}

} // namespace models::crowdfunding
