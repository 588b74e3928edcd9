// SPDX-License-Identifier: Apache-2.0
#include "models/crowdfunding/outcomes/launching.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

namespace models::crowdfunding {
namespace {

using sim::purpose;

bool over(Stage stage) {
    return stage != Stage::planned && stage != Stage::live && stage != Stage::dropped;
}

sim::Stream draw_of(const Today& today, const Agents& agents, sim::Purpose why,
                    std::uint32_t campaign) {
    return {today.keys.chance, why, sim::Day{0}, agents.campaigns.identities()[campaign]};
}

// A maker who has a campaign open waits; one whose last campaign is over may or may not come back.
bool comes_back(const Today& today, const Agents& agents, std::uint32_t campaign) {
    const auto maker = agents.column<&Campaign::maker>()[campaign];
    const std::uint32_t last = agents.column<&Maker::latest>()[maker];
    if (last == nobody) return true;
    if (!over(agents.column<&Campaign::stage>()[last])) return false;
    const Makers& rules = today.given.makers;
    const bool well = agents.column<&Campaign::reached>()[last] != 0;
    sim::Stream stream = draw_of(today, agents, purpose("crowdfunding.again"), campaign);
    return stream.chance(well ? rules.after_success : rules.after_failure);
}

bool turned_away(const Today& today, Parts& parts, std::uint32_t campaign) {
    const auto maker = parts.agents.column<&Campaign::maker>()[campaign];
    if (!parts.agents.column<&Maker::dishonest>()[maker]) return false;
    // One check a maker: whoever was found out is found out again.
    sim::Stream stream(today.keys.chance, purpose("crowdfunding.check"), sim::Day{0},
                       parts.agents.makers.identities()[maker]);
    if (!stream.chance(parts.rules.detected)) return false;
    ++parts.agents.here(campaign).turned_away;
    return true;
}

// The goal that promises the maker most, by how often goals like it were reached.
double promising_goal(const Parameters& given, const Record& record, double cost,
                      double category_cost, double usual) {
    constexpr std::array shades{0.35, 0.5, 0.7, 1.0, 1.4};
    double best = usual;
    double most = -std::numeric_limits<double>::infinity();
    for (const double shade : shades) {
        const double goal = shade * usual;
        const double value = promise_of(given, record, goal, cost, category_cost);
        if (value > most) {
            most = value;
            best = goal;
        }
    }
    return best;
}

void set_prices(const Today& today, Agents& agents, std::uint32_t campaign) {
    const Rewards& rules = today.given.rewards;
    const double goal = agents.column<&Campaign::goal>()[campaign].major();
    const auto taste = static_cast<double>(agents.column<&Campaign::taste_for_price>()[campaign]);
    const double usual =
        rules.price *
        sim::math::exp(taste +
                       rules.goal_slope * sim::math::log(goal / today.given.appeal.usual_goal));
    const auto price = agents.column<&Reward::price>();
    for (std::size_t rung = 0; rung < rules.ladder.size(); ++rung) {
        const double cents = std::clamp(100 * usual * rules.ladder[rung].price, 1.0, 1e13);
        price[campaign * rules.ladder.size() + rung] = sim::round_half_even(cents);
    }
}

void open_campaign(const Today& today, Parts& parts, std::uint32_t campaign, Money goal) {
    Agents& agents = parts.agents;
    const auto maker = agents.column<&Campaign::maker>()[campaign];
    agents.column<&Campaign::goal>()[campaign] = goal;
    const double visible = visible_appeal(today.given, agents, campaign);
    agents.column<&Campaign::visible>()[campaign] = static_cast<float>(visible);
    const auto quality = static_cast<double>(agents.column<&Campaign::quality>()[campaign]);
    const Contacts& contacts = today.given.contacts;
    const double told =
        contacts.mean * static_cast<double>(agents.column<&Maker::network>()[maker]) *
        sim::math::exp(contacts.follows * (visible + quality - today.given.appeal.level));
    agents.column<&Campaign::contacts>()[campaign] =
        static_cast<std::uint32_t>(std::nearbyint(std::min(told, 1e6)));
    set_prices(today, agents, campaign);
    agents.column<&Campaign::stage>()[campaign] = Stage::live;
    agents.column<&Maker::latest>()[maker] = campaign;
    ++agents.column<&Maker::launched>()[maker];
    ++agents.here(campaign).launches;
    if (const Money cost = limit_of(parts.rules.launch_cost); cost.minor > 0)
        parts.books.charge_maker(agents, campaign, Sector::offices, cost, Payment::check);
}

} // namespace

double promise_of(const Parameters& given, const Record& record, double goal, double cost,
                  double category_cost) {
    constexpr double raised_to_goal = 1.15; // of those who succeed (assumed)
    const double kept =
        1 - given.platform.fee - given.platform.processing - given.delivery.unit_cost;
    const double gain = raised_to_goal * goal * kept - given.delivery.fixed_cost * cost;
    return record.goal_chance(sim::math::log(goal / category_cost)) * gain;
}

double visible_appeal(const Parameters& given, const Agents& agents, std::uint32_t campaign) {
    const Campaign one = agents.campaigns.row(campaign);
    const Appeal& rules = given.appeal;
    const double goal = sim::math::log(one.goal.major() / rules.usual_goal);
    const std::uint32_t backed = agents.column<&Backer::pledges>()[agents.person_of(campaign)];
    return rules.level + agents.categories[one.category].appeal + rules.goal_slope * goal +
           rules.goal_curve * goal * goal + rules.duration_slope * (one.duration - 30) / 30.0 +
           rules.abroad * one.abroad + rules.staff_pick * one.staff_pick -
           rules.defect * one.defect + rules.embedded * sim::math::log(1.0 + backed);
}

Money goal_of(const Today& today, const Parts& parts, std::uint32_t campaign) {
    const Agents& agents = parts.agents;
    const Parameters& given = today.given;
    const Campaign one = agents.campaigns.row(campaign);
    const Money left =
        limit_of(parts.rules.issuer_year) - agents.raised_in_year(one.maker, today.day);
    if (left.minor <= 0) return {};
    if (one.goal.minor > 0) return std::min(one.goal, left);
    const double fees = given.platform.fee + given.platform.processing;
    double goal = one.cost.major() * (1 + given.makers.margin) / (1 - fees);
    if (agents.column<&Maker::learns>()[one.maker])
        goal = promising_goal(given, parts.record, one.cost.major(),
                              agents.categories[one.category].cost, goal);
    sim::Stream stream = draw_of(today, agents, purpose("crowdfunding.round"), campaign);
    const double step = given.makers.round_to;
    if (stream.chance(given.makers.round)) goal = std::max(1.0, std::nearbyint(goal / step)) * step;
    return std::min(sim::round_half_even(100 * std::clamp(goal, 0.01, most_amount)), left);
}

void launch(const Today& today, Parts& parts) {
    Agents& agents = parts.agents;
    agents.show(today.day);
    const auto day = std::as_const(agents).column<&Campaign::launch>();
    for (const std::uint32_t row : agents.on_show) {
        if (day[row] != today.day || agents.column<&Campaign::stage>()[row] != Stage::planned)
            continue;
        const Money goal = goal_of(today, parts, row);
        if (goal.minor <= 0 || !comes_back(today, agents, row) || turned_away(today, parts, row))
            agents.column<&Campaign::stage>()[row] = Stage::dropped;
        else
            open_campaign(today, parts, row, goal);
    }
}

} // namespace models::crowdfunding
