// SPDX-License-Identifier: Apache-2.0
#pragma once
// Who pays whom for what in crowdfunding.

#include "sim/base/money.hpp"

#include <array>
#include <cstdint>
#include <string_view>

namespace models::crowdfunding {

/// Who pays and is paid.
enum class Sector : std::uint8_t {
    backers,
    makers,
    platform,
    processors, ///< of payments
    suppliers,
    customers, ///< of makers' firms
    workers,
    escrow, ///< what is pledged or held, in nobody's pocket
    offices ///< that check identities
};
constexpr std::array<std::string_view, 9> names(Sector) {
    return {"backers",   "makers",  "platform", "processors", "suppliers",
            "customers", "workers", "escrow",   "offices"};
}

/// What for.
enum class Payment : std::uint8_t {
    pledge,
    returned, ///< a pledge that is not taken
    payout,
    fee,
    processing,
    production,
    refund,
    liability,
    claim,
    check,
    sale,
    wage
};
constexpr std::array<std::string_view, 12> names(Payment) {
    return {"pledge", "return",    "payout", "fee",   "processing", "production",
            "refund", "liability", "claim",  "check", "sale",       "wage"};
}

} // namespace models::crowdfunding
