// SPDX-License-Identifier: Apache-2.0
// A platform that sets its own fee every New Year, from what it saw of demand.
#include "models/home_sharing/city/world.hpp"
#include "models/home_sharing/money/platform_side.hpp"

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

PlatformSide::PlatformSide()
    : treasury_({identity_of("platform")}), seen_({identity_of("platform")}) {}

sim::Sharing PlatformSide::terms(const Parameters& given) const {
    sim::Sharing sharing = given.platform.sharing;
    const double fee = seen_.column<&PlatformBooks::fee>()[0];
    if (fee >= 0) std::visit([fee](auto& rule) { rule.from_customer = fee; }, sharing);
    return sharing;
}

void PlatformSide::learn_demand(const Money* price, int nights) {
    ++seen_.column<&PlatformBooks::searches>()[0];
    if (!price) return;
    ++seen_.column<&PlatformBooks::bookings>()[0];
    seen_.column<&PlatformBooks::nights>()[0] += nights;
    seen_.column<&PlatformBooks::asked>()[0] += *price;
}

/// The platform knows the price coefficient of an average guest, as from trials of
/// its own, and reckons with a plain logit between homes and all else. Last year's demand answered
/// the fee that the law of its last day let guests pay; what hosts pay, and the part of its cost
/// that it bears where residents share in the fee, are those of today's law.
bool PlatformSide::set_fee(const Today& today, const sim::Sharing& last_terms,
                           const sim::Sharing& terms_now) {
    const Platform& platform = today.given.platform;
    const PlatformBooks books = seen_.row(0);
    double fee = books.fee;
    const bool sets = platform.fee_rule == FeeRule::profit_maximising && !today.burning_in();
    if (sets) {
        const sim::Money whole{1'000'000};
        const sim::Split last_year = share(last_terms, whole);
        const sim::Split now = share(terms_now, whole);
        const double paid = last_year.customer_pays.major() / whole.major() - 1;
        const double added = now.customer_pays.major() / whole.major() - 1;
        const double kept = 1 - now.provider_gets.major() / whole.major();
        const double own =
            added + kept > 0 ? now.platform_keeps.major() / (whole.major() * (added + kept)) : 1;
        fee =
            best_fee(books, {paid, kept, platform.cost / std::max(own, 0.01), platform.highest_fee,
                             today.given.demand.price_coefficient * mean_price_factor(today)});
    }
    seen_.put(0, {0, 0, 0, {}, fee});
    return sets;
}

} // namespace models::home_sharing
