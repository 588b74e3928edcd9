// SPDX-License-Identifier: Apache-2.0
// A platform that sets its own fee every New Year, from what it saw of demand.
#include "models/home_sharing/market.hpp"

#include <algorithm>

namespace models::home_sharing {
namespace {

double mean_price_factor(const Today& today) {
    double factor = 0;
    double shares = 0;
    for (const Segment& one : today.given.segments) {
        factor += one.share * one.price_factor;
        shares += one.share;
    }
    return factor / shares;
}

} // namespace

/// The sharing rule, with the fee that the platform has set.
sim::Sharing Market::own_terms(const Today& today) const {
    sim::Sharing sharing = today.given.platform.sharing;
    const double fee = platform_books_.column<&PlatformBooks::fee>()[0];
    if (fee >= 0) std::visit([fee](auto& rule) { rule.from_customer = fee; }, sharing);
    return sharing;
}

/// The same under the law of a day.
sim::Sharing Market::terms_on(const Today& today, sim::Day day) const {
    Allowances platform = unregulated(0, own_terms(today));
    for (const auto& dated : today.given.regulation.in_force(day))
        platform.impose_on_platform(dated.measure);
    return platform.sharing;
}

/// What the platform learns of a search; `got` is the home that was booked, if one was.
void Market::learn_demand(const Option* got, int nights) {
    ++platform_books_.column<&PlatformBooks::searches>()[0];
    if (!got) return;
    ++platform_books_.column<&PlatformBooks::bookings>()[0];
    platform_books_.column<&PlatformBooks::nights>()[0] += nights;
    platform_books_.column<&PlatformBooks::asked>()[0] += got->price;
}

/// At the New Year. The platform knows the price coefficient of an average guest, as from trials of
/// its own, and reckons with a plain logit between homes and all else. Last year's demand answered
/// the fee that the law of its last day let guests pay; what hosts pay, and the part of its cost
/// that it bears where residents share in the fee, are those of today's law.
void Market::set_fee(const Today& today) {
    const Platform& platform = today.given.platform;
    const PlatformBooks books = platform_books_.row(0);
    double fee = books.fee;
    const bool sets = platform.fee_rule == FeeRule::profit_maximising && !today.burning_in();
    if (sets) {
        const sim::Money whole{1'000'000};
        const sim::Split last_year = share(terms_on(today, today.day - 1), whole);
        const sim::Split now = share(allowances_.sharing, whole);
        const double paid = last_year.customer_pays.major() / whole.major() - 1;
        const double added = now.customer_pays.major() / whole.major() - 1;
        const double kept = 1 - now.provider_gets.major() / whole.major();
        const double own =
            added + kept > 0 ? now.platform_keeps.major() / (whole.major() * (added + kept)) : 1;
        fee =
            best_fee(books, {paid, kept, platform.cost / std::max(own, 0.01), platform.highest_fee,
                             today.given.demand.price_coefficient * mean_price_factor(today)});
    }
    platform_books_.put(0, {0, 0, 0, {}, fee});
    if (sets) compile(today);
}

} // namespace models::home_sharing
