// SPDX-License-Identifier: Apache-2.0
#include "models/crowdfunding/pledges/weighing.hpp"

#include "sim/time/calendar.hpp"

#include <algorithm>
#include <array>
#include <limits>

namespace models::crowdfunding {
namespace {

using sim::purpose;

constexpr sim::Purpose seeing = purpose("crowdfunding.impression");

// The pledges of a person, the latest first.
template <class Visit>
void for_each_pledge_of(const Agents& agents, std::uint32_t backer, Visit&& visit) {
    const auto previous = agents.column<&Pledge::previous>();
    for (std::uint32_t row = agents.column<&Backer::latest>()[backer]; row != nobody;
         row = previous[row])
        visit(row);
}

Money with_maker_this_year(const Deciding& by, std::uint32_t backer, std::uint32_t maker) {
    const auto campaign = by.agents.column<&Pledge::campaign>();
    const auto day = by.agents.column<&Pledge::day>();
    const auto amount = by.agents.column<&Pledge::amount>();
    const auto withdrawn = by.agents.column<&Pledge::withdrawn>();
    const int year = sim::date_of(by.today.day).year;
    Money sum;
    for_each_pledge_of(by.agents, backer, [&](std::uint32_t row) {
        const bool same = by.agents.column<&Campaign::maker>()[campaign[row]] == maker;
        if (same && !withdrawn[row] && sim::date_of(day[row]).year == year) sum += amount[row];
    });
    return sum;
}

// The menu of a campaign as it stands.
struct Menu {
    std::span<const Money> prices;
    std::array<std::uint8_t, most_rungs> open{};
};

Menu menu_of(const Agents& agents, const Rewards& rules, std::uint32_t campaign) {
    const std::size_t size = rules.ladder.size();
    const auto taken = agents.column<&Reward::taken>().subspan(campaign * size, size);
    Menu menu{agents.column<&Reward::price>().subspan(campaign * size, size), {}};
    for (std::size_t at = 0; at < size; ++at)
        menu.open[at] = !rules.ladder[at].units || taken[at] < *rules.ladder[at].units;
    return menu;
}

} // namespace

double held_share(const Parameters& given, const Rules& rules) {
    return std::max({1 - common::at_once(given.platform.settlement), 1 - rules.at_once,
                     given.escrow.refund.value_or(0.0)});
}

Stakes stakes_of(const Parameters& given, const Rules& rules) {
    const double fees = given.platform.fee + given.platform.processing; // these never come back
    const double held = (1 - fees) * held_share(given, rules);
    const double repaid = held + (1 - held) * rules.refund * given.inference.recovery;
    return {!common::taken(given.platform.settlement, false),
            repaid + (1 - repaid) * rules.platform_liability};
}

bool has_backed(const Agents& agents, std::uint32_t backer, std::uint32_t campaign) {
    const auto previous = agents.column<&Pledge::previous>();
    const auto campaigns = agents.column<&Pledge::campaign>();
    const auto day = agents.column<&Pledge::day>();
    const sim::Day launch = agents.column<&Campaign::launch>()[campaign];
    std::uint32_t row = agents.column<&Backer::latest>()[backer];
    // The latest come first: none from before the launch can be of this campaign.
    while (row != nobody && day[row] >= launch && campaigns[row] != campaign) row = previous[row];
    return row != nobody && day[row] >= launch;
}

Money allowed(const Deciding& by, std::uint32_t backer, const Offer& offer) {
    const bool qualified = by.agents.column<&Backer::qualified>()[backer] != 0;
    const InvestorLimit& limit = qualified ? by.rules.qualified : by.rules.ordinary;
    Money most = limit_of(limit.a_campaign);
    most = std::min(most, limit_of(limit.a_year) - by.agents.column<&Backer::spent_year>()[backer]);
    if (limit.a_maker_year < std::numeric_limits<double>::infinity())
        most = std::min(most, limit_of(limit.a_maker_year) -
                                  with_maker_this_year(by, backer, offer.party));
    return most;
}

Money affordable(const Deciding& by, std::uint32_t backer) {
    const auto pledge = static_cast<double>(by.agents.column<&Backer::pledge>()[backer]);
    const Money elsewhere = by.agents.means.empty() ? Money{} : by.agents.means[backer];
    return limit_of(by.today.given.backers.budget * pledge) + elsewhere -
           by.agents.column<&Backer::spent>()[backer];
}

double index_for(const Deciding& by, std::uint32_t backer, const Offer& offer, bool contact) {
    const bool favourite = by.agents.column<&Backer::favourite>()[backer] == offer.category;
    const Impression seen =
        impression_of(by.today.keys.chance, seeing, by.agents.backers.identities()[backer],
                      by.agents.campaigns.identities()[offer.campaign]);
    return index_of(offer, seen, by.today.given, favourite, contact);
}

double delivery_for(const Deciding& by, std::uint32_t backer, const Offer& offer) {
    const auto trust = static_cast<double>(by.agents.column<&Backer::trust>()[backer]);
    if (!by.beliefs.personal()) return offer.maker.to(trust);
    double reliability = offer.maker.to(trust);
    const sim::Hearsay heard = by.beliefs.hearsay(by.today.given.trust, backer);
    by.beliefs.personalise(std::span(&offer.party, 1), heard, by.today.day,
                           std::span(&reliability, 1));
    return reliability;
}

Chosen choose(const Deciding& by, std::uint32_t backer, const Offer& offer, double delivery,
              Money most) {
    const Menu menu = menu_of(by.agents, by.today.given.rewards, offer.campaign);
    return best_reward(menu.prices, menu.open,
                       static_cast<double>(by.agents.column<&Backer::pledge>()[backer]), most,
                       offer.success, delivery, stakes_of(by.today.given, by.rules));
}

} // namespace models::crowdfunding
