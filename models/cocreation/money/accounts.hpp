// SPDX-License-Identifier: Apache-2.0
#pragma once
// Who pays whom for what in co-creation.

#include "sim/base/money.hpp"

#include <array>
#include <cstdint>
#include <string_view>

namespace models::cocreation {

/// Who pays and is paid.
enum class Sector : std::uint8_t {
    members,
    platform,
    investors,
    customers,
    retailers,
    manufacturers, ///< who hold licences
    suppliers,     ///< of development and production
    staff
};
constexpr std::array<std::string_view, 8> names(Sector) {
    return {"members",   "platform",      "investors", "customers",
            "retailers", "manufacturers", "suppliers", "staff"};
}

/// What for.
enum class Payment : std::uint8_t {
    capital,
    sale,
    licence,
    development,
    production,
    overhead,
    royalty,
    surplus
};
constexpr std::array<std::string_view, 8> names(Payment) {
    return {"capital",    "sale",     "licence", "development",
            "production", "overhead", "royalty", "surplus"};
}

} // namespace models::cocreation
