// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a reform does to one indicator, in words: the same in tables, cards and pages.

#include "sim/study/effects/compare.hpp"

#include <string>

namespace sim {

/// How much is known of an effect.
enum class Certainty {
    nothing,   ///< there is no value to compare
    not_there, ///< zero with the reform and without it
    unmoved,   ///< no replicate differs by a bit
    no_range,  ///< too few replicates for an interval
    unclear,   ///< the interval holds zero
    clear,     ///< it does not
};
Certainty certainty_of(const Effect& effect);

/// Numbers with as many decimals as their interval gives meaning to, or three digits without one.
struct Rounding {
    int decimals = 0;
    [[nodiscard]] std::string operator()(double value) const;
    [[nodiscard]] std::string signed_words(double value) const;
};
Rounding rounding_of(double value, double half_width);

/// A unit with the currency by name: "currency/km" becomes "EUR/km".
std::string unit_in(const std::string& unit, const std::string& currency);

/// "Sellers' income falls by 28 % (95 % interval -31 to -25 %)." It says what is not known where
/// the interval holds zero, and where there is none.
std::string sentence_of(const std::string& name, const std::string& unit, const Effect& effect);

/// The change in per cent of the baseline with its sign, for tables: in brackets where the interval
/// holds zero, "from 0" where there is nothing to take a share of.
std::string change_in_percent(const Effect& effect);

} // namespace sim
