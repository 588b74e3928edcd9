// SPDX-License-Identifier: Apache-2.0
#include "models/crowdfunding/parts.hpp"

#include "models/common/identities.hpp"

namespace models::crowdfunding {

Parts::Parts(const Today& dawn, const Inputs& inputs)
    : agents(dawn, inputs), books(agents), firms(agents),
      beliefs(common::identities(agents.makers), agents.backers.size(), dawn.given.trust,
              dawn.day) {}

void Parts::restored(const Today& today) {
    agents.restored(today.day);
    beliefs.restored(today.given.trust, today.given.acquaintances, today.keys.world);
    reports.restored();
    rules = rules_on(today.day, today.given.regulation);
    small_success = limit_of(today.given.makers.small_success);
}

void Parts::take_up_day(const Parts& before) {
    agents.take_up_day(before.agents);
    books.take_up_day(before.books);
    showcase = before.showcase;
    rules = before.rules;
}

} // namespace models::crowdfunding
