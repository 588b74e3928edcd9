// SPDX-License-Identifier: Apache-2.0
#pragma once
// The law book of crowdfunding. A measure says what it imposes on the rules of the day and how it
// binds nobody; a new one is a struct and its name among `Measure`.

#include "models/crowdfunding/law/rules.hpp"
#include "sim/base/fields.hpp"
#include "sim/law/measure.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>
#include <variant>

namespace models::crowdfunding {

/// Of caps: laws of currencies with a small unit, as won are, name thousands of millions.
inline constexpr sim::Bounds cap_bounds{0, 1e12};

namespace detail {
inline double or_none(const std::optional<double>& limit) {
    return limit.value_or(std::numeric_limits<double>::infinity());
}
} // namespace detail

/// Whom a cap on investors binds.
enum class Investors { ordinary, everyone };
constexpr std::array<std::string_view, 2> names(Investors) { return {"ordinary", "everyone"}; }

struct InvestorCap {
    std::optional<double> per_campaign;
    std::optional<double> per_maker;
    std::optional<double> per_year;
    Investors investors = Investors::ordinary;

    static constexpr std::string_view label = "investor_cap";
    static constexpr std::string_view doc = "What one person may put into a campaign and in a "
                                            "calendar year.";
    static constexpr auto fields() {
        using C = InvestorCap;
        return sim::Fields{
            sim::given<&C::per_campaign>("Most in one campaign; no limit if left out.",
                                         sim::unit::money, cap_bounds),
            sim::given<&C::per_maker>("Most with one maker in a calendar year; no limit if left "
                                      "out.",
                                      sim::unit::money, cap_bounds),
            sim::given<&C::per_year>("Most in a calendar year; no limit if left out.",
                                     sim::unit::money, cap_bounds),
            sim::given<&C::investors>("Whom it binds: ordinary investors, or everyone."),
        };
    }
    void impose(Rules& rules) const {
        const InvestorLimit limit{detail::or_none(per_campaign), detail::or_none(per_maker),
                                  detail::or_none(per_year)};
        rules.ordinary.tighten(limit);
        if (investors == Investors::everyone) rules.qualified.tighten(limit);
    }
    [[nodiscard]] InvestorCap null() const { return {{}, {}, {}, investors}; }
    friend bool operator==(const InvestorCap&, const InvestorCap&) = default;
};

struct IssuerCap {
    std::optional<double> per_year;

    static constexpr std::string_view label = "issuer_cap";
    static constexpr std::string_view doc = "What a maker may raise within twelve months.";
    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&IssuerCap::per_year>("Most that is raised; no limit if left out.",
                                             sim::unit::money, cap_bounds),
        };
    }
    void impose(Rules& rules) const {
        rules.issuer_year = std::min(rules.issuer_year, detail::or_none(per_year));
    }
    [[nodiscard]] IssuerCap null() const { return {}; }
    friend bool operator==(const IssuerCap&, const IssuerCap&) = default;
};

struct MilestoneEscrow {
    double at_once = 0.5;

    static constexpr std::string_view label = "milestone_escrow";
    static constexpr std::string_view doc =
        "Part of the money is held until what was promised is delivered, and goes back if it is "
        "not.";
    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&MilestoneEscrow::at_once>("Share paid out at once.", sim::unit::share,
                                                  sim::bounds::share),
        };
    }
    void impose(Rules& rules) const { rules.at_once = std::min(rules.at_once, at_once); }
    [[nodiscard]] MilestoneEscrow null() const { return {1}; }
    friend bool operator==(const MilestoneEscrow&, const MilestoneEscrow&) = default;
};

struct RefundRight {
    double share = 1;

    static constexpr std::string_view label = "refund_right";
    static constexpr std::string_view doc =
        "Makers who do not deliver owe backers their money, as far as they still have it.";
    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&RefundRight::share>("Share of the pledge that is owed.", sim::unit::share,
                                            sim::bounds::share),
        };
    }
    void impose(Rules& rules) const { rules.refund = std::max(rules.refund, share); }
    [[nodiscard]] RefundRight null() const { return {0}; }
    friend bool operator==(const RefundRight&, const RefundRight&) = default;
};

struct CoolingOff {
    std::int64_t days = 4;

    static constexpr std::string_view label = "cooling_off";
    static constexpr std::string_view doc =
        "A pledge can be withdrawn without reason within some days.";
    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&CoolingOff::days>("Days after the pledge.", sim::unit::days, {0, 60}),
        };
    }
    void impose(Rules& rules) const {
        rules.cooling_off = std::max(rules.cooling_off, static_cast<int>(days));
    }
    [[nodiscard]] CoolingOff null() const { return {0}; }
    friend bool operator==(const CoolingOff&, const CoolingOff&) = default;
};

struct IdentityCheck {
    double detected = 0.5;
    double cost = 50;

    static constexpr std::string_view label = "identity_check";
    static constexpr std::string_view doc = "Makers prove who they are before they launch.";
    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&IdentityCheck::detected>("Share of dishonest makers who are turned away.",
                                                 sim::unit::share, sim::bounds::share),
            sim::given<&IdentityCheck::cost>("Cost to the maker of each launch.", sim::unit::money,
                                             sim::bounds::amount),
        };
    }
    void impose(Rules& rules) const {
        rules.detected = std::max(rules.detected, detected);
        rules.launch_cost = std::max(rules.launch_cost, cost);
    }
    [[nodiscard]] IdentityCheck null() const { return {0, 0}; }
    friend bool operator==(const IdentityCheck&, const IdentityCheck&) = default;
};

struct PlatformLiability {
    double share = 0.5;

    static constexpr std::string_view label = "platform_liability";
    static constexpr std::string_view doc =
        "The platform repays part of what backers lose when nothing is delivered.";
    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&PlatformLiability::share>("Share of the loss.", sim::unit::share,
                                                  sim::bounds::share),
        };
    }
    void impose(Rules& rules) const {
        rules.platform_liability = std::max(rules.platform_liability, share);
    }
    [[nodiscard]] PlatformLiability null() const { return {0}; }
    friend bool operator==(const PlatformLiability&, const PlatformLiability&) = default;
};

/// Any measure of the law book.
using Measure = std::variant<InvestorCap, IssuerCap, MilestoneEscrow, RefundRight, CoolingOff,
                             IdentityCheck, PlatformLiability>;

/// The rules of a day: nothing but the settlement of the platform, and the measures in force.
inline Rules rules_on(sim::Day day, const sim::Law<Measure>& law) {
    Rules rules;
    for (const auto& dated : law.in_force(day))
        std::visit([&](const auto& measure) { measure.impose(rules); }, dated.measure);
    return rules;
}

} // namespace models::crowdfunding
