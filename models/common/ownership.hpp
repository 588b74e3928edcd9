// SPDX-License-Identifier: Apache-2.0
#pragma once
// Ownership rules: who gets what a firm earns.

#include "sim/base/fields.hpp"
#include "sim/base/money.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <variant>

namespace models::common {

struct InvestorOwned {
    double paid_out = 1;

    static constexpr std::string_view label = "investors";
    static constexpr std::string_view doc =
        "Those who put in the capital get what is left over, as far as it is paid out.";
    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&InvestorOwned::paid_out>("Share of a surplus that is paid out to them.",
                                                 sim::unit::share, sim::bounds::share, "assumed")};
    }
};

/// By what members share what their firm earns.
enum class SharedBy : std::uint8_t { use, head };
constexpr std::array<std::string_view, 2> names(SharedBy) { return {"use", "head"}; }

/// How much somebody counts when a surplus is shared: whole numbers, for `sim::divide`.
constexpr std::int64_t weight_of(SharedBy by, bool member, std::int64_t use) {
    return by == SharedBy::head ? std::int64_t{member} : std::max<std::int64_t>(use, 0);
}

struct MemberOwned {
    SharedBy returned = SharedBy::use;
    double retained = 0.15;

    static constexpr std::string_view label = "members";
    static constexpr std::string_view doc =
        "Members own it, a cooperative: what is left over goes back to them (platform "
        "cooperativism; Scholz 2016).";
    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&MemberOwned::returned>("By what members share: use (the hours, or the "
                                               "income of twelve months, that each had), or head."),
            sim::given<&MemberOwned::retained>("Share of a surplus that is kept as reserve.",
                                               sim::unit::share, sim::bounds::share, "sce2003")};
    }
};

/// The ownership rules that a scenario may choose from.
using Ownership = std::variant<InvestorOwned, MemberOwned>;
static_assert(sim::Choice<Ownership>);

/// What is paid out of a surplus, never more than is there.
inline sim::Money paid_out(const Ownership& ownership, sim::Money profit, sim::Money held) {
    const sim::Money surplus = std::max(std::min(profit, held), sim::Money{});
    if (const auto* members = std::get_if<MemberOwned>(&ownership))
        return surplus - share_of(surplus, members->retained);
    return share_of(surplus, std::get<InvestorOwned>(ownership).paid_out);
}

} // namespace models::common
