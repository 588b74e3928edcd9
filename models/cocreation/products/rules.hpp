// SPDX-License-Identifier: Apache-2.0
#pragma once
// How ideas are chosen, become products and are sold, and who owns the platform: the parameters.

#include "models/common/ownership.hpp"
#include "models/common/royalty.hpp"
#include "sim/base/fields.hpp"

#include <array>
#include <cstdint>
#include <string_view>
#include <variant>

namespace models::cocreation {

/// Which ideas the platform chooses, every Monday.
struct Selection {
    std::uint32_t chosen = 1;
    std::uint32_t least_days = 7;
    double votes = 1;
    double quality = 1;
    double noise = 0.65;

    static constexpr auto fields() {
        using S = Selection;
        return sim::Fields{
            sim::given<&S::chosen>("Ideas chosen each week.", sim::unit::none, {0, 1'000'000},
                                   "quirky2014"),
            sim::given<&S::least_days>("Days on show before an idea may be chosen.",
                                       sim::unit::days, {0, 366}, "assumed"),
            sim::given<&S::votes>("Weight of ln(1 + votes) in the score.", sim::unit::none,
                                  {-100, 100}, "salminen2015"),
            sim::given<&S::quality>("Weight of quality, as the staff sees it.", sim::unit::none,
                                    {-100, 100}, "assumed"),
            sim::given<&S::noise>("Standard deviation of all else in the score.", sim::unit::none,
                                  {0, 100}, "salminen2015"),
        };
    }
};

/// What becomes of chosen ideas.
struct Development {
    double months = 6;
    double cost = 60'000;
    double cost_spread = 0.7;
    double success = -2.1;
    double quality = 0.8;

    static constexpr auto fields() {
        using D = Development;
        return sim::Fields{
            sim::given<&D::months>("How long it takes.", sim::unit::months, {0, 120}, "assumed"),
            sim::given<&D::cost>("Median of its cost.", sim::unit::money, sim::bounds::amount,
                                 "assumed"),
            sim::given<&D::cost_spread>("Standard deviation of the logarithm of its cost.",
                                        sim::unit::none, {0, 3}, "assumed"),
            sim::given<&D::success>("Log-odds that an idea of quality 0 ends as a product.",
                                    sim::unit::none, {-50, 50}, "quirky2014"),
            sim::given<&D::quality>("How these log-odds rise with quality.", sim::unit::none,
                                    {0, 50}, "assumed"),
        };
    }
};

/// How products sell.
struct Sales {
    double units = 60;
    double spread = 2;
    double quality = 1.2;
    double months = 18;
    double direct = 0.3;
    double wholesale = 0.5;
    double withdrawn = 0.05;

    static constexpr auto fields() {
        using S = Sales;
        return sim::Fields{
            sim::given<&S::units>("Median of the units that a new product of quality 0 sells in "
                                  "its first month.",
                                  sim::unit::none, {0, 100'000'000}, "quirky2014"),
            sim::given<&S::spread>("Standard deviation of its logarithm: how heavy the tail is.",
                                   sim::unit::none, {0, 4}, "quirky2014"),
            sim::given<&S::quality>("How that logarithm rises with quality.", sim::unit::none,
                                    {0, 10}, "assumed"),
            sim::given<&S::months>("Months in which sales fall by the factor e.", sim::unit::months,
                                   {0.1, 1'200}, "assumed"),
            sim::given<&S::direct>("Share of units sold by the platform itself.", sim::unit::share,
                                   sim::bounds::share, "assumed"),
            sim::given<&S::wholesale>("What retailers pay, as a share of the price.",
                                      sim::unit::share, sim::bounds::share, "assumed"),
            sim::given<&S::withdrawn>("A product is withdrawn when its demand falls below this "
                                      "share of the first.",
                                      sim::unit::share, sim::bounds::share, "assumed"),
        };
    }
};

/// The platform makes products and sells them.
struct Make {
    double unit_cost = 0.3;
    double stock_months = 2;
    double foresight = 0.5;

    static constexpr std::string_view label = "make";
    static constexpr std::string_view doc =
        "The platform develops, makes and sells what the community invents: it bears the cost of "
        "production and what stays in stock.";
    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&Make::unit_cost>("Cost of a unit, as a share of its price.",
                                         sim::unit::share, sim::bounds::share, "assumed"),
            sim::given<&Make::stock_months>("Months of expected sales in a lot.", sim::unit::months,
                                            {0.1, 120}, "assumed"),
            sim::given<&Make::foresight>("How much of the logarithm of a product's demand is known "
                                         "before it is on sale.",
                                         sim::unit::share, sim::bounds::share, "assumed"),
        };
    }
};

/// Others make the products.
struct Licence {
    double fee = 0.1;
    double development = 0.2;

    static constexpr std::string_view label = "licence";
    static constexpr std::string_view doc =
        "Manufacturers develop, make and sell the products under a licence, for a share of sales.";
    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&Licence::fee>("Share of sales that manufacturers pay the platform.",
                                      sim::unit::share, sim::bounds::share, "quirkyroyalties"),
            sim::given<&Licence::development>("Share of the cost of development that the platform "
                                              "still bears.",
                                              sim::unit::share, sim::bounds::share, "assumed"),
        };
    }
};

using Production = std::variant<Make, Licence>;
static_assert(sim::Choice<Production>);

/// Royalties: how much of which sales, and who has it.
struct RoyaltyTerms {
    double direct = 0.3;
    double retail = 0.1;
    common::Royalty shared = common::Influence{};

    static constexpr auto fields() {
        using T = RoyaltyTerms;
        return sim::Fields{
            sim::given<&T::direct>("Share of direct sales that goes to the community.",
                                   sim::unit::share, sim::bounds::share, "quirkyroyalties"),
            sim::given<&T::retail>("Share of what retailers pay.", sim::unit::share,
                                   sim::bounds::share, "quirkyroyalties"),
            sim::given<&T::shared>("How inventor and contributors share it."),
        };
    }
};

/// The platform as a firm.
struct Platform {
    double capital = 3'000'000;
    double overhead = 50'000;
    Production production = Make{};
    common::Ownership ownership = common::InvestorOwned{0};

    static constexpr auto fields() {
        using P = Platform;
        return sim::Fields{
            sim::given<&P::capital>("Paid in before the first day.", sim::unit::money,
                                    sim::bounds::amount, "assumed"),
            sim::given<&P::overhead>("Costs of each month beside products.", sim::unit::money,
                                     sim::bounds::amount, "assumed"),
            sim::given<&P::production>("Who makes the products."),
            sim::given<&P::ownership>("Who owns the platform."),
        };
    }
};

} // namespace models::cocreation
