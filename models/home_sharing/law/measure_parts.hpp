// SPDX-License-Identifier: Apache-2.0
#pragma once
// What measures of the law book have in common: whom they reach, who keeps watch, what breaking
// them costs.

#include "models/home_sharing/law/allowance.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace models::home_sharing {

/// The listings that a measure is about: all, or those of a kind and of some places.
struct Scope {
    std::optional<Kind> kind;
    std::vector<std::string> zones;

    static constexpr auto fields() {
        return sim::Fields{
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
        return sim::Fields{
            sim::given<&Sanction::inspections>("Chance a year that a breach is found.",
                                               sim::unit::share, sim::bounds::share, "assumed"),
            sim::given<&Sanction::fine>("Fine for a breach.", sim::unit::money, sim::bounds::amount,
                                        "assumed"),
        };
    }
    friend bool operator==(const Sanction&, const Sanction&) = default;
};

// Terms that measures share, said once.
template <auto Member> constexpr auto platform_term() {
    return sim::given<Member>("Whether the platform takes off whoever breaks it.");
}
template <auto Member> constexpr auto sanction_term() {
    return sim::given<Member>("What those risk who break it.");
}
template <auto Member> constexpr auto scope_term() { return sim::given<Member>("Which listings."); }

/// A measure that hosts can break.
template <class Measure>
concept Breakable = requires(const Measure& measure) {
    measure.sanction;
};

/// Whether the platform leaves no way to break a measure in the open: it takes off whoever does,
/// counts itself, or tells the city of every stay. A measure may know better.
template <Breakable Measure> bool kept(const Measure& measure) {
    if constexpr (requires { measure.kept(); })
        return measure.kept();
    else if constexpr (requires { measure.platform; })
        return measure.platform == Duty::delists;
    else if constexpr (requires { measure.enforcement; })
        return measure.enforcement == Enforcement::automatic;
    else
        return true;
}

/// The same measure with nobody inspected for it.
template <Breakable Measure> Measure unwatched(Measure measure) {
    measure.sanction = {0, 0};
    return measure;
}

/// The same measure with nobody to see to it that it is kept: its terms stay as they are.
template <Breakable Measure>
requires(
    requires(Measure one) { one.platform; } || requires(Measure one) { one.enforcement; }) Measure
    unenforced(Measure measure) {
    if constexpr (requires { measure.platform; })
        measure.platform = Duty::none;
    else
        measure.enforcement = Enforcement::inspection;
    return unwatched(std::move(measure));
}

} // namespace models::home_sharing
