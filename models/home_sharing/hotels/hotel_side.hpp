// SPDX-License-Identifier: Apache-2.0
#pragma once
// The hotels of a city: what others book of them, the rates they ask, what guests of the market
// book, what a night brings, and how many rooms there are in the long run.

#include "models/home_sharing/agent_tables.hpp"
#include "models/home_sharing/demand/events.hpp"
#include "models/home_sharing/demand/trip.hpp"
#include "models/home_sharing/hotels/booking_curve.hpp"
#include "models/home_sharing/hotels/hotel_books.hpp"
#include "models/home_sharing/hotels/hotel_work.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace models::home_sharing {

/// The supply of hotel rooms. How sought a night is comes from outside, since homes see the same.
class HotelSide {
public:
    HotelSide(const Today& dawn, std::shared_ptr<const City> city);

    /// Works out what follows from the tables and the scenario.
    void restored(const Today& today, const Sought& sought);
    /// The morning a market opens finds the bookings that earlier days would have brought.
    void open_books(const Today& today);
    /// Yesterday's page is used for the night that comes into sight.
    void open_day(const Today& today, const Sought& sought);
    /// On New Year's Day: rooms open, close or are begun.
    void build(const Today& today, const Sought& sought);

    /// Free rooms and rates of this morning.
    void quote(const Today& today, const Sought& sought);
    /// The free rooms of the nights in sight, at the rates of the season.
    void quote_usual(const Today& today);
    /// What is quoted of a hotel and night.
    [[nodiscard]] const HotelNight& night(std::size_t hotel, sim::Day night) const {
        return nights_[hotel][slot(night)];
    }
    /// Adds a tier for each hotel of the borough that has rooms left for all nights, and says how
    /// many; targets count from `first_target`.
    std::size_t add_options(const Today& today, Trip& trip, std::uint16_t borough,
                            std::uint32_t first_target, std::span<Option> into) const;
    /// Takes a party in, if there is still room.
    bool book(const Trip& trip, std::uint32_t hotel);

    /// The evening: reports rooms taken, money and jobs of a borough by zone in proportion to what
    /// draws people there.
    void end_day(const Today& today, std::span<Indicators> by_zone);
    /// Rooms of a night taken by people who would not consider a home.
    [[nodiscard]] double taken_by_others(std::size_t hotel, sim::Day night) const {
        return static_cast<double>(background_[hotel][slot(night)]);
    }

    [[nodiscard]] std::size_t size() const { return hotels_.size(); }
    [[nodiscard]] std::span<const sim::Identity> identities() const { return hotels_.identities(); }

    template <class Visit> static void walk_hotels(auto& self, Visit& visit) {
        visit("hotels", self.hotels_);
    }
    /// The tables that only some rules need.
    template <class Visit> static void walk_books(auto& self, Visit& visit) {
        if (self.books_.size() > 0) visit("hotel_books", self.books_);
        if (self.estates_.size() > 0) visit("hotel_estates", self.estates_);
    }

private:
    // What others want, and rates by fullness (hotels.cpp).
    void foresee(const Today& today, const Sought& sought, sim::Day night);
    [[nodiscard]] double others_share(const Today& today, const Sought& sought, std::uint32_t hotel,
                                      sim::Day night) const;
    [[nodiscard]] double expected_fill(const Sought& sought, std::uint32_t hotel,
                                       sim::Day night) const;
    [[nodiscard]] double fitting(std::uint32_t hotel, sim::Day night, double wanted) const;
    [[nodiscard]] Option option(const Today& today, const Trip& trip, std::uint32_t hotel,
                                double price) const;
    [[nodiscard]] double season_rate(sim::Day night) const;
    [[nodiscard]] std::int32_t rooms_of(std::size_t hotel) const {
        return estates_.size() > 0 ? estates_.column<&HotelEstate::rooms>()[hotel]
                                   : hotels_.column<&Hotel::rooms>()[hotel];
    }
    // Revenue management by pickup (hotels_pickup.cpp).
    void take_up_books(const Today& today);
    void turn_page(const Today& today);
    void forecast_rates(const Today& today, const Sought& sought, const Pickup& rule);
    [[nodiscard]] std::vector<double> city_rates() const;
    [[nodiscard]] std::int32_t wish(const Today& today, std::uint32_t hotel, sim::Day night,
                                    double mean) const;
    void take_others(const Today& today, const Pickup& rule, std::uint32_t hotel,
                     std::span<const double> city);
    void earn(std::uint32_t hotel, sim::Day night, int rooms);
    [[nodiscard]] double earned_tonight(const Today& today, std::uint32_t hotel) const;
    // What a night brings and whom it employs (hotel_work.cpp).
    [[nodiscard]] HotelEvening evening_of(const Today& today, std::uint32_t hotel) const;
    [[nodiscard]] const HotelTier& tier_of(const Hotels& given, std::uint32_t hotel) const;
    // How hotels grow (hotel_building.cpp).
    void survey_estates();
    void account(const Today& today, std::uint32_t hotel, const HotelEvening& one);
    [[nodiscard]] std::int32_t most_let(std::uint32_t hotel) const;

    std::shared_ptr<const City> city_;
    sim::Table<Hotel> hotels_;
    sim::Table<HotelBook> books_;     // empty unless hotels go by pickup
    sim::Table<HotelEstate> estates_; // empty unless rooms follow profit

    // Derived from the above and the scenario.
    double typical_rate_ = 0;
    std::vector<double> borough_share_; // of a borough's attraction, by zone
    BookingCurves curves_;              // of hotels that go by pickup
    std::vector<std::vector<float>>
        background_; // by hotel: rooms sold to others, by day modulo horizon
    std::vector<std::vector<double>>
        others_; // by hotel: rooms others want at usual rates, as above

    // Of one morning.
    std::vector<std::vector<HotelNight>> nights_; // by hotel, by day modulo horizon
    std::vector<std::vector<double>> log_rates_;  // by hotel, by days ahead, against the usual
    std::vector<std::int64_t> others_refused_;    // by hotel
};

} // namespace models::home_sharing
