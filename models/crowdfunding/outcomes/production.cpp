// SPDX-License-Identifier: Apache-2.0
#include "models/crowdfunding/outcomes/production.hpp"

#include "models/common/logistic.hpp"

#include <algorithm>
#include <cmath>

namespace models::crowdfunding {
namespace {

using sim::purpose;

// The chance that an honest maker fails; half a goal makes half as many products (assumed).
double failure_chance(const Delivery& rules, double raised, double progress) {
    if (rules.failure <= 0) return 1 - std::min(1.0, progress);
    const double odds = sim::math::log(rules.failure / (1 - rules.failure)) +
                        (raised < rules.small ? rules.small_failure : 0);
    return 1 - (1 - common::logistic(odds)) * std::min(1.0, progress);
}

} // namespace

Production production_of(const Today& today, const Agents& agents, std::uint32_t campaign) {
    constexpr int patience = 180; // days after the promised date until hope is given up (assumed)
    const Delivery& rules = today.given.delivery;
    const Campaign one = agents.campaigns.row(campaign);
    sim::Stream stream(today.keys.chance, purpose("crowdfunding.production"), sim::Day{0},
                       agents.campaigns.identities()[campaign]);
    const double overrun = sim::math::exp(rules.overrun * stream.normal());
    const double promised =
        rules.promised * sim::math::exp(rules.promised_spread * stream.normal());
    const double delay = stream.normal();
    const double failing = stream.uniform();
    const double spent = stream.uniform();
    const double giving = stream.uniform();

    const double raised = one.pledged.major();
    const double progress = agents.progress(campaign);
    const double index =
        rules.late + rules.late_with_ratio * sim::math::log(progress) +
        rules.late_with_size * sim::math::log(raised / today.given.appeal.usual_goal) + delay;
    Production fate;
    fate.fraud = agents.column<&Maker::dishonest>()[one.maker] != 0;
    fate.fails = fate.fraud || failing < failure_chance(rules, raised, progress);
    fate.late = index > 0;
    const double wait = std::min(promised, 3650.0);
    const double late_by = fate.fails ? patience : std::max(0.0, rules.late_scale * index);
    fate.days = 1 + static_cast<int>(wait + late_by);
    fate.cost = fate.fraud
                    ? 0
                    : overrun * (rules.fixed_cost * one.cost.major() + rules.unit_cost * raised) *
                          (fate.fails ? spent : 1);
    fate.gives_back = fate.fails && !fate.fraud && giving < rules.voluntary_refund;
    return fate;
}

} // namespace models::crowdfunding
