// SPDX-License-Identifier: Apache-2.0
#pragma once
// Logistic regression on counted cells: what a platform's own record says of chances. Counts are
// whole numbers and all mathematics is sim::math, so a fit may feed back into a run.

#include "sim/base/math.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <span>

namespace models::common {

/// Cases with the same features, and how many of them went well.
template <std::size_t Size> struct LogisticCell {
    std::array<double, Size> features{};
    double cases = 0;
    double successes = 0;
};

inline double logistic(double log_odds) { return 1 / (1 + sim::math::exp(-log_odds)); }

template <std::size_t Size>
double dot(const std::array<double, Size>& a, const std::array<double, Size>& b) {
    double sum = 0;
    for (std::size_t i = 0; i < Size; ++i) sum += a[i] * b[i];
    return sum;
}

/// Solves a symmetric positive definite system by Cholesky's method.
template <std::size_t Size>
std::array<double, Size> solve(std::array<std::array<double, Size>, Size> matrix,
                               std::array<double, Size> right) {
    for (std::size_t i = 0; i < Size; ++i) {
        for (std::size_t j = 0; j <= i; ++j) {
            double rest = matrix[i][j];
            for (std::size_t k = 0; k < j; ++k) rest -= matrix[i][k] * matrix[j][k];
            matrix[i][j] = i == j ? std::sqrt(rest) : rest / matrix[j][j];
        }
        for (std::size_t k = 0; k < i; ++k) right[i] -= matrix[i][k] * right[k];
        right[i] /= matrix[i][i];
    }
    for (std::size_t i = Size; i-- > 0;) {
        for (std::size_t k = i + 1; k < Size; ++k) right[i] -= matrix[k][i] * right[k];
        right[i] /= matrix[i][i];
    }
    return right;
}

/// The logarithm of the posterior density of coefficients, up to a constant, under normal priors of
/// the given means that all have that precision.
template <std::size_t Size>
double log_density(std::span<const LogisticCell<Size>> cells, const std::array<double, Size>& beta,
                   const std::array<double, Size>& prior, double precision) {
    double sum = 0;
    for (std::size_t i = 0; i < Size; ++i)
        sum -= precision * (beta[i] - prior[i]) * (beta[i] - prior[i]) / 2;
    for (const auto& cell : cells) {
        const double odds = dot(beta, cell.features);
        const double failures = cell.cases - cell.successes; // log(1 + e^x) without overflow
        sum -= cell.cases * sim::math::log(1 + sim::math::exp(-std::abs(odds))) +
               (odds > 0 ? failures : -cell.successes) * odds;
    }
    return sum;
}

namespace detail {

/// The step that Newton's method takes from coefficients.
template <std::size_t Size>
std::array<double, Size> newton_step(std::span<const LogisticCell<Size>> cells,
                                     const std::array<double, Size>& beta,
                                     const std::array<double, Size>& prior, double precision) {
    std::array<std::array<double, Size>, Size> information{};
    std::array<double, Size> score{};
    for (std::size_t i = 0; i < Size; ++i) {
        information[i][i] = precision;
        score[i] = precision * (prior[i] - beta[i]);
    }
    for (const auto& cell : cells) {
        const double chance = logistic(dot(beta, cell.features));
        const double weight = cell.cases * chance * (1 - chance);
        for (std::size_t i = 0; i < Size; ++i) {
            score[i] += (cell.successes - cell.cases * chance) * cell.features[i];
            for (std::size_t j = 0; j < Size; ++j)
                information[i][j] += weight * cell.features[i] * cell.features[j];
        }
    }
    return solve(information, score);
}

} // namespace detail

/// The coefficients of greatest posterior density (ridge regression). Newton's method, whose steps
/// are halved until they lead uphill: far from the top a whole one may lead away for ever.
template <std::size_t Size>
std::array<double, Size> fit_logistic(std::span<const LogisticCell<Size>> cells,
                                      const std::array<double, Size>& prior, double precision) {
    constexpr int steps = 30, halvings = 40;
    std::array<double, Size> beta = prior;
    double height = log_density(cells, beta, prior, precision);
    for (int step = 0; step < steps; ++step) {
        const auto move = detail::newton_step(cells, beta, prior, precision);
        bool climbed = false;
        double part = 1;
        for (int halving = 0; halving < halvings && !climbed; ++halving, part /= 2) {
            std::array<double, Size> next = beta;
            for (std::size_t i = 0; i < Size; ++i) next[i] += part * move[i];
            const double now = log_density(cells, next, prior, precision);
            climbed = now > height;
            if (!climbed) continue;
            beta = next;
            height = now;
        }
        if (!climbed) break; // at the top, as far as numbers tell
    }
    return beta;
}

} // namespace models::common
