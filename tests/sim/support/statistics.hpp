// SPDX-License-Identifier: Apache-2.0
#pragma once
// Tests of fit for draws. Seeds are fixed, so a bound that holds once holds always; bounds are set
// where chance would break them less than once in ten thousand seeds.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <span>
#include <vector>

namespace sim::test {

/// Kolmogorov-Smirnov distance times the root of the sample size; above 2.3 once in 20,000.
template <class Share> double kolmogorov(std::vector<double> draws, Share share) {
    std::ranges::sort(draws);
    const auto n = static_cast<double>(draws.size());
    double most = 0;
    for (std::size_t i = 0; i < draws.size(); ++i) {
        const double expected = share(draws[i]);
        most = std::max({most, expected - static_cast<double>(i) / n,
                         static_cast<double>(i + 1) / n - expected});
    }
    return most * std::sqrt(n);
}

inline constexpr double kolmogorov_bound = 2.3;

/// Chi-square of counts against expected counts, as standard deviations from its mean (Wilson &
/// Hilferty 1931); cells that expect fewer than five are merged into the next.
inline double chi_square(std::span<const double> counts, std::span<const double> expected) {
    double sum = 0, count = 0, mean = 0;
    int cells = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        count += counts[i];
        mean += expected[i];
        if (mean < 5) continue;
        sum += (count - mean) * (count - mean) / mean;
        ++cells;
        count = mean = 0;
    }
    const double freedom = cells - 1;
    const double spread = 2 / (9 * freedom);
    return (std::cbrt(sum / freedom) - (1 - spread)) / std::sqrt(spread);
}

inline constexpr double deviations_bound = 4;

/// Mean of a sample.
inline double mean(std::span<const double> draws) {
    return std::accumulate(draws.begin(), draws.end(), 0.0) / static_cast<double>(draws.size());
}

/// Variance of a sample.
inline double variance(std::span<const double> draws) {
    const double centre = mean(draws);
    double sum = 0;
    for (double draw : draws) sum += (draw - centre) * (draw - centre);
    return sum / static_cast<double>(draws.size() - 1);
}

/// Correlation of two samples times the root of their size: standard normal when independent.
inline double correlation(std::span<const double> a, std::span<const double> b) {
    const double mean_a = mean(a), mean_b = mean(b);
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += (a[i] - mean_a) * (b[i] - mean_b);
    const auto n = static_cast<double>(a.size());
    return sum / std::sqrt(variance(a) * variance(b) * n);
}

} // namespace sim::test
