// SPDX-License-Identifier: Apache-2.0
#include "models/crowdfunding/outcomes/ending.hpp"

#include "models/crowdfunding/outcomes/production.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>
#include <vector>

namespace models::crowdfunding {
namespace {

using sim::purpose;

// What is done today about each pledge of a campaign.
enum class Act : std::uint8_t { none, give_back, deliver, write_off };

// What is paid back of pledges to a campaign that never delivers, by where it comes from.
struct Repayment {
    double held = 0;     // share of each pledge that was held
    double maker = 0;    // share of each pledge that the maker pays
    double platform = 0; // share of what is lost then
};

struct Acts {
    std::vector<Act> by_campaign; // empty on a day without any
    std::map<std::uint32_t, Repayment> repayments;

    void set(const Agents& agents, std::uint32_t campaign, Act act) {
        by_campaign.resize(agents.campaigns.size(), Act::none);
        by_campaign[campaign] = act;
    }
};

// Pledges are taken: fees go off, a part may be held, the maker has the rest and begins to produce.
void take(const Today& today, Parts& parts, std::uint32_t row) {
    Agents& agents = parts.agents;
    const Money all = agents.column<&Campaign::pledged>()[row];
    const Money fee = share_of(all, today.given.platform.fee);
    const Money processing = share_of(all, today.given.platform.processing);
    const Money held = share_of(all - fee - processing, held_share(today.given, parts.rules));
    parts.books.take_fee(agents, row, Sector::platform, fee, Payment::fee);
    parts.books.take_fee(agents, row, Sector::processors, processing, Payment::processing);
    parts.books.pay_maker(agents, row, all - fee - processing - held, Payment::payout);
    agents.column<&Campaign::held>()[row] = held;
    const Production fate = production_of(today, agents, row);
    const Money cost = sim::round_half_even(100 * fate.cost);
    parts.books.charge_maker(agents, row, Sector::suppliers, cost, Payment::production);
    agents.column<&Campaign::stage>()[row] = Stage::producing;
    agents.column<&Campaign::due>()[row] = today.day + fate.days;
    agents.here(row).raised += all;
}

void note_end(Parts& parts, std::uint32_t row, bool reached) {
    Agents& agents = parts.agents;
    const Campaign one = agents.campaigns.row(row);
    parts.record.add(one.path, reached, one.backers, static_cast<double>(one.visible));
    parts.record.add_goal(sim::math::log(one.goal.major() / agents.categories[one.category].cost),
                          reached);
    Indicators& here = agents.here(row);
    ++here.ended;
    here.unbacked += one.backers == 0 ? 1 : 0;
    if (!reached) return;
    ++here.funded;
    here.goals_funded += one.goal;
    ++agents.column<&Maker::funded>()[one.maker];
}

void close_campaigns(const Today& today, Parts& parts, Acts& acts) {
    Agents& agents = parts.agents;
    for (const std::uint32_t row : agents.on_show) {
        if (agents.end_of(row) != today.day ||
            agents.column<&Campaign::stage>()[row] != Stage::live)
            continue;
        note_progress(agents, row, agents.column<&Campaign::duration>()[row]);
        const bool reached = agents.progress(row) >= 1;
        agents.column<&Campaign::reached>()[row] = reached;
        note_end(parts, row, reached);
        const bool any = agents.column<&Campaign::pledged>()[row].minor > 0;
        if (any && common::taken(today.given.platform.settlement, reached)) {
            take(today, parts, row);
            continue;
        }
        agents.column<&Campaign::stage>()[row] = Stage::failed;
        if (any) acts.set(agents, row, Act::give_back);
    }
}

// What the maker of a campaign that failed can pay back: what the project has not eaten up. Who
// never meant to deliver is gone.
double maker_share(const Today& today, const Parts& parts, std::uint32_t row,
                   const Production& fate) {
    const double owed = std::max(parts.rules.refund, fate.gives_back ? 1.0 : 0.0);
    if (fate.fraud || owed == 0) return 0;
    const double raised = parts.agents.column<&Campaign::pledged>()[row].major();
    const double held = parts.agents.column<&Campaign::held>()[row].major();
    const double fees = today.given.platform.fee + today.given.platform.processing;
    const double left = std::max(0.0, raised * (1 - fees) - held - fate.cost) / raised;
    return std::min(left, owed * (1 - held / raised));
}

void deliver_or_not(const Today& today, Parts& parts, std::uint32_t row, Acts& acts) {
    Agents& agents = parts.agents;
    const Production fate = production_of(today, agents, row);
    Indicators& here = agents.here(row);
    const Money held = agents.column<&Campaign::held>()[row];
    if (!fate.fails) {
        ++here.deliveries;
        here.late_deliveries += fate.late ? 1 : 0;
        if (held.minor > 0) parts.books.pay_maker(agents, row, held, Payment::payout);
        agents.column<&Campaign::held>()[row] = {};
        agents.column<&Campaign::stage>()[row] = Stage::delivered;
        parts.firms.take_up(today, agents, row);
        return acts.set(agents, row, Act::deliver);
    }
    ++here.broken_promises;
    here.frauds += fate.fraud ? 1 : 0;
    const double raised = agents.column<&Campaign::pledged>()[row].major();
    acts.repayments[row] = {held.major() / raised, maker_share(today, parts, row, fate),
                            parts.rules.platform_liability};
    agents.column<&Campaign::stage>()[row] = Stage::broken;
    acts.set(agents, row, Act::write_off);
}

void learn_of(const Today& today, Parts& parts, std::uint32_t pledge, bool kept) {
    Agents& agents = parts.agents;
    const std::uint32_t backer = agents.column<&Pledge::backer>()[pledge];
    const std::uint32_t maker =
        agents.column<&Campaign::maker>()[agents.column<&Pledge::campaign>()[pledge]];
    float& trust = agents.column<&Backer::trust>()[backer];
    const auto step = static_cast<float>(today.given.backers.trust_step);
    trust += step * ((kept ? 1.0F : 0.0F) - trust);
    parts.beliefs.add(today.given.trust,
                      {backer, maker, kept ? sim::Promise::kept : sim::Promise::broken, false},
                      today.day);
}

// Who abuses backers' rights claims that nothing came; the maker pays, or reports it.
void claim(const Today& today, Parts& parts, std::uint32_t pledge) {
    Agents& agents = parts.agents;
    const std::uint32_t backer = agents.column<&Pledge::backer>()[pledge];
    if (!agents.column<&Backer::abusive>()[backer]) return;
    sim::Stream stream(today.keys.chance, purpose("crowdfunding.claim"), sim::Day{0},
                       agents.pledges.identities()[pledge]);
    if (!stream.chance(today.given.claims.claims)) return;
    const std::uint32_t campaign = agents.column<&Pledge::campaign>()[pledge];
    ++agents.here(campaign).false_claims;
    const Money amount = agents.column<&Pledge::amount>()[pledge];
    if (stream.chance(today.given.claims.gives_in)) {
        parts.books.repay_by_maker(agents, campaign, backer, amount, Payment::claim);
        parts.books.credit_backer(agents, campaign, backer, amount.major());
        return;
    }
    parts.reports.add(today.given.platform.exclusion, sim::everybody, backer,
                      agents.column<&Backer::pledges>()[backer]);
}

void give_back(Parts& parts, std::uint32_t pledge) {
    parts.books.return_pledge(parts.agents.column<&Pledge::backer>()[pledge],
                              parts.agents.column<&Pledge::amount>()[pledge]);
}

void deliver(const Today& today, Parts& parts, std::uint32_t row) {
    Agents& agents = parts.agents;
    const Pledge one = agents.pledges.row(row);
    const double usual = static_cast<double>(agents.column<&Backer::pledge>()[one.backer]);
    const double ratio = one.amount.major() / usual;
    // What a maker advanced buys nothing.
    const double worth = one.own() ? 0 : usual * 2 * std::sqrt(ratio);
    parts.books.credit_backer(agents, one.campaign, one.backer, worth - one.amount.major());
    if (one.own()) return;
    learn_of(today, parts, row, true);
    claim(today, parts, row);
}

void write_off(const Today& today, Parts& parts, std::uint32_t row, const Repayment& back) {
    Agents& agents = parts.agents;
    const Pledge one = agents.pledges.row(row);
    // What is held is paid out to the cent: the last to be served bears the rounding.
    Money& held = agents.column<&Campaign::held>()[one.campaign];
    const Money from_held = std::min(share_of(one.amount, back.held), held);
    const Money from_maker = share_of(one.amount, back.maker);
    Money lost = one.amount - from_held - from_maker;
    // Nobody answers to makers for what they advanced to themselves.
    const Money from_platform = one.own() ? Money{} : share_of(lost, back.platform);
    lost -= from_platform;
    held -= from_held;
    parts.books.repay(agents, one.campaign, one.backer, Sector::escrow, from_held, Payment::refund);
    parts.books.repay_by_maker(agents, one.campaign, one.backer, from_maker, Payment::refund);
    parts.books.repay(agents, one.campaign, one.backer, Sector::platform, from_platform,
                      Payment::liability);
    parts.books.credit_backer(agents, one.campaign, one.backer, -lost.major());
    if (one.own()) return;
    agents.here(one.campaign).lost += lost;
    learn_of(today, parts, row, false);
}

void act(const Today& today, Parts& parts, const Acts& acts) {
    if (acts.by_campaign.empty()) return;
    const Agents& agents = parts.agents;
    const std::size_t pledges = agents.pledges.size();
    for (std::uint32_t row = 0; row < pledges; ++row) {
        const std::uint32_t campaign = agents.column<&Pledge::campaign>()[row];
        const Act what = acts.by_campaign[campaign];
        if (what == Act::none || agents.column<&Pledge::withdrawn>()[row]) continue;
        switch (what) {
        case Act::give_back: give_back(parts, row); break;
        case Act::deliver: deliver(today, parts, row); break;
        case Act::write_off: write_off(today, parts, row, acts.repayments.at(campaign)); break;
        case Act::none: break;
        }
    }
}

// Cents of what was held that rounding left over go to the maker.
void pay_out_rest(Parts& parts, const Acts& acts) {
    for (const auto& [campaign, back] : acts.repayments) {
        Money& held = parts.agents.column<&Campaign::held>()[campaign];
        if (held.minor > 0) parts.books.pay_maker(parts.agents, campaign, held, Payment::payout);
        held = {};
    }
}

} // namespace

void settle(const Today& today, Parts& parts) {
    Acts acts;
    close_campaigns(today, parts, acts);
    const auto stage = std::as_const(parts.agents).column<&Campaign::stage>();
    const auto due = std::as_const(parts.agents).column<&Campaign::due>();
    for (std::uint32_t row = 0; row < stage.size(); ++row)
        if (stage[row] == Stage::producing && due[row] == today.day)
            deliver_or_not(today, parts, row, acts);
    act(today, parts, acts);
    pay_out_rest(parts, acts);
}

void forget(const Today&, Parts& parts) {
    Agents& agents = parts.agents;
    const auto stage = std::as_const(agents).column<&Campaign::stage>();
    agents.pledges.keep([&](std::size_t row) {
        const Stage how = stage[agents.column<&Pledge::campaign>()[row]];
        return how == Stage::live || how == Stage::producing;
    });
    std::ranges::fill(agents.column<&Backer::latest>(), nobody);
    const auto backer = agents.column<&Pledge::backer>();
    const auto previous = agents.column<&Pledge::previous>();
    for (std::uint32_t row = 0; row < agents.pledges.size(); ++row) {
        previous[row] = agents.column<&Backer::latest>()[backer[row]];
        agents.column<&Backer::latest>()[backer[row]] = row;
    }
}

} // namespace models::crowdfunding
