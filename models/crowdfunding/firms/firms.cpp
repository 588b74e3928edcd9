// SPDX-License-Identifier: Apache-2.0
#include "models/crowdfunding/firms/firms.hpp"

#include "models/common/identities.hpp"
#include "models/common/logistic.hpp"

#include <algorithm>
#include <cmath>

namespace models::crowdfunding {
namespace {

using sim::purpose;

constexpr double months = 12;

// Whether a maker goes on as a firm: the same after every campaign.
bool goes_on(const Today& today, sim::Identity maker) {
    sim::Stream stream(today.keys.world, purpose("crowdfunding.firm"), sim::Day{0}, maker);
    return stream.chance(today.given.firms.founding);
}

// What there is to share out after goods are paid for.
double value_added(const Parameters& given) { return std::max(0.0, 1 - given.delivery.unit_cost); }

void do_business(const Today& today, Agents& agents, Books& books, const Firm& firm) {
    const auto monthly = [](double year) { return sim::round_half_even(100 * year / months); };
    const Money sold = monthly(std::min(firm.sales, most_amount));
    const Money goods = share_of(sold, 1 - value_added(today.given));
    const Money wages = monthly(firm.jobs * today.given.firms.wage);
    books.sell(agents, firm.campaign, sold);
    books.charge_maker(agents, firm.campaign, Sector::suppliers, goods, Payment::production);
    books.charge_maker(agents, firm.campaign, Sector::workers, wages, Payment::wage);
    Indicators& here = agents.here(firm.campaign);
    here.firm_sales += sold;
    here.wages += wages;
}

} // namespace

double closing_chance(const FirmRules& rules, double sales) {
    if (rules.closing <= 0) return 0;
    if (sales <= 0) return 1;
    const double odds = sim::math::log(rules.closing / (1 - rules.closing)) -
                        rules.closing_with_sales * sim::math::log(sales / rules.wage);
    const double stays = 1 - common::logistic(odds);
    return 1 - sim::math::exp(sim::math::log(stays) / months);
}

double jobs_of(const Parameters& given, double sales) {
    return given.firms.labour * value_added(given) * sales / given.firms.wage;
}

Firms::Firms(const Agents& agents) : firms_(common::identities(agents.makers)) {}

void Firms::take_up(const Today& today, Agents& agents, std::uint32_t campaign) {
    const std::uint32_t maker = agents.column<&Campaign::maker>()[campaign];
    if (!goes_on(today, firms_.identities()[maker])) return;
    Firm firm = firms_.row(maker);
    if (firm.standing != Standing::open) {
        firm = {Standing::open, campaign, today.day, {}, 0, 0};
        ++agents.here(campaign).firms_founded;
    }
    firm.campaign = campaign;
    firm.sales += today.given.firms.sales * agents.column<&Campaign::pledged>()[campaign].major();
    firm.jobs = jobs_of(today.given, firm.sales);
    firms_.put(maker, firm);
}

void Firms::trade(const Today& today, Agents& agents, Books& books) {
    const double spread = today.given.firms.growth_spread / std::sqrt(months);
    for (std::uint32_t maker = 0; maker < firms_.size(); ++maker) {
        Firm firm = firms_.row(maker);
        if (firm.standing != Standing::open) continue;
        const sim::Identity who = firms_.identities()[maker];
        sim::Stream stream = today.draw(purpose("crowdfunding.firm_month"), who);
        firm.sales *= sim::math::exp(spread * stream.normal() - spread * spread / 2);
        if (stream.chance(closing_chance(today.given.firms, firm.sales))) {
            firm.standing = Standing::closed;
            firm.closed = today.day;
            firm.jobs = 0;
            ++agents.here(firm.campaign).firms_closed;
        } else {
            firm.jobs = jobs_of(today.given, firm.sales);
            do_business(today, agents, books, firm);
        }
        firms_.put(maker, firm);
    }
}

void Firms::count(const Agents& agents, std::span<Indicators> by_category) const {
    const auto standing = firms_.column<&Firm::standing>();
    const auto campaign = firms_.column<&Firm::campaign>();
    const auto jobs = firms_.column<&Firm::jobs>();
    for (std::size_t maker = 0; maker < firms_.size(); ++maker) {
        if (standing[maker] != Standing::open) continue;
        Indicators& here = by_category[agents.column<&Campaign::category>()[campaign[maker]]];
        ++here.firms;
        here.jobs += jobs[maker];
    }
}

} // namespace models::crowdfunding
