// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a reform does to an indicator: every statistic of an effect, each with its line of the table
// and how it follows from pairs of replicates. A new statistic is added here and nowhere else: a
// member, its line, and what `Pairs` makes of it. Result files, JSON, Python and docs follow.

#include "sim/base/outputs.hpp"
#include "sim/study/effects/moments.hpp"

#include <cmath>
#include <cstddef>
#include <limits>

namespace sim {

/// The unit of a number that has that of the indicator of which the effect is.
inline constexpr Unit of_indicator{"of the indicator"};

/// What a reform does to one indicator.
struct Effect {
    double baseline = 0;
    double reform = 0;
    double difference = 0;
    double relative = 0;
    double half_width = 0;
    double low = 0;
    double high = 0;
    std::size_t replicates = 0;
    double same_sign = 0;
    double paired_sd = 0;
    double unpaired_sd = 0;
    double probability_of_superiority = 0; ///< McGraw and Wong (1992), here within pairs
    double smallest_detectable = 0;        ///< Bloom (1995), "Minimum detectable effects"

    static constexpr auto outputs() {
        return Fields{
            output<&Effect::baseline>("Baseline, from the first day in force to the end",
                                      of_indicator, "mean")
                .called("baseline_level", "baseline")
                .under("baseline"),
            output<&Effect::reform>("Reform, over the same days", of_indicator, "mean")
                .called("reform_level", "reform")
                .under("reform"),
            output<&Effect::difference>("Paired difference, reform less baseline", of_indicator,
                                        "mean")
                .under("difference"),
            output<&Effect::relative>("Difference over the size of the baseline", unit::none,
                                      "mean")
                .under("%"),
            output<&Effect::half_width>(
                "Half the 95 % simulation interval; none below five replicates", of_indicator,
                "interval")
                .under("95 % simulation interval"),
            output<&Effect::low>("Lower end of the 95 % simulation interval", of_indicator,
                                 "interval"),
            output<&Effect::high>("Upper end of the 95 % simulation interval", of_indicator,
                                  "interval"),
            output<&Effect::replicates>("Replicates that count", unit::none, "count")
                .called("replicates", "n")
                .under("n"),
            output<&Effect::same_sign>("Share of replicates with the sign of the difference",
                                       unit::none, "mean"),
            output<&Effect::paired_sd>("Standard deviation of the paired difference", of_indicator,
                                       "standard_deviation"),
            output<&Effect::unpaired_sd>("The same, had the replicates not been paired",
                                         of_indicator, "standard_deviation"),
            output<&Effect::probability_of_superiority>(
                "Share of replicates in which the reform exceeds the baseline; ties count half",
                unit::none, "mean"),
            output<&Effect::smallest_detectable>(
                "Smallest true difference that as many replicates detect with 80 % power at 5 %",
                of_indicator, "interval")};
    }
};
static_assert(all_told<Effect>);

/// What a reform does to one indicator, from pairs of values that are told twice.
class Pairs {
public:
    void take(Pass pass, double baseline, double reform) {
        baseline_.take(pass, baseline);
        reform_.take(pass, reform);
        difference_.take(pass, reform - baseline);
        if (pass == Pass::mean) superior_ += (1 + sign(reform - baseline)) / 2.0;
        if (pass == Pass::variance)
            same_sign_ += sign(reform - baseline) == sign(difference_.mean()) ? 1 : 0;
    }

    /// Known after the second pass.
    [[nodiscard]] Effect effect() const {
        Effect effect{baseline_.mean(), reform_.mean(), difference_.mean()};
        effect.replicates = difference_.count();
        effect.relative =
            effect.baseline == 0 ? nothing : effect.difference / std::abs(effect.baseline);
        effect.paired_sd = difference_.deviation();
        effect.unpaired_sd = std::hypot(baseline_.deviation(), reform_.deviation());
        effect.half_width = half_width(effect.paired_sd, effect.replicates);
        effect.low = effect.difference - effect.half_width;
        effect.high = effect.difference + effect.half_width;
        effect.same_sign = share(static_cast<double>(same_sign_));
        effect.probability_of_superiority = share(superior_);
        effect.smallest_detectable = smallest_detectable(effect);
        return effect;
    }

private:
    static constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

    static int sign(double value) { return (value > 0) - (value < 0); }

    // What a two-sided test of the mean at 5 % finds four times in five, were the deviation of the
    // pairs the true one: the distance from zero to where 80 % of means lie beyond the threshold.
    static double smallest_detectable(const Effect& effect) {
        if (std::isnan(effect.half_width)) return nothing;
        const std::size_t n = effect.replicates;
        return (students_quantile(0.975, n) + students_quantile(0.80, n)) * effect.paired_sd /
               std::sqrt(static_cast<double>(n));
    }

    // Of all pairs; what is not a number has no sign, and lies neither above nor below.
    [[nodiscard]] double share(double pairs) const {
        return std::isnan(difference_.mean()) ? nothing
                                              : pairs / static_cast<double>(difference_.count());
    }

    Moments baseline_;
    Moments reform_;
    Moments difference_;
    std::size_t same_sign_ = 0;
    double superior_ = 0; // pairs in which the reform is above, and half of those that tie
};

} // namespace sim
