// SPDX-License-Identifier: Apache-2.0
#include "sim/study/effects/moments.hpp"

#include <cmath>
#include <limits>

namespace sim {
namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

int sign(double value) { return (value > 0) - (value < 0); }

} // namespace

void Moments::take(Round round, double value) {
    if (round == Round::sum) {
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

void Pairs::take(Round round, double baseline, double reform) {
    baseline_.take(round, baseline);
    reform_.take(round, reform);
    difference_.take(round, reform - baseline);
    if (round == Round::spread)
        same_sign_ += sign(reform - baseline) == sign(difference_.mean()) ? 1 : 0;
}

Effect Pairs::effect() const {
    Effect effect{baseline_.mean(), reform_.mean(), difference_.mean()};
    effect.replicates = difference_.count();
    effect.relative =
        effect.baseline == 0 ? nothing : effect.difference / std::abs(effect.baseline);
    effect.paired_deviation = difference_.deviation();
    effect.unpaired_deviation = std::hypot(baseline_.deviation(), reform_.deviation());
    effect.half_width = half_width(effect.paired_deviation, effect.replicates);
    effect.low = effect.difference - effect.half_width;
    effect.high = effect.difference + effect.half_width;
    // What is not a number has no sign that others could share.
    effect.same_sign = std::isnan(effect.difference) ? nothing
                                                     : static_cast<double>(same_sign_) /
                                                           static_cast<double>(effect.replicates);
    return effect;
}

} // namespace sim
