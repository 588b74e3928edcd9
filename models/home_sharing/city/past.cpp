// SPDX-License-Identifier: Apache-2.0
// The past that a market opens with: trips booked before, and what is known of homes from earlier
// stays. Without it calendars and reputations would fill for months and takings rise with them.
#include "models/home_sharing/demand/trip_mix.hpp"
#include "models/home_sharing/hosts/quality.hpp"
#include "models/home_sharing/market.hpp"
#include "sim/base/math.hpp"

#include <algorithm>

namespace models::home_sharing {
namespace {

using sim::purpose;

constexpr sim::Day at_birth{0};
constexpr double days_of_month = 30.4; // of 365.25 days by twelve, to three digits
constexpr int badge_year = 365;   // days that a badge looks back
constexpr int booked_at_once = 7; // days of bookings that see the same calendars

// Nights of a stay, on average over people.
double mean_stay(std::span<const Segment> segments) {
    double nights = 0;
    double shares = 0;
    for (const Segment& segment : segments) {
        const auto chances = chances_of_nights(segment);
        for (std::size_t length = 1; length < chances.size(); ++length)
            nights += segment.share * chances[length] * static_cast<double>(length);
        shares += segment.share;
    }
    return nights / shares;
}

// The share of the days past that a listing was on offer, of which it is known whether it is now.
// It comes and goes as a chain of two states at balance, which looks the same backwards in time.
double share_offered(bool now, double usual, double turnover_a_day, double days) {
    const double memory = turnover_a_day * days / std::max(1 - usual, 1e-9);
    const double known = memory > 0 ? (1 - sim::math::exp(-memory)) / memory : 1;
    return now ? usual + (1 - usual) * known : usual * (1 - known);
}

} // namespace

/// Trips booked before the market opened, those first who book furthest ahead. Hotels ask what is
/// usual. What was paid then, and what the platform saw of demand, is not of this market's days.
void Market::book_ahead(const Today& dawn) {
    const auto ledger = ledger_;
    const auto seen = books_.row(0);
    weigh_costs(dawn);
    dress_window(dawn);
    foresee_nights(dawn);
    ask_usual_rates(dawn);
    for (int ahead = longest_lead; ahead > 0; ahead -= booked_at_once) {
        const sim::Day booked = dawn.day - ahead;
        std::vector<Trip> trips;
        for (int day = 0; day < std::min(booked_at_once, ahead); ++day) {
            const std::vector<Trip> more = wake(dawn, booked + day);
            trips.insert(trips.end(), more.begin(), more.end());
        }
        serve(dawn, std::move(trips), booked);
    }
    ledger_ = ledger;
    books_.put(0, seen);
    survey(dawn);
}

/// The free rooms of the nights in sight, at the rates of the season.
void Market::ask_usual_rates(const Today& today) {
    const auto rate = hotels_.column<&Hotel::rate>();
    hotel_nights_.assign(hotels_.size(), std::vector<HotelNight>(hotel_horizon));
    others_refused_.assign(hotels_.size(), 0);
    log_rates_.assign(hotels_.size(), std::vector<double>(hotel_horizon, 0));
    for (std::size_t row = 0; row < hotels_.size(); ++row)
        for (int ahead = 0; ahead < static_cast<int>(hotel_horizon) - 1; ++ahead) {
            const sim::Day night = today.day + ahead;
            const float free = static_cast<float>(rooms_of(row)) - background_[row][slot(night)];
            hotel_nights_[row][slot(night)] = {
                free, static_cast<float>(static_cast<double>(rate[row]) * season_rate(night))};
        }
}

/// Stays of the days before, as many as a listing would have had that was let as hosts mean to, and
/// what guests said of them. They are the world's: the same whatever the luck from today on.
void Market::remember_past(const Today& dawn) {
    const double days = dawn.given.reputation.history;
    const Supply& supply = dawn.given.supply;
    const double stays_a_day = supply.target_occupancy / mean_stay(dawn.given.segments);
    const auto zone = listings_.column<&Listing::zone>();
    const auto active = listings_.column<&Listing::active>();
    const auto host = listings_.column<&Listing::host>();
    std::vector<double> open(zones_.size(), 0);
    std::vector<double> all(zones_.size(), 0);
    for (std::size_t row = 0; row < listings_.size(); ++row) {
        open[zone[row]] += active[row];
        ++all[zone[row]];
    }
    for (std::uint32_t row = 0; row < listings_.size(); ++row) {
        const double offered = share_offered(active[row] != 0, open[zone[row]] / all[zone[row]],
                                             turnover(supply, host[row].row) / days_of_month, days);
        sim::Stream luck(dawn.keys.world, purpose("home_sharing.past_stays"), at_birth,
                         listings_.identities()[row]);
        const std::int64_t stays = luck.poisson(days * stays_a_day * offered);
        for (std::int64_t stay = 0; stay < stays; ++stay)
            remember_stay(dawn, row, stay,
                          static_cast<int>(days * static_cast<double>(stays - stay) /
                                           static_cast<double>(stays + 1)));
    }
}

/// One stay of the past, so many days ago: whether it went right, and the guests' review.
void Market::remember_stay(const Today& dawn, std::uint32_t row, std::int64_t number, int ago) {
    const auto who = child(listings_.identities()[row], static_cast<std::uint64_t>(number));
    const auto draw = [&](sim::Purpose why) {
        return sim::Stream(dawn.keys.world, why, at_birth, who);
    };
    const sim::Day day = dawn.day - ago;
    const bool kept =
        draw(purpose("home_sharing.past_outcome"))
            .chance(static_cast<double>(listings_.column<&Listing::reliability>()[row]));
    const double satisfied =
        satisfaction(listings_.column<&Listing::quality>()[row], kept, dawn.given.supply);
    const double pleased = draw(purpose("home_sharing.past_manners")).normal();
    const sim::Reviewing reviewing = as_lenient_as(dawn, day);
    std::optional<int> stars = sim::review(dawn.given.reputation.system, reviewing,
                                           {draw(purpose("home_sharing.past_review")),
                                            draw(purpose("home_sharing.past_host_review")),
                                            draw(purpose("home_sharing.past_review_order"))},
                                           satisfied, pleased)
                                   .by_customer;
    sim::Stream coupon = draw(purpose("home_sharing.past_coupon"));
    if (!stars && coupon.chance(dawn.given.reputation.coupon))
        stars = reviewing.stars(coupon, satisfied);
    beliefs_.add_past(dawn.given.trust, party_of(row),
                      kept ? sim::Promise::kept : sim::Promise::broken, day);
    const bool counts = ago < badge_year;
    if (counts) count_stay(row, day);
    if (!stars) return;
    if (counts)
        rate_home(row, *stars, day);
    else
        beliefs_.rate(party_of(row), *stars);
}

} // namespace models::home_sharing
