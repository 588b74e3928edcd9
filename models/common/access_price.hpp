// SPDX-License-Identifier: Apache-2.0
#pragma once
// Access rules: what members of a shared facility pay for being one, and for each hour of use.

#include "sim/base/fields.hpp"
#include "sim/base/money.hpp"

#include <algorithm>
#include <concepts>
#include <string_view>
#include <variant>

namespace models::common {

/// An access rule gives the fee of a month and what further hours cost a member who has used so
/// many this month.
template <class R>
concept AccessRule = sim::Labelled<R> && requires(const R& rule, double hours) {
    { rule.a_month() } -> std::same_as<sim::Money>;
    { rule.of_hours(hours, hours) } -> std::same_as<sim::Money>;
};

struct FlatFee {
    double fee = 125;

    static constexpr std::string_view label = "flat_fee";
    static constexpr std::string_view doc = "A fee a month, use is free.";
    [[nodiscard]] sim::Money a_month() const { return sim::round_half_even(100 * fee); }
    [[nodiscard]] sim::Money of_hours(double, double) const { return {}; }
    static constexpr auto fields() {
        return sim::Fields{sim::given<&FlatFee::fee>("Fee a month.", sim::unit::money,
                                                     sim::bounds::amount, "techshop2007")};
    }
};

struct PayPerHour {
    double price = 15;

    static constexpr std::string_view label = "pay_per_hour";
    static constexpr std::string_view doc = "Only hours of use are paid for.";
    [[nodiscard]] sim::Money a_month() const { return {}; }
    [[nodiscard]] sim::Money of_hours(double, double more) const {
        return sim::round_half_even(100 * price * more);
    }
    static constexpr auto fields() {
        return sim::Fields{sim::given<&PayPerHour::price>("Price of an hour.", sim::unit::money,
                                                          sim::bounds::amount, "assumed")};
    }
};

struct Tiered {
    double fee = 60;
    double included = 8;
    double price = 10;

    static constexpr std::string_view label = "tiered";
    static constexpr std::string_view doc =
        "A lower fee a month with some hours, further ones paid "
        "for.";
    [[nodiscard]] sim::Money a_month() const { return sim::round_half_even(100 * fee); }
    [[nodiscard]] sim::Money of_hours(double used, double more) const {
        const double paid = std::max(0.0, used + more - included) - std::max(0.0, used - included);
        return sim::round_half_even(100 * price * paid);
    }
    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&Tiered::fee>("Fee a month.", sim::unit::money, sim::bounds::amount,
                                     "assumed"),
            sim::given<&Tiered::included>("Hours a month that it includes.", sim::unit::none,
                                          {0, 744}, "assumed"),
            sim::given<&Tiered::price>("Price of a further hour.", sim::unit::money,
                                       sim::bounds::amount, "assumed"),
        };
    }
};

/// The access rules that a scenario may choose from.
using Access = std::variant<FlatFee, PayPerHour, Tiered>;

static_assert(AccessRule<FlatFee> && AccessRule<PayPerHour> && AccessRule<Tiered> &&
              sim::Choice<Access>);

inline sim::Money a_month(const Access& access) {
    return std::visit([](const auto& rule) { return rule.a_month(); }, access);
}
inline sim::Money of_hours(const Access& access, double used, double more) {
    return std::visit([&](const auto& rule) { return rule.of_hours(used, more); }, access);
}

} // namespace models::common
