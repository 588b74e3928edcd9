// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a market is to the engine: parameters, phases, indicators, tables. Nothing else is asked of
// it.

#include "sim/base/fields.hpp"
#include "sim/base/identity.hpp"
#include "sim/random/stream.hpp"
#include "sim/run/persons.hpp"
#include "sim/time/schedule.hpp"

#include <concepts>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sim {

/// The day as a phase sees it: the date, the keys of this world, and what the scenario says.
template <class Parameters> struct Today {
    Day day;
    Day start; ///< first recorded day; before it the market burns in
    Keys keys;
    const Parameters& given;

    /// The draws of `who` today, for that purpose.
    [[nodiscard]] Stream draw(Purpose why, Identity who) const {
        return {keys.chance, why, day, who};
    }
    [[nodiscard]] bool burning_in() const { return day < start; }
};

/// One step of a market's day.
template <class M> using Phase = PhaseOf<M, Today<typename M::Parameters>>;

/// What the constructor of a market is given: a new world on the day the burn-in begins.
template <class Parameters> using InitialDay = Today<Parameters>;

/// A market: a class with a constructor, a list of phases, tables and indicators.
///
/// `M::label`, `M::doc`; `M::Parameters` and `M::Indicators` described; `M(const InitialDay&)`, or
/// `M(const InitialDay&, const M::Inputs&)` with `M::Inputs M::load(const Parameters&)` where it
/// reads files; `M::phases()`; `for_each_table(visit(name, table))`; and either `indicators()` or
/// `zones()` with `indicators(std::span<Indicators> by_zone)`.
///
/// A market that works things out from its tables has `restored(const Today&)` to do so anew; one
/// whose phases pass on more within a day than its tables, `take_up_day(const M& before)`.
template <class M>
concept Market = Described<typename M::Parameters> && Described<typename M::Indicators> &&
    std::copy_constructible<M> && requires(M market, const M& view) {
    { M::label } -> std::convertible_to<std::string_view>;
    { M::doc } -> std::convertible_to<std::string_view>;
    { M::phases()[0] } -> std::convertible_to<Phase<M>>;
    view.for_each_table([](std::string_view, const auto&) {});
    market.for_each_table([](std::string_view, auto&) {});
};

/// A market whose indicators are told by zone.
template <class M>
concept Zoned = Market<M> && requires(const M& view, std::span<typename M::Indicators> by_zone) {
    { view.zones() } -> std::convertible_to<std::vector<std::string>>;
    view.indicators(by_zone);
};

/// A market that reads files before its worlds are made.
template <class M>
concept LoadsInputs = Market<M> && requires(const typename M::Parameters& given) {
    { M::load(given) } -> std::same_as<typename M::Inputs>;
};

/// A market that can tell what a day brought to single people.
///
/// `M::people()` describes what can be kept of them; `for_each_gain(visit(line, row, amount))`
/// tells today's amounts by line and row of the line's table, whose rows stay who they are;
/// `traits(trait)` gives for each row of the trait's table the place among the trait's words.
template <class M>
concept TracksPersons = Market<M> && requires(const M& view) {
    { M::people() } -> std::same_as<People>;
    { view.traits(std::size_t{}) } -> std::same_as<std::vector<std::uint8_t>>;
};

} // namespace sim
