// SPDX-License-Identifier: Apache-2.0
#pragma once
// Who pays whom for what in the lodging market, and what a day brought to single people.

#include "sim/base/money.hpp"

#include <array>
#include <cstdint>
#include <string_view>

namespace models::home_sharing {

using sim::Money;

/// Who pays and is paid.
enum class Sector : std::uint8_t {
    guests,
    hosts,
    platform,
    hotels,
    government,
    residents,
    suppliers,
    escrow, ///< the platform's hands, not its pocket
    insurers
};
constexpr std::array<std::string_view, 9> names(Sector) {
    return {"guests",    "hosts",     "platform", "hotels",  "government",
            "residents", "suppliers", "escrow",   "insurers"};
}

/// What for.
enum class Payment : std::uint8_t {
    stay,
    fee,
    dividend,
    tax,
    fine,
    cost,
    hotel,
    refund,
    damage,
    dispute,
    deposit,
    guarantee,
    premium,
    identity,
    signal,
    bought_review,
    upkeep,
    surplus,
    hold,
    release,
    insurance,
    cover,
    enforcement,
    forfeit
};
constexpr std::array<std::string_view, 24> names(Payment) {
    return {"stay",    "fee",      "dividend",  "tax",           "fine",        "cost",
            "hotel",   "refund",   "damage",    "dispute",       "deposit",     "guarantee",
            "premium", "identity", "signal",    "bought_review", "upkeep",      "surplus",
            "hold",    "release",  "insurance", "cover",         "enforcement", "forfeit"};
}

/// What a stay that began, one that ended badly, or a fine, brought to a host.
struct HostGain {
    std::uint32_t host = 0; ///< row
    Money income;
    Money fine;
};

/// What a booking is worth to a traveller over staying away, or what abuse brought, in major units.
struct GuestGain {
    std::uint32_t traveller = 0; ///< row
    double surplus = 0;
};

} // namespace models::home_sharing
