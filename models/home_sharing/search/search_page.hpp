// SPDX-License-Identifier: Apache-2.0
#pragma once
// The search page of a morning, and what each guest makes of it: a consideration set of homes and
// hotels, with the utility of each.

#include "models/home_sharing/agent_tables.hpp"
#include "models/home_sharing/demand/trip.hpp"
#include "models/home_sharing/hosts/host_careers.hpp"
#include "models/home_sharing/hosts/price_setting.hpp"
#include "models/home_sharing/hotels/hotel_side.hpp"
#include "models/home_sharing/law/law.hpp"
#include "models/home_sharing/search/listing_view.hpp"
#include "models/home_sharing/trust/reviews.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace models::home_sharing {

/// What the page, and the guests who look at it, see of the market.
struct Listed {
    const Agents& agents;
    const HostCareers& careers;
    const Law& law;
    const PriceSetting& prices;
    const Reviews& reviews;
    const HotelSide& hotels;
};

/// Every listing as guests will see it today. Searches only read: all see one page.
class SearchPage {
public:
    void rebuild(const Today& today, const Listed& listed);

    /// Makes each guest's list of options that beat staying away. Trips are served zone by zone,
    /// since the cards of a zone fit the cache; none reads another's.
    void evaluate(const Today& today, const Listed& listed, std::span<Trip> trips) const;
    void evaluate(const Today& today, const Listed& listed, Trip& trip) const;
    /// Lists what a guest may choose among, with the utility of each but for its random part.
    void lay_out(const Today& today, const Listed& listed, Trip& trip, Choices& choices) const;
    /// Whether a host opens a week: when it pays more than it costs, if it is not needed otherwise,
    /// or not worth more to the host.
    [[nodiscard]] bool willing(const Today& today, const Listed& listed, const Trip& trip,
                               std::uint32_t row) const;

private:
    // The page (window.cpp).
    [[nodiscard]] ListingView card_of(const Today& today, const Listed& listed,
                                      std::uint32_t row) const;
    [[nodiscard]] double chance_to_show(const Today& today, const Listed& listed,
                                        std::uint32_t row) const;
    [[nodiscard]] double expected_revenue(const Today& today, const Listed& listed,
                                          std::uint32_t row) const;
    // What a guest sees of it (evaluate.cpp).
    std::size_t add_homes(const Today& today, const Listed& listed, Trip& trip,
                          std::span<Option> into) const;
    [[nodiscard]] bool available(const Today& today, const Listed& listed, const Trip& trip,
                                 std::uint32_t row) const;
    [[nodiscard]] Option home_option(const Today& today, const Listed& listed, const Trip& trip,
                                     std::uint32_t row, double kept) const;

    std::vector<ListingView> cards_; // by listing
    std::vector<ScreeningKey> tags_;
};

} // namespace models::home_sharing
