// SPDX-License-Identifier: Apache-2.0
#pragma once
// The law book of short lets. A measure says what complying with it leaves of a listing's business
// (`asks`), what it imposes (`limit`, `tax`, `finds`), what breaking it costs (`sanction`) and how
// it binds nobody (`null`); hosts weigh that in compliance_choice.hpp, listings feel it in
// allowances.hpp. A new measure is a struct and its name among `Measure`.

#include "models/home_sharing/hosts/compliance_choice.hpp"
#include "models/home_sharing/law/measure_parts.hpp"
#include "models/home_sharing/law/measures_licence.hpp"
#include "models/home_sharing/law/measures_money.hpp"
#include "models/home_sharing/law/measures_supply.hpp"
#include "models/home_sharing/units.hpp"
#include "sim/law/measure.hpp"

#include <algorithm>
#include <variant>

namespace models::home_sharing {

struct NightCap {
    double nights = 90;
    Enforcement enforcement = Enforcement::automatic;
    Sanction sanction;
    Scope applies_to;

    static constexpr std::string_view label = "night_cap";
    static constexpr std::string_view doc =
        "At most so many nights let in a calendar year; a stay over New Year counts in both.";
    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&NightCap::nights>("Nights a listing may be let in a calendar year.",
                                          sim::unit::nights_per_year, {0, 366}),
            sim::given<&NightCap::enforcement>("The platform counts and closes the calendar "
                                               "(automatic), or the city inspects."),
            sanction_term<&NightCap::sanction>(),
            scope_term<&NightCap::applies_to>(),
        };
    }
    [[nodiscard]] IfComplied asks(const ComplianceChoice& choice) const {
        return {true, std::min(choice.nights, nights), 0, 0};
    }
    void limit(const Home&, Allowance& may) const { lower(may.nights, nights); }
    /// A cap that no year can reach; nobody is inspected for it.
    [[nodiscard]] NightCap null() const {
        NightCap loose = *this;
        loose.nights = 366;
        return unwatched(loose);
    }
    friend bool operator==(const NightCap&, const NightCap&) = default;
};

struct Registration {
    Duty platform = Duty::delists;
    Eligibility eligible = Eligibility::primary_home;
    double cost = 250;
    Sanction sanction;
    Scope applies_to;

    static constexpr std::string_view label = "registration";
    static constexpr std::string_view doc = "Only registered homes may be let.";
    static constexpr auto fields() {
        return sim::Fields{
            platform_term<&Registration::platform>(),
            sim::given<&Registration::eligible>(
                "Who may register: everyone, or only the home that a "
                "host lives in."),
            sim::given<&Registration::cost>("Fee and trouble of registering, a year.",
                                            sim::unit::money, sim::bounds::amount, "assumed"),
            sanction_term<&Registration::sanction>(),
            scope_term<&Registration::applies_to>(),
        };
    }
    [[nodiscard]] IfComplied asks(const ComplianceChoice& choice) const {
        const bool may = eligible == Eligibility::everyone || choice.primary;
        return {may, choice.nights, 0, cost};
    }
    /// Everyone may register, for nothing; nobody is inspected for it.
    [[nodiscard]] Registration null() const {
        Registration open = *this;
        open.eligible = Eligibility::everyone;
        open.cost = 0;
        return unwatched(open);
    }
    friend bool operator==(const Registration&, const Registration&) = default;
};

/// Any measure of the law book.
using Measure =
    std::variant<NightCap, Registration, EntireHomeBan, Zoning, OneHostOneHome, HostPresence,
                 MinimumStay, ForeignersOnly, LicenceQuota, AdvertisedLicence, Freeze, OccupancyTax,
                 ProgressiveTax, CommissionCap, PriceCap, InsuranceMandate, Inspection>;

/// The listings that a measure is about; terms of the platform are about all.
inline const Scope& scope_of(const Measure& measure) {
    static const Scope everything;
    return std::visit(
        [](const auto& one) -> const Scope& {
            if constexpr (requires { one.applies_to; })
                return one.applies_to;
            else
                return everything;
        },
        measure);
}

/// Whether hosts have to answer a measure; others act on prices or on entry by themselves.
inline bool answered(const Measure& measure) {
    return std::visit(
        [](const auto& one) {
            return requires { one.asks(ComplianceChoice{}); };
        },
        measure);
}

/// Whether anybody sees to it that a measure is kept: the platform, inspections of its own, or
/// those who inspect everything, of whom a breach has that chance a year to be found, where it
/// costs a fine. What has no sanction binds by itself: a tax that is withheld, a fee that is
/// capped, a permit that is refused.
template <class One> bool enforced(const One& measure, double inspected) {
    if constexpr (requires { measure.sanction; })
        return kept(measure) || measure.sanction.inspections > 0 ||
               (measure.sanction.fine > 0 && inspected > 0);
    else
        return true;
}
inline bool enforced(const Measure& measure, double inspected) {
    return std::visit([&](const auto& one) { return enforced(one, inspected); }, measure);
}

/// Whether only those who inspect everything enforce a measure.
inline bool enforced_by_inspectors(const Measure& measure) {
    return !enforced(measure, 0) && enforced(measure, 1);
}

/// Whether a measure is more than its placebo.
inline bool binding(const Measure& measure) {
    return std::visit([](const auto& one) { return !(one == one.null()); }, measure);
}

} // namespace models::home_sharing
