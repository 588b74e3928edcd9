// SPDX-License-Identifier: Apache-2.0
#pragma once
// The components of a lodging market, each with its own tables, in the order in which they are
// made. What a day does with several of them stands in free functions that take these.

#include "models/home_sharing/agent_tables.hpp"
#include "models/home_sharing/demand/travel.hpp"
#include "models/home_sharing/hosts/host_careers.hpp"
#include "models/home_sharing/hosts/price_setting.hpp"
#include "models/home_sharing/hotels/hotel_side.hpp"
#include "models/home_sharing/law/law.hpp"
#include "models/home_sharing/money/books.hpp"
#include "models/home_sharing/money/platform_side.hpp"
#include "models/home_sharing/search/search_page.hpp"
#include "models/home_sharing/trust/conduct.hpp"
#include "models/home_sharing/trust/reviews.hpp"
#include "sim/match/immediate.hpp"

#include <vector>

namespace models::home_sharing {

/// A market of one city.
struct Parts {
    Agents agents;
    Books books;
    PlatformSide platform;
    HostCareers careers;
    Law law;
    PriceSetting prices;
    Reviews reviews;
    Conduct conduct;
    HotelSide hotels;
    Travel travel;
    SearchPage page;
    sim::ImmediateAcceptance matching;
    std::vector<SearchAgain> again; ///< guests whose host cancelled today

    /// A new world, drawn from a city.
    Parts(const Today& dawn, const City& city);

    /// Works out what follows from the tables, the scenario and the day.
    void restored(const Today& today);
    /// Goes on within the day of a market of the same tables.
    void take_up_day(const Parts& before);
    /// Makes allowances of the law in force today and of the platform's terms.
    void compile_law(const Today& today) {
        law.compile(today, agents, platform.terms(today.given));
    }
    /// Splits what guests pay for a home by the terms in force, counts it as billed, and pays the
    /// platform and the residents their parts; the host's is the caller's to pay.
    sim::Split split_payment(std::uint32_t listing, Money amount);
    /// What the search page shows is taken from.
    [[nodiscard]] Listed listed() const { return {agents, careers, law, prices, reviews, hotels}; }

    /// Calls `visit(name, table)` for each table that is saved; the order is that of saved files.
    template <class Self, class Visit> static void walk(Self& self, Visit& visit) {
        Agents::walk(self.agents, visit);
        HotelSide::walk_hotels(self.hotels, visit);
        Travel::walk(self.travel, visit);
        HotelSide::walk_books(self.hotels, visit);
        Conduct::walk_reports(self.conduct, visit);
        Reviews::walk(self.reviews, visit);
        PlatformSide::walk_reserve(self.platform, visit);
        Conduct::walk_refused(self.conduct, visit);
        PriceSetting::walk(self.prices, visit);
        HostCareers::walk(self.careers, visit);
        PlatformSide::walk_demand(self.platform, visit);
        self.books.for_each_table(visit);
    }
};

} // namespace models::home_sharing
