// SPDX-License-Identifier: Apache-2.0
#include "sim/study/effects/moments.hpp"

#include "sim/study/plan/precision.hpp"

#include <boost/math/distributions/students_t.hpp>

#include <cmath>
#include <limits>

namespace sim {
namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

} // namespace

double students_quantile(double probability, std::size_t replicates) {
    const boost::math::students_t_distribution<double> student(static_cast<double>(replicates - 1));
    return boost::math::quantile(student, probability);
}

double half_width(double deviation, std::size_t replicates) {
    if (replicates < least_replicates) return nothing;
    return students_quantile(0.975, replicates) * deviation /
           std::sqrt(static_cast<double>(replicates));
}

void Moments::take(Pass pass, double value) {
    if (pass == Pass::mean) {
        if (count_++ == 0) first_ = value;
        sum_ += value - first_;
    } else {
        squares_ += (value - mean()) * (value - mean());
    }
}

double Moments::mean() const {
    return count_ == 0 ? nothing : first_ + sum_ / static_cast<double>(count_);
}

double Moments::deviation() const {
    return count_ < 2 ? nothing : std::sqrt(squares_ / static_cast<double>(count_ - 1));
}

Estimate Moments::estimate() const {
    const double half = half_width(deviation(), count_);
    return {mean(), mean() - half, mean() + half};
}

} // namespace sim
