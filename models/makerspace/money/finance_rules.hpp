// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a makerspace earns and costs, and who owns it.

#include "models/common/access_price.hpp"
#include "models/common/ownership.hpp"
#include "sim/base/fields.hpp"
#include "sim/law/measure.hpp"

#include <cstdint>
#include <optional>
#include <variant>

namespace models::makerspace {

/// How members are taken.
struct Membership {
    common::Access access = common::FlatFee{};
    std::optional<std::int64_t> cap;
    double start = 0.1;

    static constexpr auto fields() {
        using M = Membership;
        return sim::Fields{
            sim::given<&M::access>("What members pay."),
            sim::given<&M::cap>(
                "Most members of a makerspace of usual size; others wait. No cap if "
                "left out.",
                sim::unit::people, {1, 1'000'000}, "techshop2007"),
            sim::given<&M::start>("Share of people who are members when the burn-in begins.",
                                  sim::unit::share, sim::bounds::share, "assumed"),
        };
    }
};

/// The books of a makerspace of usual size.
struct Finance {
    double capital = 2'750'000;
    double lent = 0.5;
    double term = 10;
    double interest = 0.07;
    double reserve = 300'000;
    double rent = 30'000;
    double wages = 45'000;
    double wages_per_member = 20;
    double maintenance = 0.06;
    double licence_income = 0;
    double volunteer_capital = 0.1;
    common::Ownership ownership = common::InvestorOwned{};

    static constexpr auto fields() {
        using F = Finance;
        return sim::Fields{
            sim::given<&F::capital>("What opening it takes.", sim::unit::money, sim::bounds::amount,
                                    "techshop2007"),
            sim::given<&F::lent>("Share of that which is a loan.", sim::unit::share,
                                 sim::bounds::share, "assumed"),
            sim::given<&F::term>("Years over which the loan is repaid in equal payments.",
                                 sim::unit::none, {1, 50}, "assumed"),
            sim::given<&F::interest>("Interest a year.", sim::unit::share, {0, 1}, "assumed"),
            sim::given<&F::reserve>("Cash on the opening day.", sim::unit::money,
                                    sim::bounds::amount, "assumed"),
            sim::given<&F::rent>("Rent a month.", sim::unit::money, sim::bounds::amount, "assumed"),
            sim::given<&F::wages>("Wages a month; none where volunteers run it.", sim::unit::money,
                                  sim::bounds::amount, "assumed"),
            sim::given<&F::wages_per_member>("Further wages a month for each member.",
                                             sim::unit::money, sim::bounds::amount, "assumed"),
            sim::given<&F::maintenance>("Maintenance a year as a share of the capital.",
                                        sim::unit::share, {0, 1}, "assumed"),
            sim::given<&F::licence_income>("Paid a month by licensees elsewhere.", sim::unit::money,
                                           sim::bounds::amount, "assumed"),
            sim::given<&F::volunteer_capital>("Capital, rent and reserve against the usual where "
                                              "volunteers run it: donated tools in a cheap place.",
                                              sim::unit::share, sim::bounds::share, "assumed"),
            sim::given<&F::ownership>("Who gets the profit of a year."),
        };
    }
};

struct Subsidy {
    double a_month = 10'000;
    double a_member = 0;

    static constexpr std::string_view label = "operating_subsidy";
    static constexpr std::string_view doc = "The government pays part of what a makerspace costs.";
    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&Subsidy::a_month>("Paid a month to each that is open.", sim::unit::money,
                                          sim::bounds::amount),
            sim::given<&Subsidy::a_member>("Paid a month for each member.", sim::unit::money,
                                           sim::bounds::amount),
        };
    }
    [[nodiscard]] Subsidy null() const { return {0, 0}; }
    friend bool operator==(const Subsidy&, const Subsidy&) = default;
};

struct FeeVoucher {
    double share = 0.5;

    static constexpr std::string_view label = "fee_voucher";
    static constexpr std::string_view doc = "The government pays a share of members' fees.";
    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&FeeVoucher::share>("Share of the fee.", sim::unit::share,
                                           sim::bounds::share),
        };
    }
    [[nodiscard]] FeeVoucher null() const { return {0}; }
    friend bool operator==(const FeeVoucher&, const FeeVoucher&) = default;
};

/// Any measure about makerspaces.
using Measure = std::variant<Subsidy, FeeVoucher>;

/// What the measures of a day amount to.
struct Support {
    double a_month = 0;
    double a_member = 0;
    double voucher = 0;
};

inline Support support_on(sim::Day day, const sim::Law<Measure>& law) {
    Support all;
    for (const auto& dated : law.in_force(day)) {
        if (const auto* subsidy = std::get_if<Subsidy>(&dated.measure)) {
            all.a_month += subsidy->a_month;
            all.a_member += subsidy->a_member;
        } else {
            all.voucher = std::max(all.voucher, std::get<FeeVoucher>(dated.measure).share);
        }
    }
    return all;
}

} // namespace models::makerspace
