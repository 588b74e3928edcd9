// SPDX-License-Identifier: Apache-2.0
#pragma once
// A small community that invents together, for tests that step through its days.

#include "models/cocreation/market.hpp"
#include "sim/run/world.hpp"
#include "sim/time/calendar.hpp"
#include "tests/support/metamorphic.hpp"

#include <memory>

namespace models::cocreation {

/// Parameters under which much happens within months.
inline Parameters busy_community() {
    Parameters given;
    given.community.members = 3'000;
    given.community.lurking = 0.5;
    given.community.visits = 6;
    given.community.ideas = 6;
    given.categories = {{"a", 0.5, 20}, {"b", 0.5, 30}};
    given.attention.vote = -1;
    given.attention.contribute = 0.5;
    given.credit.appropriated = 0.3;
    given.selection.chosen = 5;
    given.development = {0.5, 5'000, 0.5, 0, 0.3};
    given.sales.units = 300;
    given.platform.capital = 3'000'000;
    given.platform.overhead = 1'000;
    return given;
}

/// A market with the scenario it lives by.
struct Lived {
    std::unique_ptr<const Parameters> given;
    sim::Keys keys = sim::keys_of({1, 0});
    sim::Day day{18'262}; // 1 January 2020
    Market market;

    explicit Lived(Parameters parameters)
        : given(std::make_unique<const Parameters>(std::move(parameters))), market(today()) {}

    [[nodiscard]] Today today() const { return {day, sim::Day{18'262}, keys, *given}; }
    void live(int days) {
        sim::live(market, today(), days);
        day = day + days;
    }
    [[nodiscard]] Indicators now() const {
        std::vector<Indicators> zones(market.zones().size());
        market.indicators(zones);
        Indicators all;
        for (const Indicators& zone : zones) {
            all.votes += zone.votes;
            all.comments += zone.comments;
            all.contributions += zone.contributions;
            all.ideas += zone.ideas;
            all.selected += zone.selected;
            all.royalties += zone.royalties;
            all.royalties_unpaid += zone.royalties_unpaid;
            all.inventor_income += zone.inventor_income;
            all.contributor_income += zone.contributor_income;
            all.surplus_returned += zone.surplus_returned;
            all.platform_result += zone.platform_result;
            all.units += zone.units;
        }
        all.insolvent = zones.back().insolvent;
        return all;
    }
};

} // namespace models::cocreation
