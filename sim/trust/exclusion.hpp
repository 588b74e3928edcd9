// SPDX-License-Identifier: Apache-2.0
#pragma once
// Exclusion rules: from what is reported of a party to whether anybody still deals with it.

#include "sim/base/fields.hpp"

#include <concepts>
#include <cstdint>
#include <string_view>
#include <variant>

namespace sim {

/// How a party behaved under its present name.
struct Conduct {
    std::uint32_t good = 0;    ///< deals of which nobody complained
    std::uint32_t reports = 0; ///< deals that were reported
};

/// An exclusion rule says whether a party is refused; none refuses who was never reported.
template <class R>
concept ExclusionRule = Labelled<R> && requires(const R& rule, const Conduct& known) {
    { rule(known) } -> std::same_as<bool>;
};

struct NoExclusion {
    static constexpr std::string_view label = "none";
    static constexpr std::string_view doc = "Nobody is refused, whatever is reported.";

    bool operator()(const Conduct&) const { return false; }
    static constexpr auto fields() { return Fields{}; }
};

struct ExclusionByCount {
    std::int64_t reports = 3;

    static constexpr std::string_view label = "count";
    static constexpr std::string_view doc =
        "So many reports and the party is out, however much it did well.";

    bool operator()(const Conduct& known) const { return known.reports >= reports; }
    static constexpr auto fields() {
        return Fields{
            given<&ExclusionByCount::reports>("Reports from which a party is refused.", unit::none,
                                              {1, 1000}, "assumed"),
        };
    }
};

struct ExclusionByPosterior {
    double prior = 0.95;
    double strength = 10;
    double level = 0.8;

    static constexpr std::string_view label = "posterior";
    static constexpr std::string_view doc =
        "The mean of the Beta posterior (Josang & Ismail 2002) falls below a level, so that "
        "many good deals outweigh a report. A level of zero refuses nobody.";

    bool operator()(const Conduct& known) const {
        if (known.reports == 0) return false;
        const double all = strength + known.good + known.reports;
        return (prior * strength + known.good) / all < level;
    }
    static constexpr auto fields() {
        return Fields{
            given<&ExclusionByPosterior::prior>(
                "Share of deals that go without a report, of a party unknown to anybody.",
                unit::share, bounds::share, "assumed"),
            given<&ExclusionByPosterior::strength>("Deals that this prior is worth.", unit::none,
                                                   bounds::positive, "josang2002"),
            given<&ExclusionByPosterior::level>(
                "A reported party whose expected share is lower is refused.", unit::share,
                bounds::share, "assumed"),
        };
    }
};

/// The exclusion rules that a scenario may choose from.
using Exclusion = std::variant<NoExclusion, ExclusionByCount, ExclusionByPosterior>;

static_assert(ExclusionRule<NoExclusion> && ExclusionRule<ExclusionByCount> &&
              ExclusionRule<ExclusionByPosterior> && Choice<Exclusion>);

/// Whether a party is refused under whichever rule is in force.
inline bool refuses(const Exclusion& exclusion, const Conduct& known) {
    return std::visit([&](const auto& rule) { return rule(known); }, exclusion);
}

} // namespace sim
