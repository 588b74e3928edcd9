// SPDX-License-Identifier: Apache-2.0
#pragma once
// What protects providers against the harm that customers do: a deposit, and a guarantee of the
// platform; and customers against a deal that goes wrong: escrow. They say amounts; the market
// moves the money through its ledger.

#include "sim/base/fields.hpp"
#include "sim/base/money.hpp"

#include <algorithm>
#include <optional>

namespace models::common {

/// What a customer may be charged for damage. It is held on the customer's card: money moves only
/// when some of it is kept.
struct Deposit {
    double amount = 0;

    /// The part of a damage that is kept from the customer.
    [[nodiscard]] sim::Money kept(sim::Money damage) const {
        return std::min(damage, sim::round_half_even(100 * amount));
    }
    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&Deposit::amount>("Most that is kept from a customer for one damage.",
                                         sim::unit::money, sim::bounds::amount, "assumed"),
        };
    }
};

/// A promise of the platform to repay providers what customers cost them. Whoever is repaid has
/// less reason to resist (moral hazard; Arrow 1963).
struct Guarantee {
    double share = 0;
    double deductible = 0;
    double premium = 0;
    double laxity = 0.5;

    /// What is repaid of a loss.
    [[nodiscard]] sim::Money repaid(sim::Money loss) const {
        const sim::Money above = loss - sim::round_half_even(100 * deductible);
        return sim::share_of(std::max(above, sim::Money{}), share);
    }
    /// How likely a provider still takes trouble over a loss, against one who bears all of it.
    [[nodiscard]] double vigilance(sim::Money loss) const {
        if (loss.minor <= 0) return 1;
        return 1 -
               laxity * static_cast<double>(repaid(loss).minor) / static_cast<double>(loss.minor);
    }
    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&Guarantee::share>("Share of a provider's loss that the platform repays.",
                                          sim::unit::share, sim::bounds::share, "assumed"),
            sim::given<&Guarantee::deductible>("Part of each loss that is not repaid.",
                                               sim::unit::money, sim::bounds::amount, "assumed"),
            sim::given<&Guarantee::premium>(
                "Share of every price that providers pay the platform for it; at zero the platform "
                "bears it.",
                sim::unit::share, sim::bounds::share, "assumed"),
            sim::given<&Guarantee::laxity>(
                "How much less a provider disputes and reports a loss that is wholly repaid.",
                sim::unit::share, sim::bounds::share, "assumed"),
        };
    }
};

/// The platform holds what is due to a provider until the deal is done, and gives part of the price
/// back to a customer for whom it went wrong. The provider bears that part.
struct Escrow {
    std::optional<double> refund;

    /// What goes back of a price of which so much is held.
    [[nodiscard]] sim::Money back(sim::Money price, sim::Money held) const {
        return std::min(sim::share_of(price, refund.value_or(0)), held);
    }
    /// What a deal that goes wrong costs a customer in the end.
    [[nodiscard]] double borne(double loss, sim::Money price) const {
        return refund ? std::max(0.0, loss - *refund * price.major()) : loss;
    }
    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&Escrow::refund>(
                "Share of the price that goes back to a customer whose deal went wrong; if left "
                "out, providers are paid at once and nothing goes back.",
                sim::unit::share, sim::bounds::share, "assumed"),
        };
    }
};

/// All together.
struct Safeguards {
    Guarantee guarantee;
    Deposit deposit;
    Escrow escrow;

    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&Safeguards::guarantee>("What the platform repays."),
            sim::given<&Safeguards::deposit>("What is held from the customer."),
            sim::given<&Safeguards::escrow>("What is held from the provider."),
        };
    }
};

} // namespace models::common
