// SPDX-License-Identifier: Apache-2.0
// The evening of the hotels: rooms taken, what they bring and cost, and the jobs they take.
#include "models/home_sharing/hotels/hotel_side.hpp"

#include <algorithm>
#include <numeric>

namespace models::home_sharing {
namespace {

// What a zone reports of the hotels that are told there.
void tell(Indicators& here, const HotelEvening& hotels, double wage) {
    here.rooms_sold = hotels.sold;
    here.rooms_offered = hotels.rooms;
    here.room_revenue = hotels.earned;
    here.hotel_profit = hotels.profit;
    here.hotel_turned_away = hotels.refused;
    here.hotel_wages = hotels.jobs() * wage / days_of_year;
    here.hotel_jobs = hotels.jobs();
    here.housekeeping_jobs = hotels.housekeeping;
    here.front_desk_jobs = hotels.front_desk;
    here.food_jobs = hotels.food;
    here.management_jobs = hotels.management;
    here.rooms_building = hotels.building;
}

} // namespace

HotelEvening& HotelEvening::operator+=(const HotelEvening& other) {
    rooms += other.rooms;
    sold += other.sold;
    earned += other.earned;
    profit += other.profit;
    refused += other.refused;
    building += other.building;
    housekeeping += other.housekeeping;
    front_desk += other.front_desk;
    food += other.food;
    management += other.management;
    return *this;
}

HotelEvening HotelEvening::part(double share) const {
    return {share * rooms,   share * sold,      share * earned,       share * profit,
            share * refused, share * building,  share * housekeeping, share * front_desk,
            share * food,    share * management};
}

void check_tiers(const Hotels& given, sim::Problems& problems) {
    if (std::ranges::count(given.tiers, "", &HotelTier::tier) > 1)
        problems.add("hotels.tiers", "two rows name no tier; one may stand for all others");
}

const HotelTier& HotelSide::tier_of(const Hotels& given, std::uint32_t hotel) const {
    static const HotelTier ordinary;
    const std::string& name = city_->tiers[hotels_.column<&Hotel::tier>()[hotel]];
    const HotelTier* found = &ordinary;
    for (const HotelTier& one : given.tiers) {
        if (one.tier == name) return one;
        if (one.tier.empty()) found = &one;
    }
    return *found;
}

HotelEvening HotelSide::evening_of(const Today& today, std::uint32_t hotel) const {
    const std::size_t tonight = slot(today.day);
    const HotelTier& tier = tier_of(today.given.hotels, hotel);
    HotelEvening one;
    one.rooms = rooms_of(hotel);
    one.sold = static_cast<double>(background_[hotel][tonight]) +
               hotels_.column<&Hotel::booked>()[hotel][tonight];
    one.earned = earned_tonight(today, hotel);
    const double rate = static_cast<double>(hotels_.column<&Hotel::rate>()[hotel]);
    one.profit = one.earned - tier.room_cost * rate * one.sold;
    one.refused = static_cast<double>(others_refused_[hotel]);
    if (estates_.size() > 0) {
        const auto& coming = estates_.column<&HotelEstate::coming>()[hotel];
        one.building = std::accumulate(coming.begin(), coming.end(), 0.0);
    }
    employ(one, tier);
    return one;
}

/// Hotels of a borough are told by zone in proportion to what draws people there.
void HotelSide::end_day(const Today& today, std::span<Indicators> by_zone) {
    const auto borough = hotels_.column<&Hotel::borough>();
    std::vector<HotelEvening> there(city_->boroughs.size());
    for (std::uint32_t row = 0; row < hotels_.size(); ++row) {
        const HotelEvening one = evening_of(today, row);
        there[borough[row]] += one;
        account(today, row, one);
    }
    for (std::size_t zone = 0; zone < by_zone.size(); ++zone)
        tell(by_zone[zone], there[city_->places[zone].borough].part(borough_share_[zone]),
             today.given.hotels.wage);
}

} // namespace models::home_sharing
