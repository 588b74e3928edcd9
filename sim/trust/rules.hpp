// SPDX-License-Identifier: Apache-2.0
#pragma once
// Trust rules: from what is known of a party to the reliability that a believer perceives.

#include "sim/base/fields.hpp"
#include "sim/trust/custom.hpp"
#include "sim/trust/eigentrust.hpp"
#include "sim/trust/evidence.hpp"
#include "sim/trust/image_score.hpp"
#include "sim/trust/social.hpp"

#include <algorithm>
#include <concepts>
#include <limits>
#include <string_view>
#include <variant>

namespace sim {

/// A trust rule gives the perceived reliability, 0 to 1.
template <class R>
concept TrustRule = Labelled<R> &&
    requires(const R& rule, const Evidence& about, const Believer& by) {
    { rule(about, by, Day{}) } -> std::same_as<double>;
};

struct Blind {
    static constexpr std::string_view label = "blind";
    static constexpr std::string_view doc =
        "Nothing is known of anybody: all are as reliable as the platform at large.";

    double operator()(const Evidence&, const Believer& by, Day) const { return by.prior; }
    static constexpr auto fields() { return Fields{}; }
};

struct Reviews {
    double half_life = 365;
    double strength = 2;

    static constexpr std::string_view label = "reviews";
    static constexpr std::string_view doc =
        "The mean of the Beta posterior (Josang & Ismail 2002), old outcomes fading by "
        "half-life.";

    double operator()(const Evidence& about, const Believer& by, Day today) const {
        return posterior_mean(about, by.prior, strength, half_life, today);
    }
    static constexpr auto fields() {
        return Fields{
            given<&Reviews::half_life>("Time after which an outcome counts half.", unit::days,
                                       bounds::positive, "assumed"),
            given<&Reviews::strength>("Outcomes that the believer's prior is worth.", unit::none,
                                      bounds::positive, "josang2002"),
        };
    }
};

/// What a naive user does: the displayed mean star, read as a chance (to study rating inflation).
struct Stars {
    static constexpr std::string_view label = "stars";
    static constexpr std::string_view doc =
        "What a naive user does: the mean star displayed, read as a chance.";

    double operator()(const Evidence& about, const Believer& by, Day) const {
        if (about.stars_count == 0) return by.prior;
        const double mean = static_cast<double>(about.stars_sum) / about.stars_count;
        return std::clamp((mean - 1) / 4, 0.0, 1.0);
    }
    static constexpr auto fields() { return Fields{}; }
};

/// The trust rules that a scenario may choose from.
using Trust = std::variant<Blind, Reviews, Stars, Social, EigenTrust, ImageScore, Custom>;

static_assert(TrustRule<Blind> && TrustRule<Reviews> && TrustRule<Stars> && TrustRule<Social> &&
              TrustRule<EigenTrust> && TrustRule<ImageScore> && Choice<Trust>);

/// The half-life with which evidence is kept under a rule; infinite where the rule forgets nothing.
inline double half_life(const Trust& trust) {
    return std::visit(
        [](const auto& rule) {
            if constexpr (requires { rule.half_life; }) return rule.half_life;
            return std::numeric_limits<double>::infinity();
        },
        trust);
}

} // namespace sim
