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

/// The coefficients of greatest posterior density under normal priors of the given means that all
/// have that precision (ridge regression; Newton's method, which converges since the density is
/// log-concave).
template <std::size_t Size>
std::array<double, Size> fit_logistic(std::span<const LogisticCell<Size>> cells,
                                      const std::array<double, Size>& prior, double precision) {
    constexpr int steps = 12;
    std::array<double, Size> beta = prior;
    for (int step = 0; step < steps; ++step) {
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
        const auto move = solve(information, score);
        for (std::size_t i = 0; i < Size; ++i) beta[i] += move[i];
    }
    return beta;
}

} // namespace models::common
