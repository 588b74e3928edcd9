// SPDX-License-Identifier: Apache-2.0
#pragma once
// How a host weighs a measure: yearly profit under each answer, net of expected fines (Becker
// 1968).

#include "models/home_sharing/measures.hpp"

#include <algorithm>

namespace models::home_sharing {

/// What a host expects of a listing, and how the host feels about breaking rules.
struct Prospect {
    double nights = 0;       ///< a year, if no rule bound
    double profit = 0;       ///< a night
    double other_use = 0;    ///< a year, of the next best use of the home
    double hidden_share = 0; ///< of guests who still find a hidden listing
    double aversion = 0;     ///< weight of a fine against money in hand
    bool primary = true;     ///< whether the host lives there

    /// Profit of a year in which no rule binds.
    [[nodiscard]] double yearly() const { return nights * profit; }

    /// The answer to a cap on nights.
    [[nodiscard]] Standing answer(const NightCap& cap) const {
        if (nights <= cap.nights) return Standing::open;
        const double obey = cap.nights * profit;
        const double fined = expected_fine(cap.sanction);
        const double hide = hidden_share * yearly() - fined;
        const bool open_breach = cap.enforcement == Enforcement::inspection;
        const double ignore = open_breach ? yearly() - fined : hide;
        return best(obey, ignore, hide);
    }

    /// The answer to a duty to register.
    [[nodiscard]] Standing answer(const Registration& registration) const {
        const bool may = registration.eligible == Eligibility::everyone || primary;
        if (may && registration.cost <= 0) return Standing::open;
        const double never = -1e300;
        const double obey = may ? yearly() - registration.cost : never;
        const double fined = expected_fine(registration.sanction);
        const double hide = hidden_share * yearly() - fined;
        const bool open_breach = registration.platform == Duty::none;
        const double ignore = open_breach ? yearly() - fined : hide;
        return best(obey, ignore, hide);
    }

private:
    [[nodiscard]] double expected_fine(const Sanction& sanction) const {
        return aversion * sanction.inspections * sanction.fine;
    }

    // Ties go to the more lawful answer.
    [[nodiscard]] Standing best(double obey, double ignore, double hide) const {
        const double most = std::max({obey, ignore, hide, other_use});
        if (obey >= most) return Standing::open;
        if (other_use >= most) return Standing::withdrawn;
        return ignore >= most && ignore > hide ? Standing::ignoring : Standing::hidden;
    }
};

} // namespace models::home_sharing
