// SPDX-License-Identifier: Apache-2.0
#pragma once
// Distributions from any source of random bits: counts, choices and positive stable variables. All
// mathematics is sim::math, so a draw has the same bits on every machine.

#include "sim/base/math.hpp"
#include "sim/base/problems.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace sim {

/// Where random bits come from: a `Stream`, or a stand-in in a test.
template <class S>
concept Source = requires(S& source) {
    { source.bits() } -> std::same_as<std::uint32_t>;
    { source.uniform() } -> std::same_as<double>;
    { source.open_uniform() } -> std::same_as<double>;
};

namespace detail {

// An integer below 2^52 as a double, by bits: the conversion itself needs AVX-512 to vectorise.
constexpr double small_integer(std::uint64_t value) {
    return std::bit_cast<double>(value | 0x4330000000000000ULL) - 0x1p52;
}

// The 53 leading bits of two words over 2^53; every step is exact.
constexpr double uniform(std::uint32_t high, std::uint32_t low) {
    return small_integer(high) * 0x1p-32 + small_integer(low >> 11) * 0x1p-53;
}

// The 52 leading bits and a half, over 2^52; every step is exact.
constexpr double open_uniform(std::uint32_t high, std::uint32_t low) {
    const std::uint64_t bits = std::uint64_t{high} << 20 | low >> 12;
    return std::bit_cast<double>(bits | 0x3ff0000000000000ULL) - (1.0 - 0x1p-53);
}

inline double gumbel(double open_uniform) { return -math::log(-math::log(open_uniform)); }

// log k!, absolute error below 1e-13 times its size: exact products, then Stirling's series.
inline double log_factorial(double k) {
    if (k < 16) {
        double product = 1;
        for (double i = 2; i <= k; ++i) product *= i;
        return math::log(product);
    }
    constexpr double half_log_two_pi = 0.91893853320467274178;
    const double r = 1 / (k * k);
    const double series = (1.0 / 12 - r * (1.0 / 360 - r * (1.0 / 1260 - r / 1680))) / k;
    return (k + 0.5) * math::log(k) - k + half_log_two_pi + series;
}

// The proposal that Hörmann's two rejection methods share: a stretched uniform and its height.
struct Proposal {
    double count, height, edge;
};

template <Source S> Proposal propose(S& source, double a, double b, double centre) {
    const double u = source.open_uniform() - 0.5;
    const double edge = 0.5 - std::abs(u);
    return {std::floor((2 * a / edge + b) * u + centre), source.open_uniform(), edge};
}

} // namespace detail

/// Uniform on 0 .. n-1 without bias (Lemire 2019); `n` is positive.
template <Source S> constexpr std::uint32_t below(S& source, std::uint32_t n) {
    std::uint64_t product = std::uint64_t{source.bits()} * n;
    if (static_cast<std::uint32_t>(product) < n) {
        const std::uint32_t uneven = (0U - n) % n;
        while (static_cast<std::uint32_t>(product) < uneven)
            product = std::uint64_t{source.bits()} * n;
    }
    return static_cast<std::uint32_t>(product >> 32);
}

namespace detail {

template <Source S> std::uint32_t poisson_by_inversion(S& source, double mean) {
    double rest = source.uniform();
    double share = math::exp(-mean);
    std::uint32_t count = 0;
    // The bound is beyond reach of a mean below ten; it ends the sum where rounding leaves a rest.
    while (rest >= share && count < 200) {
        rest -= share;
        share *= mean / ++count;
    }
    return count;
}

// PTRS (Hörmann 1993), for means from ten.
template <Source S> std::uint32_t poisson_by_rejection(S& source, double mean) {
    const double b = 0.931 + 2.53 * std::sqrt(mean);
    const double a = -0.059 + 0.02483 * b;
    const double scale = 1.1239 + 1.1328 / (b - 3.4);
    const double log_mean = math::log(mean);
    while (true) {
        const Proposal at = propose(source, a, b, mean + 0.43);
        const auto count = static_cast<std::uint32_t>(std::max(at.count, 0.0));
        if (at.edge >= 0.07 && at.height <= 0.9277 - 3.6224 / (b - 2)) return count;
        if (at.count < 0 || (at.edge < 0.013 && at.height > at.edge)) continue;
        const double density = at.count * log_mean - mean - log_factorial(at.count);
        if (math::log(at.height * scale / (a / (at.edge * at.edge) + b)) <= density) return count;
    }
}

template <Source S> std::uint32_t binomial_by_inversion(S& source, std::uint32_t n, double p) {
    double rest = source.uniform();
    double share = math::exp(n * math::log(1 - p));
    std::uint32_t count = 0;
    while (rest >= share && count < n && count < 200) {
        rest -= share;
        share *= p / (1 - p) * (n - count) / (count + 1.0);
        ++count;
    }
    return count;
}

// BTRS (Hörmann 1993), for n p from ten and p up to one half.
template <Source S> std::uint32_t binomial_by_rejection(S& source, std::uint32_t n, double p) {
    const double spread = std::sqrt(n * p * (1 - p));
    const double b = 1.15 + 2.53 * spread;
    const double a = -0.0873 + 0.0248 * b + 0.01 * p;
    const double scale = (2.83 + 5.1 / b) * spread;
    const double mode = std::floor((n + 1.0) * p);
    const double log_odds = math::log(p / (1 - p));
    const double at_mode = log_factorial(mode) + log_factorial(n - mode);
    while (true) {
        const Proposal at = propose(source, a, b, n * p + 0.5);
        if (at.count < 0 || at.count > n) continue;
        const auto count = static_cast<std::uint32_t>(at.count);
        if (at.edge >= 0.07 && at.height <= 0.92 - 4.2 / b) return count;
        const double density = at_mode - log_factorial(at.count) - log_factorial(n - at.count) +
                               (at.count - mode) * log_odds;
        if (math::log(at.height * scale / (a / (at.edge * at.edge) + b)) <= density) return count;
    }
}

} // namespace detail

/// Number of events when `mean` (0 to 1e9) are expected.
template <Source S> std::uint32_t poisson(S& source, double mean) {
    require(mean >= 0 && mean <= 1e9, "a Poisson mean of ", mean);
    return mean < 10 ? detail::poisson_by_inversion(source, mean)
                     : detail::poisson_by_rejection(source, mean);
}

/// Number of successes in `n` trials that each succeed with probability `p`.
template <Source S> std::uint32_t binomial(S& source, std::uint32_t n, double p) {
    require(p >= 0 && p <= 1, "a binomial probability of ", p);
    if (p > 0.5) return n - binomial(source, n, 1 - p);
    return n * p < 10 ? detail::binomial_by_inversion(source, n, p)
                      : detail::binomial_by_rejection(source, n, p);
}

/// The index whose weight a uniform number hits, given cumulative weights with a positive last one.
template <Source S> std::size_t categorical(S& source, std::span<const double> cumulative) {
    require(!cumulative.empty() && cumulative.back() > 0, "no weight to choose by");
    // The product may round up to the whole; the last index with weight is then meant.
    const double whole = cumulative.back();
    const double hit = std::min(source.uniform() * whole, std::nextafter(whole, 0.0));
    return static_cast<std::size_t>(std::ranges::upper_bound(cumulative, hit) - cumulative.begin());
}

/// `count` different numbers below `n`, ascending, every set equally likely (Floyd's algorithm).
template <Source S>
std::vector<std::uint32_t> sample(S& source, std::uint32_t n, std::uint32_t count) {
    require(count <= n, "a sample of ", count, " from ", n);
    std::vector<std::uint32_t> chosen;
    chosen.reserve(count);
    for (std::uint32_t last = n - count; last < n; ++last) {
        const std::uint32_t pick = below(source, last + 1);
        const auto at = std::ranges::lower_bound(chosen, pick);
        const bool taken = at != chosen.end() && *at == pick;
        // `last` exceeds all that were chosen before it.
        taken ? chosen.push_back(last) : void(chosen.insert(at, pick));
    }
    return chosen;
}

/// Logarithm of a positive `lambda`-stable variable S, E[exp(-t S)] = exp(-t^lambda), for `lambda`
/// in (0, 1] (Kanter 1975): what the options of a nest share.
template <Source S> double log_positive_stable(double lambda, S& source) {
    require(lambda > 0 && lambda <= 1, "a stable index of ", lambda);
    if (lambda == 1) return 0;
    const double angle = math::pi * source.open_uniform();
    const double wait = -math::log(source.open_uniform());
    return math::log(math::sin(lambda * angle)) - math::log(math::sin(angle)) / lambda +
           (1 - lambda) / lambda * math::log(math::sin((1 - lambda) * angle) / wait);
}

/// A positive `lambda`-stable variable; 1 when `lambda` is 1.
template <Source S> double positive_stable(double lambda, S& source) {
    return math::exp(log_positive_stable(lambda, source));
}

} // namespace sim
