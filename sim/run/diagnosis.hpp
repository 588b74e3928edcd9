// SPDX-License-Identifier: Apache-2.0
#pragma once
// Numbers that tell how a market works, such as elasticities and pass-through, each beside the
// range in which published work would expect it. Two kinds: signs, which a market reads off its
// own state day by day, and what ifs, which are read off two futures of one world.

#include "sim/base/fields.hpp"
#include "sim/base/outputs.hpp"
#include "sim/run/market.hpp"

#include <cmath>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace sim {

/// A number about a market, and where one would expect it.
struct Diagnostic {
    std::string name;
    std::string doc;
    double value = 0;
    Bounds plausible;   ///< `bounds::any` where nobody has published one
    std::string source; ///< of the range

    [[nodiscard]] bool published() const {
        return std::isfinite(plausible.low) && std::isfinite(plausible.high);
    }
    /// Where the value lies: below, within or above its range; empty without one.
    [[nodiscard]] std::string_view verdict() const {
        if (!published() || std::isnan(value)) return "";
        if (value < plausible.low) return "below";
        return value > plausible.high ? "above" : "within";
    }
    [[nodiscard]] double low() const { return plausible.low; }
    [[nodiscard]] double high() const { return plausible.high; }

    static constexpr auto outputs() {
        return Fields{
            output<&Diagnostic::name>("What it is called."),
            output<&Diagnostic::value>("The number that the scenario gives."),
            output<&Diagnostic::low>("The least that published work would expect."),
            output<&Diagnostic::high>("The most that published work would expect."),
            output<&Diagnostic::verdict>("\"below\", \"within\" or \"above\"; empty without a "
                                         "published range."),
            output<&Diagnostic::source>("Where the range is from."),
            output<&Diagnostic::doc>("What it means.")};
    }
};

/// A sign: a quotient of two sums over the days looked at, beside its plausible range.
template <auto Member, auto Numerator, auto Denominator>
constexpr RatioField<Member, Numerator, Denominator> ratio_of_sums(std::string_view doc,
                                                                   Bounds plausible = bounds::any,
                                                                   std::string_view source = "") {
    return {{doc, unit::none, plausible, source, Role::indicator, Statistic::ratio}};
}

/// What a world brought in the days recorded: its indicators over all zones, and its signs.
template <class M> struct Lived {
    typename M::Indicators indicators;
    typename M::DiagnosticSums signs;
};

/// A number read off two futures of a world, the one as it is and the one with a change.
template <class M> struct Reading {
    std::string_view name;
    std::string_view doc;
    Bounds plausible;
    std::string_view source;
    std::function<double(const Lived<M>& as_is, const Lived<M>& changed)> value;
};

/// A change to a scenario, made to see what moves.
template <class M> struct WhatIf {
    typename M::Parameters given;
    std::vector<Reading<M>> readings;
};

/// A market that can be examined.
///
/// `M::DiagnosticSums` is described; its quotients are made by `sign`, all else are sums of
/// doubles. `examine(today, signs)` adds what the day that has just passed tells;
/// `M::what_ifs(given)` are changes to a scenario, with what they are made for.
template <class M>
concept Examined = Market<M> && Described<typename M::DiagnosticSums> &&
    requires(const M& view, const Today<typename M::Parameters>& today,
             typename M::DiagnosticSums& signs, const typename M::Parameters& given) {
    view.examine(today, signs);
    { M::what_ifs(given) } -> std::same_as<std::vector<WhatIf<M>>>;
};

/// Adds every member of `more` to that of `sum`; quotients are left alone.
template <Described Row> void add_up(Row& sum, const Row& more) {
    const auto add = [&](const auto& field) {
        if constexpr (!requires { field.numerator; }) sum.*(field.pointer) += more.*(field.pointer);
    };
    for_each_field<Row>(add);
}

} // namespace sim
