// SPDX-License-Identifier: Apache-2.0
#pragma once
// Stays that are called off: how likely, and who keeps what of the price.

#include "sim/base/fields.hpp"
#include "sim/base/math.hpp"
#include "sim/base/money.hpp"

#include <array>
#include <string_view>

namespace models::home_sharing {

namespace unit = sim::unit;
namespace bounds = sim::bounds;

/// What a host keeps of the price when guests call off.
enum class Refunds {
    flexible, ///< the first night, on the day of arrival
    moderate, ///< the first night and half of the others, from four days before on
    strict,   ///< half from two weeks before on, all in the last week
};
constexpr std::array<std::string_view, 3> names(Refunds) {
    return {"flexible", "moderate", "strict"};
}

/// What a host keeps of a price of so many nights, so many days before arrival.
inline sim::Money forfeited(Refunds rule, sim::Money price, int nights, int days_before) {
    const auto half = [](sim::Money all) { return share_of(all, 0.5); };
    const sim::Money first = share_of(price, 1.0 / nights);
    switch (rule) {
    case Refunds::flexible: return days_before < 1 ? first : sim::Money{};
    case Refunds::moderate: return days_before < 5 ? first + half(price - first) : sim::Money{};
    case Refunds::strict: break;
    }
    return days_before < 7 ? price : days_before < 14 ? half(price) : sim::Money{};
}

/// Who calls off, and what then.
struct Cancellation {
    double by_guests = 0;
    double by_hosts = 0;
    Refunds refunds = Refunds::moderate;
    double penalty = 0;

    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&Cancellation::by_guests>(
                "Chance that guests call a stay off that was booked 30 days ahead; it rises with "
                "the days, as the chance of a day is constant.",
                unit::share, {0, 0.9}, "assumed"),
            sim::given<&Cancellation::by_hosts>("The same of hosts.", unit::share, {0, 0.9},
                                                "assumed"),
            sim::given<&Cancellation::refunds>(
                "What the host keeps when guests call off: flexible (the first night, on the day "
                "of arrival), moderate (the first night and half of the rest, from four days "
                "before on), strict (half in the second week before, all in the last)."),
            sim::given<&Cancellation::penalty>("What a host who calls off pays the platform.",
                                               unit::money, bounds::amount, "assumed"),
        };
    }
};

/// The chance of a day that adds up to `chance` over 30 days.
inline double daily_hazard(double chance) {
    return 1 - sim::math::exp(sim::math::log(1 - chance) / 30);
}

} // namespace models::home_sharing
