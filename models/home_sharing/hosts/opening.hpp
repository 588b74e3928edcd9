// SPDX-License-Identifier: Apache-2.0
#pragma once
// Which weeks a host lets at all: those that a coin leaves free, or those in which guests pay more
// than the home is worth to the host himself.

#include "sim/base/fields.hpp"
#include "sim/base/math.hpp"

#include <string_view>
#include <variant>

namespace models::home_sharing {

namespace unit = sim::unit;
namespace bounds = sim::bounds;

struct ByWeeks {
    static constexpr std::string_view label = "weeks";
    static constexpr std::string_view doc =
        "A share of weeks is kept, whatever guests pay: supply.own_use.";
    static constexpr auto fields() { return sim::Fields{}; }
};

struct ByOpportunity {
    double spread = 0.8;

    static constexpr std::string_view label = "opportunity";
    static constexpr std::string_view doc =
        "A night is let if what is left of its price after fees and costs is more than the "
        "night is worth to the host. That worth is log-normal over weeks, so that supply "
        "grows where nights are dear (Farronato & Fradkin 2022); at the reference price of "
        "an average night the share of weeks kept is supply.own_use.";

    /// Whether a week with that draw, a standard normal, is let: `margin` is what a night leaves,
    /// `usual` what it leaves at the reference price, `kept` the share of weeks kept at that.
    [[nodiscard]] bool opens(double margin, double usual, double kept, double draw) const {
        const double worth =
            usual * sim::math::exp(spread * (draw + sim::math::inverse_normal(kept)));
        return !(worth > margin);
    }
    static constexpr auto fields() {
        return sim::Fields{sim::given<&ByOpportunity::spread>(
            "Standard deviation of the logarithm of what a week's nights are worth to a host.",
            unit::none, {0.05, 5}, "assumed")};
    }
};

/// How a host decides which weeks to let.
using Opening = std::variant<ByWeeks, ByOpportunity>;
static_assert(sim::Choice<Opening>);

} // namespace models::home_sharing
