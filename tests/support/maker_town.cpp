// SPDX-License-Identifier: Apache-2.0
#include "tests/support/maker_town.hpp"

namespace models::maker_city {

Parameters busy_town() {
    Parameters given;
    given.pipeline.preparation = 5;
    given.makerspace.spaces.number = 2;
    given.makerspace.people.persons = 500;
    given.makerspace.projects.every = 40;
    given.makerspace.projects.tasks = 1.5;
    given.makerspace.projects.sold = 0.8;
    given.makerspace.membership.start = 0.5;
    given.makerspace.finance.reserve = 2'000'000;
    given.crowdfunding.population.makers = 1'200;
    given.crowdfunding.population.backers = 1'200;
    given.crowdfunding.population.years = 8;
    given.crowdfunding.categories = {{"games", 1, 0, 800}};
    given.crowdfunding.backers.visits = 6;
    given.crowdfunding.delivery.promised = 20;
    given.crowdfunding.delivery.failure = 0.2;
    given.cocreation.community.members = 1'000;
    given.cocreation.community.lurking = 0.5;
    given.cocreation.community.visits = 6;
    given.cocreation.community.ideas = 4;
    given.cocreation.attention.vote = -1;
    given.cocreation.attention.contribute = 0.5;
    given.cocreation.learning.direct_per_idea = 2'000;
    given.cocreation.selection.chosen = 8;
    given.cocreation.development = {0.5, 5'000, 0.5, 0, 0.3};
    given.cocreation.sales.units = 300;
    given.cocreation.platform.overhead = 1'000;
    return given;
}

Indicators Town::now() const {
    std::vector<Indicators> zones(market.zones().size());
    market.indicators(zones);
    Indicators all;
    for (const Indicators& zone : zones)
        sim::for_each_field<Indicators>(
            [&](const auto& field) { all.*(field.pointer) += zone.*(field.pointer); });
    return all;
}

} // namespace models::maker_city
