// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the host of a listing remembers of how it does.

#include "models/home_sharing/units.hpp"
#include "sim/base/fields.hpp"
#include "sim/base/identity.hpp"
#include "sim/base/money.hpp"

namespace models::home_sharing {

using sim::Money;

/// The memory of one listing.
struct Business {
    double price_before = 0;
    double profit_before = 0;
    sim::Day tried_since{};
    Money booked;

    static constexpr auto fields() {
        return sim::Fields{
            sim::state<&Business::price_before>("Price tried before the present one.",
                                                sim::unit::money_per_night),
            sim::state<&Business::profit_before>("Profit a day that it brought."),
            sim::state<&Business::tried_since>("Since when the present price is tried.",
                                               sim::unit::dates),
            sim::state<&Business::booked>(
                "Price after fees, less the cost of hosting, of all stays booked since then."),
        };
    }
};

} // namespace models::home_sharing
