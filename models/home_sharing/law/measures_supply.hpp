// SPDX-License-Identifier: Apache-2.0
#pragma once
// Measures that say which homes may be let, when, and to whom.

#include "models/home_sharing/hosts/compliance_choice.hpp"
#include "models/home_sharing/law/measure_parts.hpp"
#include "models/home_sharing/units.hpp"

#include <cstdint>
#include <limits>

namespace models::home_sharing {

/// More nights than a year has.
inline constexpr double all_nights = 366;

/// Some nights a year may be let, or none.
inline IfComplied at_most(const ComplianceChoice& choice, double nights) {
    return {nights > 0, std::min(choice.nights, nights), 0, 0};
}

/// What is left of the nights where stays must be longer or parties smaller.
inline IfComplied only_stays(const ComplianceChoice& choice, int shortest, int people) {
    const double kept =
        choice.mix ? choice.mix->kept(choice.minimum_nights, choice.sleeps, shortest, people) : 1;
    return {kept > 0, choice.nights * kept, 0, 0};
}

struct EntireHomeBan {
    double nights = 0;
    bool except_primary = false;
    Duty platform = Duty::none;
    Sanction sanction;
    Scope applies_to;

    static constexpr std::string_view label = "entire_home_ban";
    static constexpr std::string_view doc =
        "Entire homes may not be let, or only some nights a year; perhaps but for the home "
        "that a host lives in.";
    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&EntireHomeBan::nights>(
                "Nights of a calendar year that a home may be let all the same.",
                sim::unit::nights_per_year, {0, all_nights}),
            sim::given<&EntireHomeBan::except_primary>(
                "Whether the home that a host lives in is exempt."),
            platform_term<&EntireHomeBan::platform>(),
            sanction_term<&EntireHomeBan::sanction>(),
            scope_term<&EntireHomeBan::applies_to>(),
        };
    }
    [[nodiscard]] bool reaches(Kind kind, bool primary) const {
        return kind == Kind::entire_home && !(except_primary && primary);
    }
    [[nodiscard]] IfComplied asks(const ComplianceChoice& choice) const {
        const bool reached = reaches(choice.kind, choice.primary);
        return at_most(choice, reached ? nights : all_nights);
    }
    void limit(const Home&, Allowance& may) const { lower(may.nights, nights); }
    /// All nights of a year may be let; nobody is inspected for it.
    [[nodiscard]] EntireHomeBan null() const {
        EntireHomeBan loose = *this;
        loose.nights = all_nights;
        return unwatched(loose);
    }
    friend bool operator==(const EntireHomeBan&, const EntireHomeBan&) = default;
};

struct Zoning {
    double nights = 0;
    Duty platform = Duty::none;
    Sanction sanction;
    Scope applies_to;

    static constexpr std::string_view label = "zoning";
    static constexpr std::string_view doc =
        "No home may be let in some places, or only some nights a year.";
    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&Zoning::nights>(
                "Nights of a calendar year that a home may be let all the same.",
                sim::unit::nights_per_year, {0, all_nights}),
            platform_term<&Zoning::platform>(),
            sanction_term<&Zoning::sanction>(),
            scope_term<&Zoning::applies_to>(),
        };
    }
    [[nodiscard]] IfComplied asks(const ComplianceChoice& choice) const {
        return at_most(choice, nights);
    }
    void limit(const Home&, Allowance& may) const { lower(may.nights, nights); }
    /// All nights of a year may be let; nobody is inspected for it.
    [[nodiscard]] Zoning null() const {
        Zoning loose = *this;
        loose.nights = all_nights;
        return unwatched(loose);
    }
    friend bool operator==(const Zoning&, const Zoning&) = default;
};

/// More listings than a host can have.
inline constexpr double most_homes = std::numeric_limits<std::uint16_t>::max();

struct OneHostOneHome {
    double homes = 1;
    Duty platform = Duty::delists;
    Sanction sanction;
    Scope applies_to;

    static constexpr std::string_view label = "one_host_one_home";
    static constexpr std::string_view doc =
        "A host may let only the first of their listings, or the first few.";
    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&OneHostOneHome::homes>(
                "Listings that a host may offer; the first of the host count.", sim::unit::listings,
                {0, most_homes}),
            platform_term<&OneHostOneHome::platform>(),
            sanction_term<&OneHostOneHome::sanction>(),
            scope_term<&OneHostOneHome::applies_to>(),
        };
    }
    [[nodiscard]] IfComplied asks(const ComplianceChoice& choice) const {
        return {choice.home <= homes, choice.nights, 0, 0};
    }
    /// As many as anybody can have; nobody is inspected for it.
    [[nodiscard]] OneHostOneHome null() const {
        OneHostOneHome loose = *this;
        loose.homes = most_homes;
        return unwatched(loose);
    }
    friend bool operator==(const OneHostOneHome&, const OneHostOneHome&) = default;
};

struct HostPresence {
    std::int64_t unhosted_from = 30;
    std::int64_t most_guests = 2;
    Duty platform = Duty::delists;
    Sanction sanction;
    Scope applies_to;

    static constexpr std::string_view label = "host_presence";
    static constexpr std::string_view doc =
        "The host must be at home: entire homes may be let for long stays only, and few "
        "guests take part.";
    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&HostPresence::unhosted_from>(
                "Nights of a stay from which an entire home may be let without its host.",
                sim::unit::nights, {1, longest_trip + 1}),
            sim::given<&HostPresence::most_guests>("Most guests in a home with its host.",
                                                   sim::unit::people, {1, most_people}),
            platform_term<&HostPresence::platform>(),
            sanction_term<&HostPresence::sanction>(),
            scope_term<&HostPresence::applies_to>(),
        };
    }
    [[nodiscard]] IfComplied asks(const ComplianceChoice& choice) const {
        if (choice.kind == Kind::entire_home)
            return only_stays(choice, static_cast<int>(unhosted_from), most_people);
        return only_stays(choice, 1, static_cast<int>(most_guests));
    }
    void limit(const Home& home, Allowance& may) const {
        if (home.kind == Kind::entire_home)
            raise(may.minimum_nights, unhosted_from);
        else
            lower(may.guests, static_cast<double>(most_guests));
    }
    /// Any stay and any party is allowed; nobody is inspected for it.
    [[nodiscard]] HostPresence null() const {
        HostPresence loose = *this;
        loose.unhosted_from = 1;
        loose.most_guests = most_people;
        return unwatched(loose);
    }
    friend bool operator==(const HostPresence&, const HostPresence&) = default;
};

struct MinimumStay {
    std::int64_t nights = 30;
    Duty platform = Duty::none;
    Sanction sanction;
    Scope applies_to;

    static constexpr std::string_view label = "minimum_stay";
    static constexpr std::string_view doc = "Shorter stays are not allowed.";
    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&MinimumStay::nights>("Fewest nights that may be let at once.",
                                             sim::unit::nights, {1, longest_trip + 1}),
            platform_term<&MinimumStay::platform>(),
            sanction_term<&MinimumStay::sanction>(),
            scope_term<&MinimumStay::applies_to>(),
        };
    }
    [[nodiscard]] IfComplied asks(const ComplianceChoice& choice) const {
        return only_stays(choice, static_cast<int>(nights), most_people);
    }
    void limit(const Home&, Allowance& may) const { raise(may.minimum_nights, nights); }
    /// One night will do; nobody is inspected for it.
    [[nodiscard]] MinimumStay null() const {
        MinimumStay loose = *this;
        loose.nights = 1;
        return unwatched(loose);
    }
    friend bool operator==(const MinimumStay&, const MinimumStay&) = default;
};

struct ForeignersOnly {
    double domestic_nights = 0;
    Duty platform = Duty::none;
    Sanction sanction;
    Scope applies_to;

    static constexpr std::string_view label = "foreigners_only";
    static constexpr std::string_view doc =
        "Guests of the country may not stay in homes, or only some nights a year (Korea: "
        "Tourism Promotion Act, homestays in cities).";
    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&ForeignersOnly::domestic_nights>(
                "Nights of a calendar year that a home may be let to guests of the country.",
                sim::unit::nights_per_year, {0, all_nights}),
            platform_term<&ForeignersOnly::platform>(),
            sanction_term<&ForeignersOnly::sanction>(),
            scope_term<&ForeignersOnly::applies_to>(),
        };
    }
    [[nodiscard]] IfComplied asks(const ComplianceChoice& choice) const {
        const double domestic = (1 - choice.foreign) * choice.nights;
        const double left = choice.nights - std::max(0.0, domestic - domestic_nights);
        return {left > 0 || choice.nights <= 0, left, 0, 0};
    }
    void limit(const Home&, Allowance& may) const { lower(may.domestic_nights, domestic_nights); }
    /// Guests of the country may stay all year; nobody is inspected for it.
    [[nodiscard]] ForeignersOnly null() const {
        ForeignersOnly loose = *this;
        loose.domestic_nights = all_nights;
        return unwatched(loose);
    }
    friend bool operator==(const ForeignersOnly&, const ForeignersOnly&) = default;
};

} // namespace models::home_sharing
