// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the law in force allows, taxes and threatens, by listing; compiled when the law changes, so
// that no loop asks what the law is.

#include "models/home_sharing/law/measures.hpp"
#include "sim/ledger/split.hpp"

#include <cstdint>
#include <vector>

namespace models::home_sharing {

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
    void impose(const Measure& measure, const Home& on);
    /// Adds a measure that concerns the platform.
    void impose_on_platform(const Measure& measure);
};

/// The allowances of `listings` unregulated listings under a platform's own rule.
Allowances unregulated(std::size_t listings, const sim::Sharing& sharing);

/// A sharing rule whose fees together are at most a share of the price: both sides' fall in
/// proportion.
sim::Sharing capped(sim::Sharing sharing, double most);

} // namespace models::home_sharing
