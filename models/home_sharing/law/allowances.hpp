// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the law in force allows, taxes and threatens, by listing; compiled when the law changes, so
// that no loop asks what the law is.

#include "models/home_sharing/law/measures.hpp"
#include "sim/ledger/split.hpp"

#include <cstdint>
#include <limits>
#include <vector>

namespace models::home_sharing {

/// More nights than a year has: no cap.
inline constexpr std::int16_t no_cap = std::numeric_limits<std::int16_t>::max();

/// What a listing may do.
struct Allowance {
    std::int16_t nights = no_cap;          ///< a calendar year
    std::int16_t domestic_nights = no_cap; ///< of these by guests of the country
    std::uint16_t minimum_nights = 1;
    std::uint8_t guests = most_people;
    double price = std::numeric_limits<double>::infinity(); ///< of an average night
    double premium = 0;                                     ///< of insurance, a night
    double cover = 0;                                       ///< share of a damage that it pays
};

/// A tax on nights on top of the base tax.
struct Levy {
    double on_price = 0;
    double on_fee = 0;
    double per_night = 0;

    [[nodiscard]] bool any() const { return on_price > 0 || on_fee > 0 || per_night > 0; }
    [[nodiscard]] Money on(Money price, Money fee, int nights) const {
        return sim::round_half_even(static_cast<double>(price.minor) * on_price +
                                    static_cast<double>(fee.minor) * on_fee +
                                    100 * per_night * nights);
    }
};

/// A listing as far as the law tells listings apart.
struct Subject {
    std::uint32_t row = 0;
    Kind kind = Kind::private_room;
    bool primary = true;
    bool collects_tax = false;
    double reference_price = 0;
};

/// What the law allows and threatens, by listing. Columns that few laws need are empty without
/// them.
struct Allowances {
    std::vector<Allowance> counted; ///< kept by the platform
    std::vector<Allowance> stated;  ///< kept by those who obey
    std::vector<float> found;       ///< chance a day that a breach is found
    std::vector<Money> fine;        ///< for a breach found
    std::vector<Levy> levies;
    std::vector<double> inspected; ///< chance a year that inspectors find a breach
    std::vector<ProgressiveTax> host_taxes;
    std::vector<std::uint32_t> taxed_by; ///< which of these, one bit each
    sim::Sharing sharing;                ///< what the platform may keep

    /// The chance a year that inspectors of everything find a breach at a listing.
    [[nodiscard]] double inspected_at(std::uint32_t row) const {
        return inspected.empty() ? 0 : inspected[row];
    }
    /// Adds a measure that concerns a listing; inspections of everything come first, for they make
    /// others felt.
    void impose(const Measure& measure, const Subject& on);
    /// Adds a measure that concerns the platform.
    void impose_on_platform(const Measure& measure);
};

/// The allowances of `listings` unregulated listings under a platform's own rule.
Allowances unregulated(std::size_t listings, const sim::Sharing& sharing);

/// A sharing rule whose fees together are at most a share of the price: both sides' fall in
/// proportion.
sim::Sharing capped(sim::Sharing sharing, double most);

} // namespace models::home_sharing
