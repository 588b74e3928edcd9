// SPDX-License-Identifier: Apache-2.0
#pragma once
// Seasons: how sought a night is, and what a stay costs against an average night.

#include "models/home_sharing/city/city.hpp"
#include "sim/base/math.hpp"
#include "sim/time/calendar.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace models::home_sharing {

/// Demand for a night against the mean of the year.
inline double demand_index(const Season& season, sim::Day night) {
    const auto month = static_cast<std::size_t>(sim::date_of(night).month - 1);
    return season.month[month] * season.weekday[static_cast<std::size_t>(sim::weekday(night))];
}

/// The highest demand that a night can have.
inline double peak_demand(const Season& season) {
    return std::ranges::max(season.month) * std::ranges::max(season.weekday);
}

/// Running sums of demand^rho over nights for two elasticities, so that the quote of a stay is one
/// subtraction: casual hosts in row 0, professionals in row 1.
class Tariff {
public:
    Tariff(const Season& season, const Supply& supply, sim::Day first)
        : season_(season), rho_{supply.peak_pricing, supply.professional_peak_pricing},
          first_(first) {
        for (auto& sums : sums_) sums.push_back(0);
    }

    /// Knows all nights before `last` from now on.
    void extend(sim::Day last) {
        extend(last, [&](sim::Day night) { return demand_index(season_, night); });
    }
    /// The same when `sought(night)` is the demand for a night.
    template <class Index> void extend(sim::Day last, Index&& sought) {
        for (sim::Day night = first_ + known(); night < last; ++night) {
            const double log_demand = sim::math::log(sought(night));
            for (std::size_t row = 0; row < rho_.size(); ++row)
                sums_[row].push_back(sums_[row].back() + sim::math::exp(rho_[row] * log_demand));
        }
    }

    /// What `nights` from `first` cost, in average nights.
    [[nodiscard]] double nights(bool professional, sim::Day first, int nights) const {
        const auto& sums = sums_[professional ? 1 : 0];
        const auto from = static_cast<std::size_t>(first - first_);
        return sums[from + static_cast<std::size_t>(nights)] - sums[from];
    }

private:
    [[nodiscard]] int known() const { return static_cast<int>(sums_[0].size()) - 1; }

    Season season_;
    std::array<double, 2> rho_;
    sim::Day first_;
    std::array<std::vector<double>, 2> sums_;
};

} // namespace models::home_sharing
