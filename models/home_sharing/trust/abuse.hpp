// SPDX-License-Identifier: Apache-2.0
#pragma once
// Parameters of guests who abuse hosts, of how hosts answer, and of who learns of it.

#include "sim/base/fields.hpp"
#include "sim/base/money.hpp"
#include "sim/trust/exclusion.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace models::home_sharing {

namespace unit = sim::unit;
namespace bounds = sim::bounds;

/// Who learns that a host reports a guest.
enum class Shared : std::uint8_t {
    none,    ///< nobody; nothing is written down
    own,     ///< the host alone, who remembers
    platform ///< all
};
constexpr std::array<std::string_view, 3> names(Shared) { return {"none", "own", "platform"}; }

/// Abusive guests ("black consumers").
struct Abuse {
    double share = 0;
    double false_claims = 0.3;
    double demand = 0.5;
    double damage = 0.02;
    double damage_cost = 300;
    double damage_spread = 1;
    double gives_in = 0.717;
    double disputes = 0.248;
    double dispute_cost = 50;
    double dispute_won = 0.5;
    double extortion = 1;
    double image_concern = 0.798;
    double revenge = 0;
    double reporting = 0.8;
    double mistaken_reports = 0.05;
    Shared sharing = Shared::none;
    sim::Exclusion exclusion = sim::NoExclusion{};
    std::optional<double> new_identity;

    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&Abuse::share>("Share of travellers who are abusive.", unit::share,
                                      bounds::share, "assumed"),
            sim::given<&Abuse::false_claims>(
                "Chance that an abusive guest demands money back for a stay that went right.",
                unit::share, bounds::share, "assumed"),
            sim::given<&Abuse::demand>("Share of the price that such a claim demands.", unit::share,
                                       bounds::share, "assumed"),
            sim::given<&Abuse::damage>("Chance that an abusive guest damages something in a stay.",
                                       unit::share, bounds::share, "assumed"),
            sim::given<&Abuse::damage_cost>("Median cost of a damage.", unit::money, bounds::amount,
                                            "assumed"),
            sim::given<&Abuse::damage_spread>("Standard deviation of the logarithm of that cost.",
                                              unit::none, {0, 3}, "assumed"),
            sim::given<&Abuse::gives_in>("Share of hosts who give in to a claim.", unit::share,
                                         bounds::share, "kcci2011"),
            sim::given<&Abuse::disputes>(
                "Share of hosts who let somebody decide; the others refuse.", unit::share,
                bounds::share, "kcci2013"),
            sim::given<&Abuse::dispute_cost>("What a dispute costs the host.", unit::money,
                                             bounds::amount, "assumed"),
            sim::given<&Abuse::dispute_won>("Chance that the host wins a dispute.", unit::share,
                                            bounds::share, "assumed"),
            sim::given<&Abuse::extortion>(
                "Share of false claims that come with the threat of a bad review.", unit::share,
                bounds::share, "assumed"),
            sim::given<&Abuse::image_concern>(
                "Share of hosts who give in that do so to protect their image: without a threat "
                "they refuse.",
                unit::share, bounds::share, "kcci2011"),
            sim::given<&Abuse::revenge>(
                "Chance that a threat is carried out when the host does not give in: one star.",
                unit::share, bounds::share, "assumed"),
            sim::given<&Abuse::reporting>("Chance that a host reports an abusive guest.",
                                          unit::share, bounds::share, "assumed"),
            sim::given<&Abuse::mistaken_reports>(
                "Chance that a guest whose stay went wrong, and who complains rightly, is reported "
                "as abusive.",
                unit::share, bounds::share, "assumed"),
            sim::given<&Abuse::sharing>(
                "Who learns of a report: nobody, the host alone, or all by the platform."),
            sim::given<&Abuse::exclusion>("From which reports on a guest is refused."),
            sim::given<&Abuse::new_identity>(
                "What a guest refused by all pays to come back under another name; if left out, "
                "nobody can.",
                unit::money, bounds::amount, "assumed"),
        };
    }
};

/// What a guest cost a host in one stay.
struct Harm {
    sim::Money refund;
    sim::Money damage;
    sim::Money dispute;
    bool abused = false;  ///< whether the guest claimed falsely or damaged something
    bool met = false;     ///< whether a false claim was met without a dispute
    bool avenged = false; ///< whether the guest takes revenge by a review

    /// What a guarantee is about.
    [[nodiscard]] sim::Money loss() const { return refund + damage; }
};

} // namespace models::home_sharing
