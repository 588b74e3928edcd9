// SPDX-License-Identifier: Apache-2.0
#pragma once
// The scale of the Bitcoin marketplaces: whole numbers from -10 to 10 without zero.

#include "sim/base/fields.hpp"
#include "sim/base/math.hpp"
#include "sim/random/stream.hpp"

#include <cstdint>
#include <vector>

namespace models::trust_network {

inline constexpr int worst = -10;
inline constexpr int best = 10;

/// How people put what they feel in numbers. Good ratings are a standard normal satisfaction, plus
/// what earlier deals of the two add, cut at thresholds; bad ones are the worst, or mild.
struct Scale {
    std::vector<double> thresholds = {0.32, 0.84, 1.175, 1.34, 1.64, 1.73, 1.80, 1.92, 1.98};
    double growth = 0.3;
    double outrage = 0.8;
    double worsening = 0.45;

    /// One for satisfaction below the first threshold, and one more for each that is reached.
    [[nodiscard]] int good(sim::Stream& draws, std::uint32_t earlier) const {
        const double felt = draws.normal() + growth * sim::math::log(1.0 + earlier);
        int value = 1;
        for (const double threshold : thresholds) value += felt >= threshold ? 1 : 0;
        return value;
    }

    /// -1, and one worse with the chance of `worsening` each, down to the worst.
    [[nodiscard]] int mild(sim::Stream& draws) const {
        int value = -1;
        while (value > worst && draws.chance(worsening)) --value;
        return value;
    }

    /// What who was cheated gives.
    [[nodiscard]] int angry(sim::Stream& draws) const {
        return draws.chance(outrage) ? worst : mild(draws);
    }

    static constexpr auto fields() {
        using S = Scale;
        return sim::Fields{
            sim::given<&S::thresholds>("Satisfaction from which 2, 3, ... 10 are given: nine, "
                                       "ascending.",
                                       sim::unit::none, {-10, 10}, "kumar2016"),
            sim::given<&S::growth>("Satisfaction that earlier deals add, times the logarithm of "
                                   "their number and one.",
                                   sim::unit::none, {0, 10}, "assumed"),
            sim::given<&S::outrage>("Chance that who was cheated gives the worst.",
                                    sim::unit::share, sim::bounds::share, "kumar2016"),
            sim::given<&S::worsening>("Chance that a mild bad rating is one worse, and again.",
                                      sim::unit::share, sim::bounds::share, "kumar2016"),
        };
    }
};
static_assert(sim::Described<Scale>);

} // namespace models::trust_network
