// SPDX-License-Identifier: Apache-2.0
#include "models/cocreation/products/selling.hpp"

#include <algorithm>
#include <cmath>

namespace models::cocreation {
namespace {

constexpr double days_of_month = 365.25 / 12;

Money price_of(const Agents& agents, std::uint32_t idea) {
    return sim::round_half_even(100 *
                                agents.categories[agents.column<&Idea::category>()[idea]].price);
}

Money unit_cost(const Make& make, Money price) {
    return std::max(sim::share_of(price, make.unit_cost), Money{1});
}

// What is in stock limits what a maker sells.
std::uint32_t in_stock(const Today& today, Parts& parts, std::uint32_t idea, double level,
                       std::uint32_t asked) {
    if (!std::holds_alternative<Make>(today.given.platform.production)) return asked;
    auto& stock = parts.agents.column<&Idea::stock>()[idea];
    if (static_cast<double>(stock) < std::max(7 * level, 1.0) || stock < asked)
        restock(today, parts, idea, level);
    const std::uint32_t sold = std::min(asked, stock);
    stock -= sold;
    return sold;
}

void take_money(const Today& today, Parts& parts, std::uint32_t idea, Money direct, Money retail) {
    Agents& agents = parts.agents;
    Indicators& here = agents.here(idea);
    const auto* licence = std::get_if<Licence>(&today.given.platform.production);
    const Sector seller = licence ? Sector::manufacturers : Sector::platform;
    parts.books.sell(here, Sector::customers, seller, direct);
    parts.books.sell(here, Sector::retailers, seller, retail);
    if (licence) parts.books.take_fee(here, sim::share_of(direct + retail, licence->fee));
    here.direct_sales += direct;
    here.retail_sales += retail;
    agents.column<&Idea::direct_due>()[idea] += direct;
    agents.column<&Idea::retail_due>()[idea] += retail;
    parts.record.note_sale(direct, retail);
}

void sell_units(const Today& today, Parts& parts, std::uint32_t idea, double level) {
    Agents& agents = parts.agents;
    sim::Stream stream =
        today.draw(sim::purpose("cocreation.sale"), agents.ideas.identities()[idea]);
    const std::uint32_t asked = stream.poisson(level);
    const std::uint32_t units = in_stock(today, parts, idea, level, asked);
    if (units == 0) return;
    const Sales& rules = today.given.sales;
    const std::uint32_t direct = sim::binomial(stream, units, rules.direct);
    const Money price = price_of(agents, idea);
    agents.here(idea).units += units;
    take_money(today, parts, idea, price * direct,
               sim::share_of(price, rules.wholesale) * (units - direct));
}

void withdraw(const Today& today, Parts& parts, std::uint32_t idea) {
    Agents& agents = parts.agents;
    auto& stock = agents.column<&Idea::stock>()[idea];
    if (const auto* make = std::get_if<Make>(&today.given.platform.production))
        agents.here(idea).unsold += unit_cost(*make, price_of(agents, idea)) * stock;
    stock = 0;
    agents.column<&Idea::stage>()[idea] = Stage::withdrawn;
}

} // namespace

double demand_today(const Today& today, const Agents& agents, std::uint32_t idea) {
    const int age = today.day - agents.column<&Idea::due>()[idea];
    return static_cast<double>(agents.column<&Idea::demand>()[idea]) *
           sim::math::exp(-age / (today.given.sales.months * days_of_month));
}

void restock(const Today& today, Parts& parts, std::uint32_t idea, double units_a_day) {
    const auto& make = std::get<Make>(today.given.platform.production);
    Agents& agents = parts.agents;
    const Money each = unit_cost(make, price_of(agents, idea));
    const double lot = std::ceil(units_a_day * make.stock_months * days_of_month);
    const std::int64_t affordable = std::max(parts.books.cash(), Money{}).minor / each.minor;
    const auto units = std::min(static_cast<std::int64_t>(std::clamp(lot, 1.0, 1e9)), affordable);
    if (units == 0) return;
    agents.column<&Idea::stock>()[idea] += static_cast<std::uint32_t>(units);
    parts.books.spend(agents.here(idea), Sector::suppliers, each * units, Payment::production);
}

void sell(const Today& today, Parts& parts) {
    if (!parts.record.runs()) return;
    Agents& agents = parts.agents;
    const auto stage = agents.column<&Idea::stage>();
    for (const std::uint32_t idea : agents.on_sale) {
        if (stage[idea] != Stage::on_sale) continue;
        const double level = demand_today(today, agents, idea);
        const auto first = static_cast<double>(agents.column<&Idea::demand>()[idea]);
        if (level < today.given.sales.withdrawn * first)
            withdraw(today, parts, idea);
        else
            sell_units(today, parts, idea, level);
    }
    const auto direct = agents.column<&Idea::direct_due>();
    const auto retail = agents.column<&Idea::retail_due>();
    // What is withdrawn stays in the list until its last royalties are paid.
    std::erase_if(agents.on_sale, [&](std::uint32_t idea) {
        return stage[idea] == Stage::withdrawn && (direct[idea] + retail[idea]).minor == 0;
    });
}

} // namespace models::cocreation
