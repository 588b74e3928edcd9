// SPDX-License-Identifier: Apache-2.0
#pragma once
// The law: measures with the dates between which they hold. What is in force is a function of the
// day alone, so a checkpoint need not keep it, and a reform can be laid over any scenario.

#include "sim/base/fields.hpp"
#include "sim/base/identity.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace sim {

/// The end of a measure that does not end.
inline constexpr Day forever{std::numeric_limits<std::int32_t>::max()};

/// What every measure says in a document beside its own fields.
struct Terms {
    Day from;
    std::optional<Day> announced;
    std::optional<Day> until;
    std::string source;
    std::string label;

    static constexpr auto fields() {
        return Fields{
            given<&Terms::from>("First day in force.", unit::dates),
            given<&Terms::announced>(
                "Day on which it becomes known; without it, the first day in force.", unit::dates),
            given<&Terms::until>("First day no longer in force; without it, the measure stays.",
                                 unit::dates),
            given<&Terms::source>("The legal source, or the study that proposes it."),
            given<&Terms::label>("What reports call it."),
        };
    }
};

/// A measure and when it is announced, begins and ends.
template <class Measure> struct Dated {
    Measure measure;
    Day announced{};
    Day from{};
    Day until = forever;
    std::string source;
    std::string label;

    /// Whether it holds on a day.
    [[nodiscard]] constexpr bool in_force(Day day) const { return from <= day && day < until; }
    friend bool operator==(const Dated&, const Dated&) = default;
};

/// A measure under the terms of a document; it is announced at the latest when it begins.
template <class Measure> Dated<Measure> enact(Measure measure, const Terms& terms) {
    return {std::move(measure), terms.announced.value_or(terms.from),
            terms.from,         terms.until.value_or(forever),
            terms.source,       terms.label};
}

/// The terms of a measure, as a document states them.
template <class Measure> Terms terms_of(const Dated<Measure>& one) {
    const bool ends = one.until != forever;
    return {one.from, one.announced, ends ? std::optional(one.until) : std::nullopt, one.source,
            one.label};
}

/// All measures of a scenario; each alternative of `Measure` has a form `null()` that is in force
/// and binds nobody; one that is enforced has a form `unenforced(measure)` too, which binds as it
/// does.
template <Choice Measure> struct Law {
    using measure = Measure;
    std::vector<Dated<Measure>> measures;

    /// The measures that hold on a day, in the order of the document.
    [[nodiscard]] std::vector<Dated<Measure>> in_force(Day day) const {
        std::vector<Dated<Measure>> holding;
        for (const auto& one : measures)
            if (one.in_force(day)) holding.push_back(one);
        return holding;
    }
    /// Whether a measure begins or ends on a day.
    [[nodiscard]] bool changes_on(Day day) const {
        return std::ranges::any_of(
            measures, [day](const auto& one) { return one.from == day || one.until == day; });
    }
    /// The day on which the first measure becomes known; nothing before it may differ.
    [[nodiscard]] std::optional<Day> first_announced() const {
        std::optional<Day> first;
        for (const auto& one : measures)
            if (!first || one.announced < *first) first = one.announced;
        return first;
    }
    friend bool operator==(const Law&, const Law&) = default;
};

/// The same measure in force at the same dates, binding nobody.
template <Choice Measure> Dated<Measure> null_of(Dated<Measure> one) {
    const auto null = [](const auto& measure) { return Measure(measure.null()); };
    one.measure = std::visit(null, one.measure);
    return one;
}

/// The same measure at the same dates with its terms as they are and nobody to see to it that it is
/// kept; none for what binds by itself, such as a tax that is withheld.
template <Choice Measure> std::optional<Dated<Measure>> unenforced_of(Dated<Measure> one) {
    const auto form = [](const auto& measure) -> std::optional<Measure> {
        if constexpr (requires { unenforced(measure); })
            return Measure(unenforced(measure));
        else
            return std::nullopt;
    };
    auto left = std::visit(form, one.measure);
    if (!left) return std::nullopt;
    one.measure = std::move(*left);
    return one;
}

/// The placebo: the same law, in force at the same dates, binding nobody.
template <Choice Measure> Law<Measure> null_of(Law<Measure> law) {
    for (auto& one : law.measures) one = null_of(std::move(one));
    return law;
}

} // namespace sim
