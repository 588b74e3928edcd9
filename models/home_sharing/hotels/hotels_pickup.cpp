// SPDX-License-Identifier: Apache-2.0
// Hotels that go by pickup: each morning a forecast of every night from what is booked and what the
// booking curve still promises, a rate from the forecast, and bookings at that rate by people who
// would not consider a home.
#include "models/home_sharing/hotels/hotel_side.hpp"
#include "sim/parallel/blocks.hpp"

#include <algorithm>
#include <cmath>

namespace models::home_sharing {
namespace {

using sim::purpose;

constexpr int nights_in_sight = static_cast<int>(hotel_horizon) - 1;

} // namespace

// The morning a market opens finds the bookings that earlier days would have brought.
void HotelSide::open_books(const Today& today) {
    if (books_.size() == 0) return;
    const auto who = hotels_.identities();
    const auto rooms = hotels_.column<&Hotel::rooms>();
    const auto rate = hotels_.column<&Hotel::rate>();
    for (std::size_t row = 0; row < books_.size(); ++row)
        for (int ahead = 0; ahead <= longest_lead; ++ahead) {
            const sim::Day night = today.day + ahead;
            const double mean = others_[row][slot(night)] * curves_.others_booked(ahead + 1);
            sim::Stream stream(today.keys.chance, purpose("home_sharing.hotel_first_books"), night,
                               who[row]);
            const auto taken =
                static_cast<std::int32_t>(std::min<std::int64_t>(stream.poisson(mean), rooms[row]));
            books_.column<&HotelBook::others>()[row][slot(night)] = taken;
            books_.column<&HotelBook::earned>()[row][slot(night)] =
                taken * static_cast<double>(rate[row]) * season_rate(night);
        }
    take_up_books(today);
}

// Rooms sold to others as the books have them, where there are books.
void HotelSide::take_up_books(const Today& today) {
    const auto* pickup = std::get_if<Pickup>(&today.given.hotels.pricing);
    if (pickup == nullptr) return;
    curves_ = BookingCurves(*pickup, today.given.hotels.background, today.given.demand,
                            today.given.segments);
    const auto others = books_.column<&HotelBook::others>();
    for (std::size_t row = 0; row < others.size(); ++row)
        std::ranges::copy(others[row], background_[row].begin());
}

// Yesterday's page is used for the night that comes into sight.
void HotelSide::turn_page(const Today& today) {
    const std::size_t passed = slot(today.day - 1);
    for (auto& others : books_.column<&HotelBook::others>()) others[passed] = 0;
    for (auto& earned : books_.column<&HotelBook::earned>()) earned[passed] = 0;
}

// The forecast of a night is what is booked and what the curve still promises of those who want a
// room at usual rates (additive pickup); usual is what an ordinary night of the season sells.
void HotelSide::forecast_rates(const Today& today, const Sought& sought, const Pickup& rule) {
    const auto booked = hotels_.column<&Hotel::booked>();
    log_rates_.resize(hotels_.size());
    sim::for_each_task(hotels_.size(), [&](std::size_t row) {
        log_rates_[row].resize(hotel_horizon);
        for (int ahead = 0; ahead < nights_in_sight; ++ahead) {
            const sim::Day night = today.day + ahead;
            const double fill = expected_fill(sought, static_cast<std::uint32_t>(row), night);
            const double wanted = hotels_.column<&Hotel::rooms>()[row] * fill * sought.lift(night);
            const double usual = rooms_of(row) * fill;
            const double taken =
                static_cast<double>(background_[row][slot(night)]) + booked[row][slot(night)];
            log_rates_[row][static_cast<std::size_t>(ahead)] =
                log_rate(rule, taken + wanted * curves_.to_come(ahead + 1), usual);
        }
    });
    const std::vector<double> city = city_rates();
    sim::for_each_task(hotels_.size(), [&](std::size_t row) {
        take_others(today, rule, static_cast<std::uint32_t>(row), city);
    });
}

// The logarithm of the city's rate against the usual, by days ahead: a mean over rooms.
std::vector<double> HotelSide::city_rates() const {
    std::vector<double> mean(hotel_horizon, 0);
    double all = 0;
    for (std::size_t row = 0; row < hotels_.size(); ++row) {
        const double rooms = rooms_of(row);
        all += rooms;
        for (std::size_t ahead = 0; ahead < mean.size(); ++ahead)
            mean[ahead] += rooms * log_rates_[row][ahead];
    }
    for (double& one : mean) one /= std::max(all, 1.0);
    return mean;
}

// How many would book today, by (hotel, night, day).
std::int32_t HotelSide::wish(const Today& today, std::uint32_t hotel, sim::Day night,
                             double mean) const {
    const auto who = child(hotels_.identities()[hotel], static_cast<std::uint64_t>(night.value));
    return static_cast<std::int32_t>(
        today.draw(purpose("home_sharing.hotel_pickup"), who).poisson(mean));
}

// Today's bookings by people who would not consider a home, at this morning's rates; whoever finds
// a night full goes elsewhere.
void HotelSide::take_others(const Today& today, const Pickup& rule, std::uint32_t hotel,
                            std::span<const double> city) {
    const std::int32_t rooms = rooms_of(hotel);
    const double rate = static_cast<double>(hotels_.column<&Hotel::rate>()[hotel]);
    const auto& booked = hotels_.column<&Hotel::booked>()[hotel];
    auto& others = books_.column<&HotelBook::others>()[hotel];
    for (int ahead = 0; ahead < nights_in_sight; ++ahead) {
        const sim::Day night = today.day + ahead;
        const std::size_t at = slot(night);
        const double mine = log_rates_[hotel][static_cast<std::size_t>(ahead)];
        const double whole = city[static_cast<std::size_t>(ahead)];
        const double on_business = rule.business * curves_.business.on(ahead) *
                                   wanted_at(rule.business_elasticity, rule.rivalry, mine, whole);
        const double at_leisure = (1 - rule.business) * curves_.leisure.on(ahead) *
                                  wanted_at(rule.leisure_elasticity, rule.rivalry, mine, whole);
        const double mean = others_[hotel][at] * (on_business + at_leisure);
        const std::int32_t wanted = mean > 0 ? wish(today, hotel, night, mean) : 0;
        const std::int32_t taken = std::min(wanted, rooms - others[at] - booked[at]);
        others[at] += taken;
        others_refused_[hotel] += wanted - taken;
        background_[hotel][at] = static_cast<float>(others[at]);
        const double asked = rate * season_rate(night) * sim::math::exp(mine);
        nights_[hotel][at] = {static_cast<float>(rooms - others[at] - booked[at]),
                              static_cast<float>(asked)};
        earn(hotel, night, taken);
    }
}

// So many rooms of a night are booked at this morning's rate.
void HotelSide::earn(std::uint32_t hotel, sim::Day night, int rooms) {
    if (books_.size() == 0) return;
    books_.column<&HotelBook::earned>()[hotel][slot(night)] +=
        rooms * static_cast<double>(nights_[hotel][slot(night)].rate);
}

double HotelSide::earned_tonight(const Today& today, std::uint32_t hotel) const {
    const std::size_t at = slot(today.day);
    if (books_.size() > 0) return books_.column<&HotelBook::earned>()[hotel][at];
    const double sold =
        static_cast<double>(background_[hotel][at]) + hotels_.column<&Hotel::booked>()[hotel][at];
    return sold * static_cast<double>(nights_[hotel][at].rate);
}

} // namespace models::home_sharing
