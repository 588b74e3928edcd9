// SPDX-License-Identifier: Apache-2.0
#pragma once
// The law book of co-creation. A measure says what it imposes on the rules of the day and how it
// binds nobody; a new one is a struct and its name among `Measure`.

#include "models/cocreation/law/rules.hpp"
#include "sim/base/fields.hpp"
#include "sim/law/measure.hpp"

#include <algorithm>
#include <string_view>
#include <variant>

namespace models::cocreation {

struct RoyaltyFloor {
    double share = 0.05;

    static constexpr std::string_view label = "royalty_floor";
    static constexpr std::string_view doc =
        "Those who made a product together have at least a share of its sales (appropriate and "
        "proportionate remuneration).";
    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&RoyaltyFloor::share>("Least share of sales.", sim::unit::share,
                                             sim::bounds::share),
        };
    }
    void impose(Rules& rules) const { rules.floor = std::max(rules.floor, share); }
    [[nodiscard]] RoyaltyFloor null() const { return {0}; }
    friend bool operator==(const RoyaltyFloor&, const RoyaltyFloor&) = default;
};

struct Bestseller {
    double sales = 1'000'000;
    double share = 0.05;

    static constexpr std::string_view label = "bestseller";
    static constexpr std::string_view doc =
        "Where a product sells far beyond what was foreseen, its makers may claim more (contract "
        "adjustment).";
    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&Bestseller::sales>("Sales of a product from which on it holds.",
                                           sim::unit::money, {0, 1e12}),
            sim::given<&Bestseller::share>("Share of sales beyond that, on top of royalties.",
                                           sim::unit::share, sim::bounds::share),
        };
    }
    void impose(Rules& rules) const {
        rules.bestseller = std::min(rules.bestseller, sales);
        rules.extra = std::max(rules.extra, share);
    }
    [[nodiscard]] Bestseller null() const { return {sales, 0}; }
    friend bool operator==(const Bestseller&, const Bestseller&) = default;
};

struct Disclosure {
    double corrected = 0.5;

    static constexpr std::string_view label = "disclosure";
    static constexpr std::string_view doc =
        "The platform tells all who contributed how sales were shared and with whom, so that some "
        "who were passed over are credited (transparency).";
    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&Disclosure::corrected>("Share of contributions passed off that are put "
                                               "right.",
                                               sim::unit::share, sim::bounds::share),
        };
    }
    void impose(Rules& rules) const { rules.corrected = std::max(rules.corrected, corrected); }
    [[nodiscard]] Disclosure null() const { return {0}; }
    friend bool operator==(const Disclosure&, const Disclosure&) = default;
};

/// Any measure of the law book.
using Measure = std::variant<RoyaltyFloor, Bestseller, Disclosure>;

/// The rules of a day: nothing but the terms of the platform, and the measures in force.
inline Rules rules_on(sim::Day day, const sim::Law<Measure>& law) {
    Rules rules;
    for (const auto& dated : law.in_force(day))
        std::visit([&](const auto& measure) { measure.impose(rules); }, dated.measure);
    return rules;
}

} // namespace models::cocreation
