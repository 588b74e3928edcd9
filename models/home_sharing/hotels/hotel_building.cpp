// SPDX-License-Identifier: Apache-2.0
// Hotels in the long run: profit for each room against that of the first whole year decides how
// many rooms are built, years before they open, or closed.
#include "models/home_sharing/hotels/hotel_side.hpp"

#include <algorithm>

namespace models::home_sharing {
namespace {

constexpr double whole_year = 360; // nights: a year of which a few days are burn-in will do

} // namespace

void HotelSide::survey_estates() {
    if (estates_.size() == 0) return;
    std::ranges::copy(hotels_.column<&Hotel::rooms>(),
                      estates_.column<&HotelEstate::rooms>().begin());
}

/// What a hotel makes of tonight, kept for New Year; the burn-in does not count.
void HotelSide::account(const Today& today, std::uint32_t hotel, const HotelEvening& one) {
    if (estates_.size() == 0 || today.burning_in()) return;
    estates_.column<&HotelEstate::profit>()[hotel] += one.profit;
    estates_.column<&HotelEstate::room_nights>()[hotel] += one.rooms;
}

/// The most rooms of a night ahead that guests hold, who would have to be turned out.
std::int32_t HotelSide::most_let(std::uint32_t hotel) const {
    std::int32_t most = 0;
    for (std::size_t at = 0; at < hotel_horizon; ++at) {
        std::int32_t let = hotels_.column<&Hotel::booked>()[hotel][at];
        if (books_.size() > 0) let += books_.column<&HotelBook::others>()[hotel][at];
        most = std::max(most, let);
    }
    return most;
}

/// On New Year's Day. The first whole year tells what is usual; rooms follow from the next on.
void HotelSide::build(const Today& today, const Sought& sought) {
    const auto first = hotels_.column<&Hotel::rooms>();
    for (std::uint32_t row = 0; row < estates_.size(); ++row) {
        HotelEstate one = estates_.row(row);
        if (one.usual > 0)
            home_sharing::turn_year(one, today.given.hotels.building, first[row], most_let(row));
        else if (one.room_nights >= whole_year * one.rooms && one.rooms > 0)
            one.usual = one.profit / one.room_nights;
        one.profit = 0;
        one.room_nights = 0;
        estates_.put(row, one);
    }
    if (estates_.size() == 0) return;
    for (int ahead = 0; ahead < static_cast<int>(hotel_horizon); ++ahead)
        if (books_.size() == 0) foresee(today, sought, today.day + ahead);
}

} // namespace models::home_sharing
