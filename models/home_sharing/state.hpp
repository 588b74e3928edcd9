// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a lodging market remembers from day to day, what it works out from that, and what lasts a
// day; the market's phases (market.hpp) act on it.

#include "models/home_sharing/agent_tables.hpp"
#include "models/home_sharing/agents.hpp"
#include "models/home_sharing/city/city.hpp"
#include "models/home_sharing/demand/events.hpp"
#include "models/home_sharing/demand/tariff.hpp"
#include "models/home_sharing/demand/trip.hpp"
#include "models/home_sharing/demand/trip_mix.hpp"
#include "models/home_sharing/hosts/business.hpp"
#include "models/home_sharing/hosts/host_careers.hpp"
#include "models/home_sharing/hotels/hotel_side.hpp"
#include "models/home_sharing/law/law.hpp"
#include "models/home_sharing/money/books.hpp"
#include "models/home_sharing/money/platform_side.hpp"
#include "models/home_sharing/parameters.hpp"
#include "models/home_sharing/report/indicators.hpp"
#include "models/home_sharing/search/card.hpp"
#include "sim/choice/thinning.hpp"
#include "sim/match/immediate.hpp"
#include "sim/run/market.hpp"
#include "sim/store/table.hpp"
#include "sim/trust/beliefs.hpp"
#include "sim/trust/reports.hpp"

#include <array>
#include <memory>
#include <vector>

namespace models::home_sharing {

/// What the phases of a day pass on to each other beside the tables; nothing of it outlives the
/// day.
class DaySoFar {
protected:
    std::vector<SearchAgain> again_; // guests whose host called off
};

/// The state of the market of one city.
class MarketState : protected DaySoFar {
protected:
    /// A new world, drawn from a city.
    MarketState(const Today& dawn, const City& city);

    /// Calls `visit(name, table)` for each table that is saved.
    template <class Self, class Visit> static void walk(Self& self, Visit& visit) {
        Agents::walk(self.agents_, visit);
        HotelSide::walk_hotels(self.hotels_, visit);
        if (self.experiences_.size() > 0) visit("experience", self.experiences_);
        HotelSide::walk_books(self.hotels_, visit);
        visit("guest_records", self.reports_.table());
        self.beliefs_.for_each_table(visit);
        PlatformSide::walk_reserve(self.platform_, visit);
        visit("refused", self.refused_);
        visit("businesses", self.businesses_);
        HostCareers::walk(self.careers_, visit);
        PlatformSide::walk_demand(self.platform_, visit);
        self.books_.for_each_table(visit);
    }

    Agents agents_;
    Books books_;
    sim::Table<Experience> experiences_; // by traveller; empty unless they learn
    HotelSide hotels_;
    sim::Reports reports_; // of guests
    sim::Beliefs beliefs_; // of hosts, by listing or by host
    sim::Table<Refused> refused_;
    PlatformSide platform_;
    sim::Table<Business> businesses_; // by listing
    HostCareers careers_;
    Law law_;

    // Derived: recomputed from the above, from the scenario and the day.
    bool by_host_ = false; // what reputations belong to
    sim::AliasTable zone_lottery_;
    Tariff tariff_;
    Sought sought_;
    std::vector<std::uint8_t> pricing_; // by listing: which rule its price goes by

    // Scratch: of one phase.
    std::vector<Card> window_; // by listing
    std::vector<Tag> tags_;
    std::array<NightPrices, 2> tool_nights_; // of casual hosts' pricing tool, of professionals'
    sim::ImmediateAcceptance matching_;
};

} // namespace models::home_sharing
