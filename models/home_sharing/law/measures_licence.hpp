// SPDX-License-Identifier: Apache-2.0
#pragma once
// Measures that count licences, and who may still come in.

#include "models/home_sharing/hosts/compliance_choice.hpp"
#include "models/home_sharing/law/measure_parts.hpp"
#include "models/home_sharing/units.hpp"

namespace models::home_sharing {

/// Who gets a licence when more want one than there are.
enum class Allotment {
    grandfathered, ///< who let most, and entrants when one is freed
    lottery,       ///< a draw, once
    first_come     ///< in the order of asking, and entrants when one is freed
};
constexpr std::array<std::string_view, 3> names(Allotment) {
    return {"grandfathered", "lottery", "first_come"};
}

/// Where licences are counted.
enum class Counted { neighbourhood, borough };
constexpr std::array<std::string_view, 2> names(Counted) { return {"neighbourhood", "borough"}; }

/// More licences than a place can use.
inline constexpr double all_licences = 1e8;

struct LicenceQuota {
    std::optional<double> licences;
    double share = 0.5;
    Counted per = Counted::neighbourhood;
    Allotment allotment = Allotment::grandfathered;
    Duty platform = Duty::delists;
    Sanction sanction;
    Scope applies_to;

    static constexpr std::string_view label = "licence_quota";
    static constexpr std::string_view doc = "Only so many homes of a place may be let.";
    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&LicenceQuota::licences>(
                "Licences of each place; if left out, a share of its listings.",
                sim::unit::listings, {0, all_licences}),
            sim::given<&LicenceQuota::share>(
                "Licences as a share of the listings offered when the measure begins.",
                sim::unit::share, sim::bounds::share),
            sim::given<&LicenceQuota::per>("Where licences are counted."),
            sim::given<&LicenceQuota::allotment>(
                "Who gets one when too many want it: those who let most (grandfathered), a "
                "lottery, "
                "or the first to come; entrants get those that are freed, but in a lottery."),
            platform_term<&LicenceQuota::platform>(),
            sanction_term<&LicenceQuota::sanction>(),
            scope_term<&LicenceQuota::applies_to>(),
        };
    }
    [[nodiscard]] bool scarce() const { return licences.value_or(0) < all_licences; }
    [[nodiscard]] IfComplied asks(const ComplianceChoice& choice) const {
        return {choice.licensed || !scarce(), choice.nights, 0, 0};
    }
    /// There are licences for all, and nobody has to ask for one.
    [[nodiscard]] LicenceQuota null() const {
        LicenceQuota loose = *this;
        loose.licences = all_licences;
        return unwatched(loose);
    }
    friend bool operator==(const LicenceQuota&, const LicenceQuota&) = default;
};

struct AdvertisedLicence {
    double cost = 60;
    bool verified = true;
    Duty platform = Duty::delists;
    Sanction sanction;
    Scope applies_to;

    static constexpr std::string_view label = "advertised_licence";
    static constexpr std::string_view doc =
        "A listing must show the number of its licence; the platform takes off those without.";
    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&AdvertisedLicence::cost>(
                "Fee and trouble of a number, a year; none for who holds a licence of a quota.",
                sim::unit::money, sim::bounds::amount, "assumed"),
            sim::given<&AdvertisedLicence::verified>(
                "Whether the platform looks numbers up in the register; else a false one will do "
                "until an inspection finds it."),
            platform_term<&AdvertisedLicence::platform>(),
            sanction_term<&AdvertisedLicence::sanction>(),
            scope_term<&AdvertisedLicence::applies_to>(),
        };
    }
    [[nodiscard]] IfComplied asks(const ComplianceChoice& choice) const {
        return {true, choice.nights, 0, choice.licensed ? 0 : cost};
    }
    [[nodiscard]] bool kept() const { return verified && platform == Duty::delists; }
    /// A number costs nothing; nobody is inspected for it.
    [[nodiscard]] AdvertisedLicence null() const {
        AdvertisedLicence loose = *this;
        loose.cost = 0;
        return unwatched(loose);
    }
    friend bool operator==(const AdvertisedLicence&, const AdvertisedLicence&) = default;
};

/// No listing comes in any more; where it is announced ahead, some come before it (A23).
struct Freeze {
    double refused = 1;
    double rush = 0.309;
    Scope applies_to;

    static constexpr std::string_view label = "freeze";
    static constexpr std::string_view doc =
        "No listing comes in any more; where it is announced ahead, some come before it.";
    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&Freeze::refused>("Share of those who would come in that are refused.",
                                         sim::unit::share, sim::bounds::share),
            sim::given<&Freeze::rush>(
                "How much more listings come in between its announcement and its start (Lisbon "
                "2018: registrations).",
                sim::unit::share, {0, 10}, "memory"),
            scope_term<&Freeze::applies_to>(),
        };
    }
    /// Everybody may come in, and nobody hurries.
    [[nodiscard]] Freeze null() const {
        Freeze loose = *this;
        loose.refused = 0;
        loose.rush = 0;
        return loose;
    }
    friend bool operator==(const Freeze&, const Freeze&) = default;
};

} // namespace models::home_sharing
