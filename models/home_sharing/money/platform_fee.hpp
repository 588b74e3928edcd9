// SPDX-License-Identifier: Apache-2.0
#pragma once
// A platform that sets its own fee: what it learns of a year's demand, and the fee that would have
// brought it most.

#include "models/home_sharing/units.hpp"
#include "sim/base/fields.hpp"
#include "sim/base/money.hpp"
#include "sim/choice/markup.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

namespace models::home_sharing {

/// Who sets what guests pay on top of the price.
enum class FeeRule {
    fixed,             ///< the sharing rule
    profit_maximising, ///< the platform, every New Year
};
constexpr std::array<std::string_view, 2> names(FeeRule) { return {"fixed", "profit_maximising"}; }

/// What the platform has seen since the year began, and the fee that it has set.
struct PlatformBooks {
    std::int64_t searches = 0;
    std::int64_t bookings = 0;
    std::int64_t nights = 0;
    sim::Money asked;
    double fee = -1;

    static constexpr auto fields() {
        return sim::Fields{
            sim::state<&PlatformBooks::searches>("Searches since the year began."),
            sim::state<&PlatformBooks::bookings>("Of these that ended in a home."),
            sim::state<&PlatformBooks::nights>("Nights of these stays.", sim::unit::nights),
            sim::state<&PlatformBooks::asked>("Hosts' prices of these stays."),
            sim::state<&PlatformBooks::fee>(
                "Share of the price added for guests, as the platform has set it; negative while "
                "it has not.",
                sim::unit::share),
        };
    }
};

/// Terms under which a platform looks for its best fee, all but the last as shares of the price.
struct FeeTerms {
    double from_customer = 0;     ///< as it is
    double from_provider = 0;     ///< stays as it is
    double cost = 0;              ///< of running the platform
    double most = 1;              ///< that guests can be charged
    double price_coefficient = 0; ///< of an average guest
};

/// The share of the price that brings most if guests choose by a logit and hosts do not answer:
/// margin times the chance that a search ends in a home, whose log-odds fall by the price
/// coefficient for each unit that guests pay more. Closed form; of a year without stays nothing is
/// learnt.
inline double best_fee(const PlatformBooks& year, const FeeTerms& terms) {
    if (year.bookings == 0 || year.bookings >= year.searches || year.nights == 0)
        return terms.from_customer;
    const double price = year.asked.major() / static_cast<double>(year.nights);
    const double slope = terms.price_coefficient * price;
    const double margin = terms.from_customer + terms.from_provider - terms.cost;
    const double log_odds = sim::math::log(static_cast<double>(year.bookings) /
                                           static_cast<double>(year.searches - year.bookings));
    const double best = sim::logit_markup(log_odds + slope * margin) / slope;
    return std::clamp(best - terms.from_provider + terms.cost, 0.0, terms.most);
}

} // namespace models::home_sharing
