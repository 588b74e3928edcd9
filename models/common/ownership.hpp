// SPDX-License-Identifier: Apache-2.0
#pragma once
// Ownership rules: who gets what a firm earns.

#include "sim/base/fields.hpp"
#include "sim/base/money.hpp"

#include <algorithm>
#include <string_view>
#include <variant>

namespace models::common {

struct InvestorOwned {
    double paid_out = 1;

    static constexpr std::string_view label = "investors";
    static constexpr std::string_view doc =
        "Those who put in the capital get the profit of a year.";
    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&InvestorOwned::paid_out>("Share of a year's profit that is paid out.",
                                                 sim::unit::share, sim::bounds::share, "assumed")};
    }
};

struct MemberOwned {
    double retained = 0.15;

    static constexpr std::string_view label = "members";
    static constexpr std::string_view doc =
        "Members own it: what a year leaves goes back to them by use (platform cooperativism; "
        "Scholz 2016).";
    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&MemberOwned::retained>("Share of a year's profit that is kept as reserve.",
                                               sim::unit::share, sim::bounds::share, "sce2003")};
    }
};

/// The ownership rules that a scenario may choose from.
using Ownership = std::variant<InvestorOwned, MemberOwned>;
static_assert(sim::Choice<Ownership>);

/// What is paid out of a year's profit, never more than is there.
inline sim::Money paid_out(const Ownership& ownership, sim::Money profit, sim::Money held) {
    const sim::Money surplus = std::max(std::min(profit, held), sim::Money{});
    if (const auto* members = std::get_if<MemberOwned>(&ownership))
        return surplus - share_of(surplus, members->retained);
    return share_of(surplus, std::get<InvestorOwned>(ownership).paid_out);
}

} // namespace models::common
