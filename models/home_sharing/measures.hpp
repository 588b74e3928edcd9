// SPDX-License-Identifier: Apache-2.0
#pragma once
// The law book of short lets, and what it allows each listing on a day.

#include "models/home_sharing/agents.hpp"
#include "sim/law/measure.hpp"

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace models::home_sharing {

/// The listings that a measure is about: all, or those of a kind and of some places.
struct Scope {
    std::optional<Kind> kind;
    std::vector<std::string> zones;

    static constexpr auto fields() {
        return std::tuple{
            sim::given<&Scope::kind>("What is let; else everything."),
            sim::given<&Scope::zones>(
                "Neighbourhoods, or boroughs as 'borough:NAME'; else everywhere."),
        };
    }
    friend bool operator==(const Scope&, const Scope&) = default;
};

/// Who keeps count of nights.
enum class Enforcement { automatic, inspection };
constexpr std::array<std::string_view, 2> names(Enforcement) { return {"automatic", "inspection"}; }

/// Whether the platform must take unregistered listings off.
enum class Duty { delists, none };
constexpr std::array<std::string_view, 2> names(Duty) { return {"delists", "none"}; }

/// Who may register.
enum class Eligibility { everyone, primary_home };
constexpr std::array<std::string_view, 2> names(Eligibility) {
    return {"everyone", "primary_home"};
}

/// What those risk who break a measure.
struct Sanction {
    double inspections = 0.02;
    double fine = 1'000;

    static constexpr auto fields() {
        return std::tuple{
            sim::given<&Sanction::inspections>("Chance a year that a breach is found.",
                                               sim::unit::share, sim::bounds::share, "assumed"),
            sim::given<&Sanction::fine>("Fine for a breach.", sim::unit::money,
                                        sim::bounds::not_negative, "assumed"),
        };
    }
    friend bool operator==(const Sanction&, const Sanction&) = default;
};

/// At most so many nights let in a calendar year; a stay over New Year counts in both.
struct NightCap {
    double nights = 90;
    Enforcement enforcement = Enforcement::automatic;
    Sanction sanction;
    Scope applies_to;

    static constexpr std::string_view label = "night_cap";
    static constexpr auto fields() {
        return std::tuple{
            sim::given<&NightCap::nights>("Nights a listing may be let in a calendar year.",
                                          sim::unit::nights_per_year, {0, 366}),
            sim::given<&NightCap::enforcement>("The platform counts and closes the calendar "
                                               "(automatic), or the city inspects."),
            sim::given<&NightCap::sanction>("What those risk who break it."),
            sim::given<&NightCap::applies_to>("Which listings."),
        };
    }
    /// A cap that no year can reach; nobody is inspected for it.
    [[nodiscard]] NightCap null() const {
        NightCap loose = *this;
        loose.nights = 366;
        loose.sanction = {0, 0};
        return loose;
    }
    friend bool operator==(const NightCap&, const NightCap&) = default;
};

/// Only registered homes may be let.
struct Registration {
    Duty platform = Duty::delists;
    Eligibility eligible = Eligibility::primary_home;
    double cost = 250;
    Sanction sanction;
    Scope applies_to;

    static constexpr std::string_view label = "registration";
    static constexpr auto fields() {
        return std::tuple{
            sim::given<&Registration::platform>(
                "Whether the platform takes unregistered listings off."),
            sim::given<&Registration::eligible>(
                "Who may register: everyone, or only the home that a "
                "host lives in."),
            sim::given<&Registration::cost>("Fee and trouble of registering, a year.",
                                            sim::unit::money, sim::bounds::not_negative, "assumed"),
            sim::given<&Registration::sanction>("What those risk who do not register."),
            sim::given<&Registration::applies_to>("Which listings."),
        };
    }
    /// Everyone may register, for nothing; nobody is inspected for it.
    [[nodiscard]] Registration null() const {
        Registration open = *this;
        open.eligible = Eligibility::everyone;
        open.cost = 0;
        open.sanction = {0, 0};
        return open;
    }
    friend bool operator==(const Registration&, const Registration&) = default;
};

/// Any measure of the law book.
using Measure = std::variant<NightCap, Registration>;

/// More nights than a year has: no cap.
inline constexpr std::int16_t no_cap = std::numeric_limits<std::int16_t>::max();

/// What the law allows and threatens, by listing; compiled when the law changes, so that no loop
/// asks what the law is.
struct Allowances {
    std::vector<std::int16_t> counted_cap; ///< nights a year, kept by the platform
    std::vector<std::int16_t> stated_cap;  ///< nights a year, kept by those who obey
    std::vector<std::uint8_t> registered;  ///< whether letting needs a registration
    std::vector<float> found;              ///< chance a day that a breach is found
    std::vector<Money> fine;               ///< for a breach found
};

/// The allowances of `listings` unregulated listings.
inline Allowances unregulated(std::size_t listings) {
    return {std::vector<std::int16_t>(listings, no_cap),
            std::vector<std::int16_t>(listings, no_cap), std::vector<std::uint8_t>(listings, 0),
            std::vector<float>(listings, 0), std::vector<Money>(listings)};
}

} // namespace models::home_sharing
