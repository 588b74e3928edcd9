// SPDX-License-Identifier: Apache-2.0
#include "models/cocreation/parts.hpp"

#include <limits>

namespace models::cocreation {

Parts::Parts(const Today& dawn) : agents(dawn), books(agents), record(dawn.given.learning) {}

void Parts::restored(const Today& today) {
    agents.restored(today);
    small_success = sim::round_half_even(100 * today.given.community.small_success);
    begin_day(today);
    ranking.order(today, agents);
}

void Parts::take_up_day(const Parts& before) {
    agents.tally = before.agents.tally;
    books.take_up_day(before.books);
    ranking = before.ranking;
    rules = before.rules;
    pot = before.pot;
    inventor_share = before.inventor_share;
}

void Parts::begin_day(const Today& today) {
    constexpr std::size_t contributors = 3; // that an inventor reckons with (assumed)
    rules = rules_on(today.day, today.given.regulation);
    pot = record.pot(today.given.royalties, rules);
    inventor_share = common::expected_inventor_share(today.given.royalties.shared, contributors);
}

double incentive_of(const Motives& motives, double royalty) {
    const double least = std::numeric_limits<double>::min();
    const double paid =
        motives.elasticity == 0
            ? 1
            : sim::math::exp(motives.elasticity *
                             sim::math::log(std::max(royalty / motives.reference, least)));
    return motives.intrinsic + (1 - motives.intrinsic) * paid;
}

} // namespace models::cocreation
