// SPDX-License-Identifier: Apache-2.0
#pragma once
// How a host weighs a measure: yearly profit under each answer, net of expected fines (Becker
// 1968).

#include "models/home_sharing/demand/trip_mix.hpp"
#include "models/home_sharing/law/measure_parts.hpp"

#include <algorithm>

namespace models::home_sharing {

/// What is left to a host who obeys a measure.
struct IfComplied {
    bool allowed = true;    ///< whether the home may be let at all
    double nights = 0;      ///< a year
    double margin = 0;      ///< change of the profit of a night
    double yearly_cost = 0; ///< of obeying
};

/// What a host expects of a listing, and how the host feels about breaking rules.
struct ComplianceChoice {
    double nights = 0;       ///< a year, if no rule bound
    double profit = 0;       ///< a night
    double other_use = 0;    ///< a year, of the next best use of the home; below `yearly()`
    double hidden_share = 0; ///< of guests who still find a hidden listing
    double aversion = 0;     ///< weight of a fine against money in hand
    bool primary = true;     ///< whether the host lives there

    Kind kind = Kind::private_room;
    std::uint16_t home = 1;  ///< the first, second, ... of the host's homes
    std::uint16_t homes = 1; ///< of the host
    std::uint16_t minimum_nights = 1;
    std::uint8_t sleeps = most_people;
    bool licensed = false;
    double price = 0;             ///< of an average night
    double reference_price = 0;   ///< the same in the data
    double gets = 1;              ///< share of the price that comes to the host
    double foreign = 0;           ///< share of guests from abroad
    double inspected = 0;         ///< chance a year that inspectors find a breach of anything
    const TripMix* mix = nullptr; ///< how long guests stay, and in what parties

    /// Profit of a year in which no rule binds.
    [[nodiscard]] double yearly() const { return nights * profit; }

    /// The answer to a measure: obey, break it in the open, hide, or put the home to its other use.
    /// What binds nobody is obeyed.
    template <class Measure> [[nodiscard]] ComplianceState answer(const Measure& measure) const {
        if constexpr (requires { measure.asks(*this); }) {
            const IfComplied asked = measure.asks(*this);
            if (!binds(asked)) return ComplianceState::compliant;
            const double never = -1e300;
            const double obey =
                asked.allowed ? asked.nights * (profit + asked.margin) - asked.yearly_cost : never;
            const double fined = expected_fine(measure.sanction);
            const double hide = hidden_share * yearly() - fined;
            const double ignore = kept(measure) ? never : yearly() - fined;
            return best(obey, ignore, hide);
        } else {
            return ComplianceState::compliant;
        }
    }

private:
    [[nodiscard]] bool binds(const IfComplied& asked) const {
        return !asked.allowed || asked.nights < nights || asked.margin < 0 || asked.yearly_cost > 0;
    }

    // Inspectors of everything find what those of this measure miss.
    [[nodiscard]] double expected_fine(const Sanction& sanction) const {
        const double found =
            inspected > 0 ? 1 - (1 - sanction.inspections) * (1 - inspected) : sanction.inspections;
        return aversion * found * sanction.fine;
    }

    // Ties go to obeying, then to letting as before, then to the other use.
    [[nodiscard]] ComplianceState best(double obey, double ignore, double hide) const {
        const double most = std::max({obey, ignore, hide, other_use});
        if (obey >= most) return ComplianceState::compliant;
        if (ignore >= most) return ComplianceState::open_breach;
        return other_use >= most ? ComplianceState::exited : ComplianceState::concealed;
    }
};

} // namespace models::home_sharing
