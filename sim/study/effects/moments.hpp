// SPDX-License-Identifier: Apache-2.0
#pragma once
// Statistics of values too many to keep: they are told twice in the same order, first to be added
// up, then to see how far from the mean they lie. Memory does not grow with their number. Added up
// are deviations from the first value, so that the mean of equal values is that value to the bit.

#include "sim/base/outputs.hpp"

#include <cstddef>

namespace sim {

/// The value below which Student's t of so many replicates lies with this probability.
double students_quantile(double probability, std::size_t replicates);

/// Half the width of the 95 % simulation interval of a mean (Student's t); not a number below
/// `least_replicates`.
double half_width(double deviation, std::size_t replicates);

/// A mean with its interval.
struct Estimate {
    double mean = 0;
    double low = 0;
    double high = 0;

    static constexpr auto outputs() {
        return Fields{output<&Estimate::mean>("Mean over replicates", unit::none, "mean"),
                      output<&Estimate::low>("Lower end of its 95 % simulation interval",
                                             unit::none, "interval"),
                      output<&Estimate::high>("Upper end of its 95 % simulation interval",
                                              unit::none, "interval")};
    }
};
static_assert(all_told<Estimate>);

/// Which time the values come.
enum class Pass { mean, variance };

/// Mean and standard deviation of values.
class Moments {
public:
    void take(Pass pass, double value);

    [[nodiscard]] std::size_t count() const { return count_; }
    /// Known after the first pass; not a number when there are no values.
    [[nodiscard]] double mean() const;
    /// Known after the second pass; not a number below two values.
    [[nodiscard]] double deviation() const;
    [[nodiscard]] Estimate estimate() const;

private:
    std::size_t count_ = 0;
    double first_ = 0;
    double sum_ = 0;     // of deviations from the first
    double squares_ = 0; // of distances from the mean
};

} // namespace sim
