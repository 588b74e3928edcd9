// SPDX-License-Identifier: Apache-2.0
#pragma once
// Money is an integer number of minor units, so that sums are exact and parts add up to the whole.

#include "sim/base/problems.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <compare>
#include <cstdint>

namespace sim {

/// An amount in minor units (cents); the scenario has one currency.
struct Money {
    std::int64_t minor = 0;
    friend constexpr auto operator<=>(Money, Money) = default;
    friend constexpr Money operator+(Money a, Money b) { return {a.minor + b.minor}; }
    friend constexpr Money operator-(Money a, Money b) { return {a.minor - b.minor}; }
    friend constexpr Money operator-(Money a) { return {-a.minor}; }
    friend constexpr Money operator*(Money a, std::int64_t times) { return {a.minor * times}; }
    friend constexpr Money operator*(std::int64_t times, Money a) { return a * times; }
    constexpr Money& operator+=(Money other) { return minor += other.minor, *this; }
    constexpr Money& operator-=(Money other) { return minor -= other.minor, *this; }
    /// In major units, for utilities and reports only.
    [[nodiscard]] constexpr double major() const { return static_cast<double>(minor) / 100.0; }
};

/// Rounds a quantity of minor units half to even (the banker's rule: no drift over many quotes).
inline Money round_half_even(double minor) {
    return {static_cast<std::int64_t>(std::nearbyint(minor))};
}

/// A share of an amount, rounded half to even.
inline Money share_of(Money amount, double share) {
    return round_half_even(static_cast<double>(amount.minor) * share);
}

/// Splits `amount` by weights; parts add up exactly, rest cents go to the largest remainders
/// (Hamilton's method), ties to the first.
template <std::size_t N>
std::array<Money, N> split(Money amount, const std::array<double, N>& weights) {
    double all = 0;
    for (double weight : weights) all += weight;
    require(all > 0, "a split needs a positive weight");
    std::array<Money, N> parts{};
    std::array<double, N> rest{};
    Money left = amount;
    for (std::size_t i = 0; i < N; ++i) {
        const double exact = static_cast<double>(amount.minor) * (weights[i] / all);
        parts[i].minor = static_cast<std::int64_t>(std::floor(exact));
        rest[i] = weights[i] > 0 ? exact - std::floor(exact) : -1;
        left -= parts[i];
    }
    for (; left.minor > 0; left.minor -= 1) {
        const auto largest =
            static_cast<std::size_t>(std::ranges::max_element(rest) - rest.begin());
        parts[largest].minor += 1;
        rest[largest] -= 1;
    }
    return parts;
}

} // namespace sim
