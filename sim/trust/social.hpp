// SPDX-License-Identifier: Apache-2.0
#pragma once
// Trust by acquaintance: what everybody knows of a party, and what oneself, one's contacts and
// theirs went through with it.

#include "sim/base/fields.hpp"
#include "sim/base/math.hpp"
#include "sim/trust/evidence.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace sim {

/// How near a contact is: all alike, or the nearer the more contacts are shared (Onnela et al.
/// 2007), as strong ties are embedded and weak ones are not (Granovetter 1973).
enum class Closeness { equal, overlap };
constexpr std::array<std::string_view, 2> names(Closeness) { return {"equal", "overlap"}; }

/// The log-odds of a chance; certainty counts as a millionth short of it.
inline double log_odds(double chance) {
    const double p = std::clamp(chance, 1e-6, 1 - 1e-6);
    return math::log(p / (1 - p));
}

/// A chance after evidence in log-odds; unchanged without any.
inline double revised(double chance, double evidence) {
    return evidence == 0 ? chance : 1 / (1 + math::exp(-log_odds(chance) - evidence));
}

/// The log-odds of the Beta posterior, and evidence in log-odds from oneself and from people within
/// two steps. For two types of parties, whose promises hold with chances `a` and `b`, a promise
/// kept is worth ln(a/b) and one broken ln((1-b)/(1-a)) (Bayes' rule); the defaults are those of
/// .98 against .8.
struct Social {
    double half_life = 365;
    double strength = 2;
    double kept = 0.203;
    double broken = 2.303;
    double own = 1;
    double contacts = 0.5;
    double second = 0.2;
    Closeness closeness = Closeness::equal;

    static constexpr std::string_view label = "social";
    static constexpr std::string_view doc =
        "The log-odds of the Beta posterior, and evidence in log-odds from oneself and from "
        "people within two steps (Bayes' rule).";

    double operator()(const Evidence& about, const Believer& by, Day today) const {
        return revised(posterior_mean(about, by.prior, strength, half_life, today), by.heard);
    }
    /// What somebody's dealings with a party say of it, in log-odds.
    [[nodiscard]] double evidence(double good, double bad) const {
        return good * kept - bad * broken;
    }
    static constexpr auto fields() {
        return Fields{
            given<&Social::half_life>("Time after which an outcome counts half.", unit::days,
                                      bounds::positive, "assumed"),
            given<&Social::strength>("Outcomes that the believer's prior is worth.", unit::none,
                                     bounds::positive, "josang2002"),
            given<&Social::kept>("Log-odds that one hears in a promise kept.", unit::none,
                                 bounds::not_negative, "assumed"),
            given<&Social::broken>("Log-odds that one hears against in a promise broken.",
                                   unit::none, bounds::not_negative, "assumed"),
            given<&Social::own>("Weight of one's own experience.", unit::none, bounds::not_negative,
                                "assumed"),
            given<&Social::contacts>("Weight of a contact's.", unit::none, bounds::not_negative,
                                     "assumed"),
            given<&Social::second>("Weight of that of a contact's contact.", unit::none,
                                   bounds::not_negative, "assumed"),
            given<&Social::closeness>(
                "Whether contacts count alike, or by the share of contacts in common.", unit::none,
                bounds::any, "onnela2007"),
        };
    }
};

} // namespace sim
