// SPDX-License-Identifier: Apache-2.0
#pragma once
// Statistics of values too many to keep: they are told twice in the same order, first to be added
// up, then to see how far from the mean they lie. Memory does not grow with their number. Added up
// are deviations from the first value, so that the mean of equal values is that value to the bit.

#include "sim/study/effects/compare.hpp"

#include <cstddef>

namespace sim {

/// Which time the values come.
enum class Round { sum, spread };

/// Mean and standard deviation of values.
class Moments {
public:
    void take(Round round, double value);

    [[nodiscard]] std::size_t count() const { return count_; }
    /// Known after the first round; not a number when there are no values.
    [[nodiscard]] double mean() const;
    /// Known after the second round; not a number below two values.
    [[nodiscard]] double deviation() const;
    [[nodiscard]] Estimate estimate() const;

private:
    std::size_t count_ = 0;
    double first_ = 0;
    double sum_ = 0;     // of deviations from the first
    double squares_ = 0; // of distances from the mean
};

/// What a reform does to one indicator, from pairs of values.
class Pairs {
public:
    void take(Round round, double baseline, double reform);

    /// Known after the second round.
    [[nodiscard]] Effect effect() const;

private:
    Moments baseline_;
    Moments reform_;
    Moments difference_;
    std::size_t same_sign_ = 0;
};

} // namespace sim
