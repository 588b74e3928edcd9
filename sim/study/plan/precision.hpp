// SPDX-License-Identifier: Apache-2.0
#pragma once
// What an experiment is to know, and how well: it takes replicates until it does.

#include "sim/base/fields.hpp"
#include "sim/base/problems.hpp"
#include "sim/run/series.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace sim {

/// Fewer replicates than this give no interval.
inline constexpr std::size_t least_replicates = 5;

/// How well the effect on one indicator is to be known; without reforms, its level.
struct Target {
    std::string indicator;
    std::optional<double> half_width;
    std::optional<double> relative;

    static constexpr auto fields() {
        return Fields{
            given<&Target::indicator>("Which indicator."),
            given<&Target::half_width>("Half the 95 % interval, at most, in its unit.", unit::none,
                                       bounds::positive),
            given<&Target::relative>("The same as a share of the baseline's level.", unit::share,
                                     bounds::positive),
        };
    }
    friend bool operator==(const Target&, const Target&) = default;
};

/// The rule by which an experiment stops. Looking often makes the last interval cover a little less
/// than it says (Chow & Robbins 1965); looks are therefore few and begin at `least`.
struct Precision {
    std::vector<Target> targets;
    std::int64_t least = 10;
    std::int64_t most = 200;

    static constexpr auto fields() {
        return Fields{
            given<&Precision::targets>("All that is to be known so well, for every reform."),
            given<&Precision::least>("Replicates before the first look.", unit::none,
                                     {static_cast<double>(least_replicates), 1'000'000}),
            given<&Precision::most>("Replicates at which to stop in any case.", unit::none,
                                    {static_cast<double>(least_replicates), 1'000'000}),
        };
    }
    friend bool operator==(const Precision&, const Precision&) = default;
};
static_assert(Described<Precision>);

/// Refuses a rule that asks about an indicator that there is not, or about nothing.
void check(const Precision& rule, const std::vector<IndicatorLine>& lines, Problems& problems);

} // namespace sim
