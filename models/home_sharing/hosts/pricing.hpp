// SPDX-License-Identifier: Apache-2.0
#pragma once
// How hosts set what an average night costs: by a rule of thumb, by what the neighbours ask, by
// trial and error, or by a pricing tool.

#include "sim/base/fields.hpp"
#include "sim/choice/markup.hpp"
#include "sim/random/stream.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace models::home_sharing {

namespace unit = sim::unit;
namespace bounds = sim::bounds;

struct Heuristic {
    static constexpr std::string_view label = "heuristic";
    static constexpr std::string_view doc =
        "The reference price, moved by the occupancy of late: supply.price_response and "
        "supply.target_occupancy.";
    static constexpr auto fields() { return sim::Fields{}; }
};

struct Neighbours {
    double quantile = 0.5;

    static constexpr std::string_view label = "neighbours";
    static constexpr std::string_view doc =
        "A quantile of what comparable homes ask beyond what guests agree they are worth, "
        "plus what the own home is worth.";
    static constexpr auto fields() {
        return sim::Fields{sim::given<&Neighbours::quantile>(
            "Place among active listings of the zone and kind, after what guests agree each is "
            "worth is taken off: 0 asks what the cheapest asks, 1 what the dearest does.",
            unit::share, bounds::share, "assumed")};
    }
};

struct Learning {
    double step = 0.05;
    double weeks = 8;
    double experiment = 0.1;

    static constexpr std::string_view label = "learning";
    static constexpr std::string_view doc =
        "Trial and error: a price is tried for some weeks; if profit was higher than under "
        "the last one, the next step goes the same way, else back (win-continue, "
        "lose-reverse).";

    /// A price, and the profit a day that it brought.
    struct Trial {
        double price = 0;
        double profit = 0;
    };
    /// What is asked next; the first move, and an experiment, go by a coin. A price that sold
    /// nothing was too high.
    [[nodiscard]] double next(const Trial& before, const Trial& now, sim::Stream draws) const {
        const bool tossed = draws.chance(experiment);
        const bool coin = draws.chance(0.5);
        const bool blind = tossed || before.price <= 0 || now.price == before.price;
        const bool right = (now.price > before.price) == (now.profit >= before.profit);
        const bool up = now.profit > 0 && (blind ? coin : right);
        return now.price * sim::math::exp(up ? step : -step);
    }
    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&Learning::step>("Change of the logarithm of price at a step.", unit::none,
                                        {0.001, 0.5}, "assumed"),
            sim::given<&Learning::weeks>("Weeks that a price is tried before the next step.",
                                         unit::weeks, {1, 104}, "assumed"),
            sim::given<&Learning::experiment>("Chance that a step goes by a coin.", unit::share,
                                              bounds::share, "huck2004"),
        };
    }
};

/// What a pricing tool sees of the nights from today on.
struct NightsAhead {
    std::vector<double> season; ///< how sought each is, against the mean of the year
    std::vector<double> pickup; ///< how fast it fills up
    double cost = 0;            ///< of a night, against the reference price, over homes
};

/// How fast each night fills up against the fortnights before and after it, once the season is
/// taken off: above one, something is on that the season does not know. `taken` are nights taken
/// over all homes.
std::vector<double> pickup(std::span<const double> taken, std::span<const double> season,
                           double homes);

struct Algorithmic {
    double elasticity = 1.5;
    double fullness = 0.5;

    static constexpr std::string_view label = "algorithmic";
    static constexpr std::string_view doc =
        "A pricing tool: the price that maximises margin times chance of a sale, by a logit "
        "whose odds rise with the season of the night, with how fast all homes fill up, and "
        "with how full the listing is.";

    /// What a home asks of a night whose odds of a sale at the reference price are known; `cost` is
    /// what must come in for a night to pay, before fees.
    [[nodiscard]] double price(double reference, double cost, double log_odds) const {
        const double slope = elasticity / reference;
        const double at_cost = log_odds + slope * (reference - cost);
        return cost + sim::logit_markup(at_cost) / slope;
    }
    /// What a home of average cost asks of each night against an average one; all homes of the tool
    /// share it.
    [[nodiscard]] std::vector<double> against_average(const NightsAhead& ahead,
                                                      double usual_log_odds) const;
    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&Algorithmic::elasticity>(
                "Elasticity of the odds of a sale to price, at the reference price.", unit::none,
                {0.2, 20}, "assumed"),
            sim::given<&Algorithmic::fullness>(
                "Elasticity of these odds to nights taken against what is usual: those of the "
                "listing in the coming four weeks, and those of all homes on the night.",
                unit::none, {0, 5}, "assumed"),
        };
    }
};

/// How prices are set.
using Pricing = std::variant<Heuristic, Neighbours, Learning, Algorithmic>;
static_assert(sim::Choice<Pricing>);

// The places of the rules that need more than their parameters.
inline constexpr std::uint8_t neighbours_rule = 1;
inline constexpr std::uint8_t learning_rule = 2;
inline constexpr std::uint8_t tool_rule = 3;
static_assert(std::is_same_v<std::variant_alternative_t<neighbours_rule, Pricing>, Neighbours> &&
              std::is_same_v<std::variant_alternative_t<learning_rule, Pricing>, Learning> &&
              std::is_same_v<std::variant_alternative_t<tool_rule, Pricing>, Algorithmic>);

/// The least that a host asks of an average night.
inline constexpr double lowest_price = 1;

/// Rows of prices of nights: casual hosts, professionals, and each of them with a pricing tool.
inline constexpr std::size_t quotings = 4;
constexpr std::uint8_t quoting_of(bool professional, bool tool) {
    return static_cast<std::uint8_t>((professional ? 1 : 0) + (tool ? 2 : 0));
}

/// What comparable homes ask beyond what they are worth, from the lowest up.
class Comparables {
public:
    explicit Comparables(std::vector<double> asked) : asked_(std::move(asked)) {
        std::ranges::sort(asked_);
    }
    /// The quantile among the others: `own` is left out once. Between two, in proportion.
    [[nodiscard]] std::optional<double> quantile(double share, std::optional<double> own) const {
        auto skipped = asked_.size();
        if (own)
            skipped =
                static_cast<std::size_t>(std::ranges::lower_bound(asked_, *own) - asked_.begin());
        const std::size_t others = asked_.size() - (skipped < asked_.size() ? 1 : 0);
        if (others == 0) return std::nullopt;
        const auto at = [&](std::size_t rank) { return asked_[rank < skipped ? rank : rank + 1]; };
        const double place = share * static_cast<double>(others - 1);
        const auto below = static_cast<std::size_t>(place);
        const double rest = place - static_cast<double>(below);
        return rest > 0 ? (1 - rest) * at(below) + rest * at(below + 1) : at(below);
    }

private:
    std::vector<double> asked_;
};

/// What nights cost against an average one: running sums, so that a stay is one subtraction.
class NightPrices {
public:
    NightPrices() = default;
    NightPrices(sim::Day first, std::span<const double> of_nights) : first_(first), sums_{0} {
        for (const double one : of_nights) sums_.push_back(sums_.back() + one);
    }
    /// What `nights` from `first` cost, in average nights; nothing where no tool looks at them.
    [[nodiscard]] double nights(sim::Day first, int nights) const {
        if (sums_.empty()) return 0;
        const auto from = static_cast<std::size_t>(first - first_);
        return sums_[from + static_cast<std::size_t>(nights)] - sums_[from];
    }

private:
    sim::Day first_;
    std::vector<double> sums_;
};

} // namespace models::home_sharing
