// SPDX-License-Identifier: Apache-2.0
#pragma once
// What parties show of themselves before anybody dealt with them, and what that does to the prior
// of those who see it.

#include "sim/base/fields.hpp"
#include "sim/base/identity.hpp"
#include "sim/random/stream.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace sim {

/// Something that a party shows or not: a verified identity, a full profile. Who sees it doubts
/// less, who misses it trusts less: a prior p becomes 1 - (1 - lift) (1 - p) or (1 - doubt) p.
struct Disclosure {
    double share = 0;
    double lift = 0;
    double doubt = 0;
    double selection = 0;
    double cost = 0;

    /// The prior of who sees the party.
    [[nodiscard]] double prior(double before, bool shown) const {
        return shown ? 1 - (1 - lift) * (1 - before) : (1 - doubt) * before;
    }
    static constexpr auto fields() {
        return Fields{
            given<&Disclosure::share>("Share of parties who show it.", unit::share, bounds::share,
                                      "assumed"),
            given<&Disclosure::lift>("Share of doubt that it takes from a stranger.", unit::share,
                                     bounds::share, "assumed"),
            given<&Disclosure::doubt>("Share of trust that its lack takes from a stranger.",
                                      unit::share, bounds::share, "assumed"),
            given<&Disclosure::selection>(
                "How far the more reliable ones show it: 0 anybody, 1 just they (Spence 1973).",
                unit::share, bounds::share, "spence1973"),
            given<&Disclosure::cost>("What showing it costs a year.", unit::money,
                                     bounds::not_negative, "assumed"),
        };
    }
};

/// Which parties show it. With chance `selection` the reliable part of them decides, else a coin.
std::vector<std::uint8_t> shown_by(const Disclosure& rule, std::span<const Identity> parties,
                                   std::span<const float> reliability, Key world, Purpose why);

/// A badge for those who dealt often and well of late.
struct Badge {
    double weight = 0;
    std::int64_t deals = 10;
    double stars = 4.8;

    /// Whether so much in the last year deserves it.
    [[nodiscard]] bool deserved(std::int64_t deals_of_year, double stars_sum,
                                std::int64_t ratings) const {
        return deals_of_year >= deals && ratings > 0 &&
               stars_sum >= stars * static_cast<double>(ratings);
    }
    static constexpr auto fields() {
        return Fields{
            given<&Badge::weight>("Utility of a party with it over one without; at zero nobody "
                                  "gets it.",
                                  unit::utility, bounds::not_negative, "assumed"),
            given<&Badge::deals>("Deals of the last four quarters that it takes.", unit::none,
                                 {1, 10'000}, "airbnbsuperhost"),
            given<&Badge::stars>("Mean stars of these that it takes.", unit::stars, {1, 5},
                                 "airbnbsuperhost"),
        };
    }
};

/// All that parties show.
struct Signals {
    Disclosure verification;
    Disclosure profile;
    double photo = 0;
    Badge badge;

    static constexpr auto fields() {
        return Fields{
            given<&Signals::verification>("A verified identity."),
            given<&Signals::profile>("A full profile."),
            given<&Signals::photo>("Utility of one standard deviation of how trustworthy a party "
                                   "looks.",
                                   unit::utility, bounds::not_negative, "ert2016"),
            given<&Signals::badge>("A badge of the platform's."),
        };
    }
};
static_assert(Described<Signals>);

} // namespace sim
