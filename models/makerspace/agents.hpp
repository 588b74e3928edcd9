// SPDX-License-Identifier: Apache-2.0
#pragma once
// The rows of the tables of makerspaces: spaces, units, persons.

#include "models/common/twelve_months.hpp"
#include "sim/base/fields.hpp"
#include "sim/base/identity.hpp"
#include "sim/base/money.hpp"

#include <array>
#include <cstdint>

namespace models::makerspace {

using sim::Money;

inline constexpr std::size_t most_kinds = 32;

/// A makerspace.
struct Space {
    float size = 1;
    float town = 1;
    std::uint8_t volunteers = 0;
    std::uint8_t open = 1;
    sim::Day closed;
    std::uint32_t members = 0;
    std::uint32_t waiting = 0;
    float wait = 0;
    Money debt;
    Money year;
    common::TwelveMonths result{};
    std::uint32_t months = 0;

    static constexpr auto fields() {
        using S = Space;
        return sim::Fields{
            sim::given<&S::size>("Size against the usual."),
            sim::given<&S::town>("People nearby against the usual of its size."),
            sim::given<&S::volunteers>("Whether volunteers run it."),
            sim::state<&S::open>("Whether it is open for business."),
            sim::state<&S::closed>("Day on which it closed.", sim::unit::dates),
            sim::state<&S::members>("Members.", sim::unit::people),
            sim::state<&S::waiting>("People who wait to become members.", sim::unit::people),
            sim::state<&S::wait>("Hours of waiting that people expect of a visit."),
            sim::state<&S::debt>("What is owed to lenders.", sim::unit::money),
            sim::state<&S::year>("Earned less spent this calendar year.", sim::unit::money),
            sim::state<&S::result>("Earned less spent, by calendar month of the last twelve.",
                                   sim::unit::money),
            sim::state<&S::months>("Months that it has been open."),
        };
    }
};
static_assert(sim::Described<Space>);

/// A machine.
struct Unit {
    std::uint32_t space = 0;
    std::uint16_t kind = 0;
    sim::Day down_until;
    double hours_left = 0;
    double hours = 0;
    std::uint32_t failures = 0;

    static constexpr auto fields() {
        using U = Unit;
        return sim::Fields{
            sim::given<&U::space>("Row of the makerspace."),
            sim::given<&U::kind>("Which kind."),
            sim::state<&U::down_until>("First day on which it works again.", sim::unit::dates),
            sim::state<&U::hours_left>("Hours of use to the next failure."),
            sim::state<&U::hours>("Hours used so far."),
            sim::state<&U::failures>("Failures so far."),
        };
    }
};
static_assert(sim::Described<Unit>);

/// How somebody stands to the makerspace.
enum class Tie : std::uint8_t { none, waiting, member };
constexpr std::array<std::string_view, 3> names(Tie) { return {"none", "waiting", "member"}; }

/// Hours that a day has at most.
inline constexpr std::size_t hours_of_day = 24;

/// Machines of a kind at an hour of the day, added up over the days so far.
struct Hour {
    std::uint32_t space = 0;
    std::uint32_t kind = 0;
    std::uint32_t hour = 0;
    double offered = 0;
    double used = 0;
    double waited = 0;

    static constexpr auto fields() {
        using H = Hour;
        return sim::Fields{
            sim::given<&H::space>("Row of the makerspace."),
            sim::given<&H::kind>("Which kind of machine."),
            sim::given<&H::hour>("Hours since the doors opened, rounded down."),
            sim::state<&H::offered>("Machine hours of units that worked."),
            sim::state<&H::used>("Machine hours used."),
            sim::state<&H::waited>("Hours that members waited."),
        };
    }
};
static_assert(sim::Described<Hour>);

/// Somebody who may use a makerspace.
struct Person {
    std::uint32_t space = 0;
    float interest = 1;
    float visits = 1;
    float patience = 1;
    float stay = 1;
    Tie tie = Tie::none;
    sim::Day since;
    std::uint32_t projects = 0;
    std::uint8_t active = 0;
    std::uint8_t task = 0;
    float done = 0;
    sim::Day due;
    sim::Day next;
    std::uint32_t classes = 0;
    float experience = 0;
    float wait = 0;
    double hours_month = 0;
    double hours_year = 0;
    common::TwelveMonths income{};

    static constexpr auto fields() {
        using P = Person;
        return sim::Fields{
            sim::given<&P::space>("Row of the nearest makerspace."),
            sim::given<&P::interest>("Value of the person's projects against the usual."),
            sim::given<&P::visits>("Visits a week while a project is under way."),
            sim::given<&P::patience>("Hours that the person waits for a machine."),
            sim::given<&P::stay>("Hours that the person has for a visit."),
            sim::state<&P::tie>("How the person stands to it."),
            sim::state<&P::since>("Since when.", sim::unit::dates),
            sim::state<&P::projects>("Projects begun."),
            sim::state<&P::active>("Whether a project is under way."),
            sim::state<&P::task>("The task at hand, from 0."),
            sim::state<&P::done>("Hours of it that are done."),
            sim::state<&P::due>("When the project should be done.", sim::unit::dates),
            sim::state<&P::next>("When the next idea comes.", sim::unit::dates),
            sim::state<&P::classes>("Classes taken, one bit a kind of machine."),
            sim::state<&P::experience>("Hours of machines used."),
            sim::state<&P::wait>("Hours of waiting that the person expects of a visit."),
            sim::state<&P::hours_month>("Hours of machines used this month."),
            sim::state<&P::hours_year>("Hours of machines used this calendar year."),
            sim::state<&P::income>("Income from products, by calendar month of the last twelve.",
                                   sim::unit::money),
        };
    }
};
static_assert(sim::Described<Person>);

} // namespace models::makerspace
