// SPDX-License-Identifier: Apache-2.0
#include "models/home_sharing/stays/past.hpp"

#include "models/home_sharing/demand/trip_mix.hpp"
#include "models/home_sharing/hosts/entry.hpp"
#include "models/home_sharing/hosts/quality.hpp"
#include "models/home_sharing/search/booking.hpp"
#include "sim/base/math.hpp"

#include <algorithm>
#include <utility>

namespace models::home_sharing {
namespace {

using sim::purpose;

constexpr sim::Day at_birth{0};
constexpr double days_of_month = 30.4; // of 365.25 days by twelve, to three digits
constexpr int booked_at_once = 7;      // days of bookings that see the same calendars

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

// One stay of the past, so many days ago: whether it went right, and the guests' review.
void remember_stay(const Today& dawn, Parts& parts, std::uint32_t row, std::int64_t number,
                   int ago) {
    const auto who =
        child(parts.agents.listings.identities()[row], static_cast<std::uint64_t>(number));
    const auto draw = [&](sim::Purpose why) {
        return sim::Stream(dawn.keys.world, why, at_birth, who);
    };
    const sim::Day day = dawn.day - ago;
    const bool kept =
        draw(purpose("home_sharing.past_outcome"))
            .chance(static_cast<double>(parts.agents.column<&Listing::reliability>()[row]));
    const double satisfied =
        satisfaction(parts.agents.column<&Listing::quality>()[row], kept, dawn.given.supply);
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
    parts.reviews.record_past(dawn, parts.agents, row, kept, stars, day);
}

} // namespace

void book_ahead(const Today& dawn, Parts& parts) {
    Books books = parts.books;
    PlatformSide platform = parts.platform;
    parts.careers.weigh_costs(dawn, parts.agents);
    parts.page.rebuild(dawn, parts.listed());
    parts.prices.foresee_nights(dawn, parts.agents, parts.careers, parts.law,
                                parts.travel.sought());
    parts.hotels.quote_usual(dawn);
    for (int ahead = longest_lead; ahead > 0; ahead -= booked_at_once) {
        const sim::Day booked = dawn.day - ahead;
        std::vector<Trip> trips;
        for (int day = 0; day < std::min(booked_at_once, ahead); ++day) {
            const std::vector<Trip> more =
                parts.travel.wake(dawn, parts.agents, parts.prices, booked + day);
            trips.insert(trips.end(), more.begin(), more.end());
        }
        serve(dawn, parts, std::move(trips), booked);
    }
    parts.books = std::move(books);
    parts.platform = std::move(platform);
    survey(dawn, parts);
}

void remember_past(const Today& dawn, Parts& parts) {
    const double days = dawn.given.reputation.history;
    const Supply& supply = dawn.given.supply;
    const double stays_a_day = supply.target_occupancy / mean_stay(dawn.given.segments);
    const auto zone = parts.agents.column<&Listing::zone>();
    const auto active = parts.agents.column<&Listing::active>();
    const auto host = parts.agents.column<&Listing::host>();
    std::vector<double> open(parts.agents.zones.size(), 0);
    std::vector<double> all(parts.agents.zones.size(), 0);
    for (std::size_t row = 0; row < parts.agents.listings.size(); ++row) {
        open[zone[row]] += active[row];
        ++all[zone[row]];
    }
    for (std::uint32_t row = 0; row < parts.agents.listings.size(); ++row) {
        const double offered =
            share_offered(active[row] != 0, open[zone[row]] / all[zone[row]],
                          turnover(supply, parts.agents, host[row].row) / days_of_month, days);
        sim::Stream draws(dawn.keys.world, purpose("home_sharing.past_stays"), at_birth,
                          parts.agents.listings.identities()[row]);
        const std::int64_t stays = draws.poisson(days * stays_a_day * offered);
        for (std::int64_t stay = 0; stay < stays; ++stay)
            remember_stay(dawn, parts, row, stay,
                          static_cast<int>(days * static_cast<double>(stays - stay) /
                                           static_cast<double>(stays + 1)));
    }
}

} // namespace models::home_sharing
