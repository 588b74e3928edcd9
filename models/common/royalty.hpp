// SPDX-License-Identifier: Apache-2.0
#pragma once
// Royalty rules: how what a product pays to those who made it together is shared among the inventor
// and the contributors, in whole cents that add up exactly.

#include "sim/base/fields.hpp"
#include "sim/base/identity.hpp"
#include "sim/base/money.hpp"
#include "sim/ledger/divide.hpp"

#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <variant>
#include <vector>

namespace models::common {

/// The points of those who made something together: the inventor's first, at least one, then those
/// of the contributors, none negative. Up to a million people with up to a million points each.
using Points = std::span<const std::int64_t>;

/// A royalty rule turns points into whole weights, of which one at least is positive.
template <class R>
concept RoyaltyRule = sim::Labelled<R> && requires(const R& rule, Points points) {
    { rule.weights(points) } -> std::same_as<std::vector<std::int64_t>>;
};

struct Influence {
    double inventor = 0.6;

    static constexpr std::string_view label = "influence";
    static constexpr std::string_view doc =
        "The inventor has a fixed share; contributors have the rest in proportion to the points of "
        "their contributions.";
    [[nodiscard]] std::vector<std::int64_t> weights(Points points) const {
        constexpr std::int64_t whole = 1'000'000;
        std::int64_t others = 0;
        for (const std::int64_t point : points.subspan(1)) others += point;
        const auto own = static_cast<std::int64_t>(std::nearbyint(inventor * whole));
        std::vector<std::int64_t> all{others == 0 ? 1 : own * others};
        for (const std::int64_t point : points.subspan(1)) all.push_back((whole - own) * point);
        return all;
    }
    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&Influence::inventor>("Share of the inventor where others contributed.",
                                             sim::unit::share, sim::bounds::share, "quirky2014")};
    }
};

struct EqualShares {
    static constexpr std::string_view label = "equal";
    static constexpr std::string_view doc =
        "The inventor and each contributor have the same, whatever they contributed.";
    [[nodiscard]] std::vector<std::int64_t> weights(Points points) const {
        std::vector<std::int64_t> all;
        for (const std::int64_t point : points) all.push_back(point > 0);
        all[0] = 1;
        return all;
    }
    static constexpr auto fields() { return sim::Fields{}; }
};

struct InventorTakesAll {
    static constexpr std::string_view label = "inventor_takes_all";
    static constexpr std::string_view doc = "Contributors have nothing.";
    [[nodiscard]] std::vector<std::int64_t> weights(Points points) const {
        std::vector<std::int64_t> all(points.size());
        all[0] = 1;
        return all;
    }
    static constexpr auto fields() { return sim::Fields{}; }
};

/// The game: nothing is made without the inventor, whose idea is worth `b`; a contribution of `a_i`
/// points adds so much, and any two of them `synergy a_i a_j` more,
///
///     v(S) = b + sum_i a_i + synergy sum_{i<j} a_i a_j   over i, j in S;   0 without the inventor.
///
/// It is a sum of unanimity games, each shared equally by those it needs, hence exactly
///
///     phi_0 = b + A/2 + synergy P/3,   phi_i = a_i/2 + synergy a_i (A - a_i)/3,
///
/// with A the sum of the a_i and P that of their products by pairs.
struct ShapleyValue {
    double synergy = 0;

    static constexpr std::string_view label = "shapley";
    static constexpr std::string_view doc =
        "Each has the Shapley value of the game in which nothing is made without the inventor, "
        "contributions add their points, and any two of them a little more (Shapley 1953).";

    /// The values, in points.
    [[nodiscard]] std::vector<double> values(Points points) const {
        double all = 0;
        double squares = 0;
        for (const std::int64_t point : points.subspan(1)) {
            const auto a = static_cast<double>(point);
            all += a;
            squares += a * a;
        }
        const double pairs = (all * all - squares) / 2;
        std::vector<double> phi{static_cast<double>(points[0]) + all / 2 + synergy * pairs / 3};
        for (const std::int64_t point : points.subspan(1)) {
            const auto a = static_cast<double>(point);
            phi.push_back(a / 2 + synergy * a * (all - a) / 3);
        }
        return phi;
    }
    /// The values as whole numbers, to a thousand millionth of their sum.
    [[nodiscard]] std::vector<std::int64_t> weights(Points points) const {
        const std::vector<double> phi = values(points);
        double sum = 0;
        for (const double one : phi) sum += one;
        std::vector<std::int64_t> all;
        for (const double one : phi)
            all.push_back(static_cast<std::int64_t>(std::nearbyint(one / sum * 1e9)));
        return all;
    }
    static constexpr auto fields() {
        return sim::Fields{sim::given<&ShapleyValue::synergy>(
            "What two contributions of a point each add together beyond their points.",
            sim::unit::none, {0, 1}, "assumed")};
    }
};

/// The royalty rules that a scenario may choose from.
using Royalty = std::variant<Influence, EqualShares, InventorTakesAll, ShapleyValue>;

static_assert(RoyaltyRule<Influence> && RoyaltyRule<EqualShares> && RoyaltyRule<InventorTakesAll> &&
              RoyaltyRule<ShapleyValue> && sim::Choice<Royalty>);

/// What each has of an amount: the inventor first, the parts adding up to the cent.
inline std::vector<sim::Money> royalties(const Royalty& royalty, sim::Money amount, Points points,
                                         std::span<const sim::Identity> who) {
    const auto weights =
        std::visit([&](const auto& rule) { return rule.weights(points); }, royalty);
    return sim::divide(amount, weights, who);
}

/// The share that an inventor may expect whose contributors together have as many points as the
/// inventor, and `others` of them.
inline double expected_inventor_share(const Royalty& royalty, std::size_t others) {
    constexpr std::int64_t each = 100;
    std::vector<std::int64_t> points(others + 1, each);
    points[0] = each * static_cast<std::int64_t>(others > 0 ? others : 1);
    const auto weights =
        std::visit([&](const auto& rule) { return rule.weights(points); }, royalty);
    double all = 0;
    for (const std::int64_t weight : weights) all += static_cast<double>(weight);
    return static_cast<double>(weights[0]) / all;
}

} // namespace models::common
