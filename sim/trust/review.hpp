// SPDX-License-Identifier: Apache-2.0
#pragma once
// Who reviews and how many stars are given: silence depends on satisfaction, stars are a latent
// satisfaction cut at thresholds.

#include "sim/base/fields.hpp"
#include "sim/base/math.hpp"
#include "sim/random/stream.hpp"

#include <cmath>
#include <optional>

namespace sim {

/// How a party to a transaction reviews. Satisfaction is measured in standard deviations of what
/// transactions offer; the decision to speak is a probit, so that `propensity` is the exact mean
/// when satisfaction is standard normal.
struct Reviewing {
    double propensity = 0.68;
    double silence = 0.25;
    double leniency = 0;
    double drift = 0;
    double noise = 0.5;
    double two_stars = -2.60;
    double three_stars = -2.30;
    double four_stars = -1.75;
    double five_stars = -0.70;

    /// The stars given, or nothing if the party stays silent.
    [[nodiscard]] std::optional<int> operator()(Stream draws, double satisfaction) const {
        if (!speaks(draws, satisfaction)) return std::nullopt;
        return stars(draws, satisfaction);
    }

    /// Whether the party reviews: those who are content do so more often, and those who have some
    /// further reason.
    [[nodiscard]] bool speaks(Stream& draws, double satisfaction, double reason = 0) const {
        const double level = math::inverse_normal(propensity) * std::sqrt(1 + silence * silence);
        return draws.normal() < level + silence * satisfaction + reason;
    }

    /// The stars of one who reviews.
    [[nodiscard]] int stars(Stream& draws, double satisfaction) const {
        const double felt = satisfaction + leniency + noise * draws.normal();
        return 1 + (felt >= two_stars) + (felt >= three_stars) + (felt >= four_stars) +
               (felt >= five_stars);
    }

    /// The same people where another share of transactions is reviewed.
    [[nodiscard]] Reviewing with_propensity(double share) const {
        Reviewing other = *this;
        other.propensity = share;
        return other;
    }
    /// The same people some years on.
    [[nodiscard]] Reviewing after(double years) const {
        Reviewing other = *this;
        other.leniency += drift * years;
        return other;
    }

    static constexpr auto fields() {
        return Fields{
            given<&Reviewing::propensity>("Share of transactions that are reviewed.", unit::share,
                                          {0.001, 0.999}, "fradkin2021"),
            given<&Reviewing::silence>(
                "How much one standard deviation of satisfaction moves the decision to review "
                "(probit); silence hides bad experiences.",
                unit::none, {0, 5}, "assumed"),
            given<&Reviewing::leniency>("Added to satisfaction before stars are given.", unit::none,
                                        {-5, 5}, "assumed"),
            given<&Reviewing::drift>(
                "Leniency gained a year, none on the first recorded day: reputation inflation.",
                unit::none, {-5, 5}, "filippas2022"),
            given<&Reviewing::noise>("Standard deviation of mood, in those of satisfaction.",
                                     unit::none, {0, 5}, "assumed"),
            given<&Reviewing::two_stars>("Felt satisfaction from which two stars are given.",
                                         unit::none, {-10, 10}, "assumed"),
            given<&Reviewing::three_stars>("Felt satisfaction from which three stars are given.",
                                           unit::none, {-10, 10}, "assumed"),
            given<&Reviewing::four_stars>("Felt satisfaction from which four stars are given.",
                                          unit::none, {-10, 10}, "assumed"),
            given<&Reviewing::five_stars>("Felt satisfaction from which five stars are given.",
                                          unit::none, {-10, 10}, "assumed"),
        };
    }
};
static_assert(Described<Reviewing>);

} // namespace sim
