// SPDX-License-Identifier: Apache-2.0
#pragma once
// Who wants to stay when and where: trips by season and events, and what people bring to them.

#include "models/home_sharing/agent_tables.hpp"
#include "models/home_sharing/demand/events.hpp"
#include "models/home_sharing/demand/experience.hpp"
#include "models/home_sharing/demand/tariff.hpp"
#include "models/home_sharing/demand/trip.hpp"
#include "models/home_sharing/hosts/price_setting.hpp"
#include "sim/choice/thinning.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace models::home_sharing {

/// The demand for beds of people who may consider a home.
class Travel {
public:
    Travel(const Today& dawn, const Agents& agents);

    /// Knows the nights that can be booked, and as many as hotels keep books for.
    void know_seasons(const Today& today);
    /// How sought each night is.
    [[nodiscard]] const Sought& sought() const { return sought_; }
    /// What nights cost, by who quotes and how, in average nights.
    [[nodiscard]] std::array<double, quotings> prices_of_nights(const PriceSetting& prices,
                                                                sim::Day first, int nights) const;

    /// Who looks for a bed on a day, today or one before the market opened, and comes from today
    /// on.
    [[nodiscard]] std::vector<Trip> wake(const Today& today, const Agents& agents,
                                         const PriceSetting& prices, sim::Day booked) const;
    /// A trip of a traveller who looks for a bed today.
    [[nodiscard]] Trip trip_of(const Today& today, const Agents& agents, const PriceSetting& prices,
                               std::uint32_t row, sim::Day first, int nights,
                               sim::Identity who) const;
    /// Neighbourhoods by a logit on fixed attraction, last week's prices and free homes, and
    /// distance for segments that mind it: proposals by attraction, accepted by the rest.
    void choose_zones(const Today& today, const Agents& agents, std::span<Trip> trips) const;
    /// A stay is over, and says something of homes.
    void take_lesson(Ref<Traveller> guest, bool kept);

    static void walk(auto& self, auto& visit) {
        if (self.experiences_.size() > 0) visit("experience", self.experiences_);
    }

private:
    void prepare(const Today& today, sim::Identity who, Trip& trip) const;

    sim::Table<Experience> experiences_; // by traveller; empty unless they learn

    // Derived from the city and the scenario.
    sim::AliasTable zone_lottery_;
    Tariff tariff_;
    Sought sought_;
};

/// How many nights of a stay lie after the end of today's year.
int nights_after_new_year(sim::Day today, sim::Day first, int nights);

} // namespace models::home_sharing
