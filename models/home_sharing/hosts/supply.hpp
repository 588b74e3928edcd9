// SPDX-License-Identifier: Apache-2.0
#pragma once
// Parameters of the platform, of hosts and hotels, and of what they owe the law.

#include "models/home_sharing/hosts/careers.hpp"
#include "models/home_sharing/hosts/opening.hpp"
#include "models/home_sharing/hosts/pricing.hpp"
#include "models/home_sharing/hotels/hotel_rules.hpp"
#include "models/home_sharing/money/platform_fee.hpp"
#include "models/home_sharing/search/ranking.hpp"
#include "models/home_sharing/stays/cancellation.hpp"
#include "models/home_sharing/units.hpp"
#include "sim/base/fields.hpp"
#include "sim/ledger/split.hpp"

#include <array>
#include <optional>
#include <string_view>
#include <vector>

namespace models::home_sharing {

namespace unit = sim::unit;
namespace bounds = sim::bounds;

/// How the platform runs the market.
struct Platform {
    sim::Sharing sharing = sim::Commission{};
    Ranking ranking = Ranking::relevance;
    double instant = 0.6;
    double acceptance = 0.85;
    double cost = 0;
    std::optional<double> professional_instant;
    FeeRule fee_rule = FeeRule::fixed;
    double highest_fee = 0.3;

    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&Platform::sharing>("Who gets what of a payment."),
            sim::given<&Platform::ranking>("What the search page sorts by."),
            sim::given<&Platform::instant>("Share of hosts who let guests book without asking.",
                                           unit::share, bounds::share, "memory"),
            sim::given<&Platform::acceptance>(
                "Chance that another host accepts a guest in good standing.", unit::share,
                bounds::share, "memory"),
            sim::given<&Platform::cost>("Share of hosts' prices that running the platform costs.",
                                        unit::share, bounds::share, "assumed"),
            sim::given<&Platform::professional_instant>(
                "Share of professionals who let guests book without asking; as other hosts if not "
                "given.",
                unit::share, bounds::share, "assumed"),
            sim::given<&Platform::fee_rule>(
                "Who sets what guests pay on top: fixed (the sharing rule) or profit_maximising "
                "(the platform, every New Year, by what it saw of demand)."),
            sim::given<&Platform::highest_fee>(
                "Most that a platform which sets it asks of guests, as a share of the price.",
                unit::share, bounds::share, "assumed"),
        };
    }
};

/// Who lets, at what price.
struct Supply {
    double professional_listings = 3;
    double quality_a = 7.97;
    double quality_b = 1.47;
    double reliability_a = 40;
    double reliability_b = 1;
    double home_cost = 25;
    double room_cost = 12;
    double cost_spread = 0.5;
    double peak_pricing = 0.3;
    double professional_peak_pricing = 1.0;
    double reprice_chance = 0.05;
    double professional_reprice_chance = 0.6;
    double price_response = 0.6;
    double target_occupancy = 0.33;
    double longest_stay = 60;
    double own_use = 0.3;
    double professional_own_use = 0.1;
    double exit_hazard = 0.03;
    double professional_exit = 0.864;
    double entry_exit_response = 2;
    double season_elasticity = 1.1;
    double credibility = 100;
    Pricing pricing = Heuristic{};
    Pricing professional_pricing = Heuristic{};
    double pricing_adoption = 1;
    Opening opening = ByWeeks{};
    News news;
    Leaving leaving;
    Management management;
    Cancellation cancellation;

    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&Supply::professional_listings>(
                "A host with that many listings or more works as a professional.", unit::listings,
                {2, 1000}, "assumed"),
            sim::given<&Supply::quality_a>("Beta distribution of quality: first parameter.",
                                           unit::none, bounds::positive, "dendorfer2023"),
            sim::given<&Supply::quality_b>("Beta distribution of quality: second parameter.",
                                           unit::none, bounds::positive, "dendorfer2023"),
            sim::given<&Supply::reliability_a>(
                "Beta distribution of the chance that a stay goes right: "
                "first parameter.",
                unit::none, bounds::positive, "assumed"),
            sim::given<&Supply::reliability_b>("The same: second parameter.", unit::none,
                                               bounds::positive, "assumed"),
            sim::given<&Supply::home_cost>("Median cost of hosting a night in an entire home.",
                                           unit::money_per_night, bounds::amount, "assumed"),
            sim::given<&Supply::room_cost>("Median cost of hosting a night in one's own home.",
                                           unit::money_per_night, bounds::amount, "assumed"),
            sim::given<&Supply::cost_spread>("Standard deviation of the logarithm of that cost.",
                                             unit::none, {0, 3}, "assumed"),
            sim::given<&Supply::peak_pricing>(
                "Elasticity of a casual host's quote to seasonal demand.", unit::none, {0, 5},
                "assumed"),
            sim::given<&Supply::professional_peak_pricing>("The same of a professional.",
                                                           unit::none, {0, 5}, "li2016"),
            sim::given<&Supply::reprice_chance>(
                "Chance a week that a casual host looks at the price.", unit::share, bounds::share,
                "assumed"),
            sim::given<&Supply::professional_reprice_chance>("The same of a professional.",
                                                             unit::share, bounds::share, "assumed"),
            sim::given<&Supply::price_response>(
                "Logarithm of price per unit of occupancy above target.", unit::none,
                bounds::not_negative, "assumed"),
            sim::given<&Supply::target_occupancy>(
                "Share of the coming four weeks that a host means to let.", unit::share,
                bounds::share, "assumed"),
            sim::given<&Supply::longest_stay>("Most nights that a host lets at once.", unit::nights,
                                              {1, 120}, "assumed"),
            sim::given<&Supply::own_use>("Share of weeks that a casual host keeps for other uses.",
                                         unit::share, bounds::share, "assumed"),
            sim::given<&Supply::professional_own_use>("The same of a professional.", unit::share,
                                                      bounds::share, "assumed"),
            sim::given<&Supply::exit_hazard>(
                "Chance a month that a listing closes in ordinary times.", unit::per_month,
                {0, 0.5}, "listingslife2022"),
            sim::given<&Supply::professional_exit>(
                "That chance of a professional against a casual host.", unit::none,
                bounds::not_negative, "li2016"),
            sim::given<&Supply::entry_exit_response>(
                "Elasticity of entry, and of staying, to takings "
                "against those at the start.",
                unit::none, bounds::not_negative, "assumed"),
            sim::given<&Supply::season_elasticity>(
                "Elasticity of a listing's takings to seasonal demand, by which takings of "
                "different months are compared.",
                unit::none, {0, 5}, "calibrated"),
            sim::given<&Supply::credibility>(
                "Homes of a neighbourhood whose takings tell hosts as much as those of the city.",
                unit::listings, bounds::not_negative, "assumed"),
            sim::given<&Supply::pricing>("How casual hosts set the price of an average night."),
            sim::given<&Supply::professional_pricing>("The same of professionals."),
            sim::given<&Supply::pricing_adoption>(
                "Share of hosts who go by that rule; the others go by the heuristic.", unit::share,
                bounds::share, "assumed"),
            sim::given<&Supply::opening>("How hosts decide which weeks to let."),
            sim::given<&Supply::news>("From whom those who might let hear what it brings."),
            sim::given<&Supply::leaving>("What makes hosts stop."),
            sim::given<&Supply::management>("What running many homes is worth."),
            sim::given<&Supply::cancellation>("Stays that are called off."),
        };
    }
};

/// The rule of a class of hosts.
inline const Pricing& pricing_of(const Supply& supply, bool professional) {
    return professional ? supply.professional_pricing : supply.pricing;
}

/// What hotels do.
struct Hotels {
    double background = 0.95;
    double background_spread = 0.04;
    double price_response = 0.5;
    HotelPricing pricing = Fullness{};
    std::vector<HotelTier> tiers{{}};
    double wage = 0;
    HotelBuilding building;

    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&Hotels::background>("Share of occupied rooms taken by people who would not "
                                            "consider a home.",
                                            unit::share, bounds::share, "assumed"),
            sim::given<&Hotels::background_spread>(
                "Standard deviation of that demand by night, as a share "
                "of rooms.",
                unit::share, bounds::share, "assumed"),
            sim::given<&Hotels::price_response>(
                "Logarithm of rate per unit of occupancy above the usual.", unit::none,
                bounds::not_negative, "assumed"),
            sim::given<&Hotels::pricing>(
                "How rates follow bookings: by how full a night is, or by pickup.", unit::none,
                bounds::any, "talluri2004"),
            sim::given<&Hotels::tiers>("What rooms take, by tier."),
            sim::given<&Hotels::wage>("What a full-time job costs a hotel, a year.", unit::money,
                                      bounds::not_negative, "assumed"),
            sim::given<&Hotels::building>("How rooms follow profit in the long run."),
        };
    }
};

/// What a night is taxed, and who pays it.
struct Tax {
    double rate = 0.1475;
    double per_night = 3.5;
    double declared = 0.05;

    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&Tax::rate>("Tax on a night, hotels and homes alike.", unit::share,
                                   bounds::share, "nyctax2019"),
            sim::given<&Tax::per_night>("Flat tax on a night.", unit::money_per_night,
                                        bounds::not_negative, "nyctax2019"),
            sim::given<&Tax::declared>("Share of hosts who collect it.", unit::share, bounds::share,
                                       "bibler2021"),
        };
    }
};

/// What hosts weigh before they obey.
struct Compliance {
    double hidden_demand = 0.35;
    double aversion = 1.5;
    double propensity_a = 2;
    double propensity_b = 2;
    double other_use = 0.6;

    /// Worth of the next best use of a host's home against letting it, with that draw (uniform on
    /// 0 to 1). Revealed preference: of all owners those let for whom it is below one.
    [[nodiscard]] float next_best(double draw) const {
        constexpr double spread = 0.5; // of the logarithm, over all owners
        constexpr double below_one = 1 - 0x1p-24;
        const double letting = sim::math::normal(-sim::math::log(other_use) / spread);
        const double worth =
            other_use * sim::math::exp(spread * sim::math::inverse_normal(draw * letting));
        return static_cast<float>(std::min(worth, below_one));
    }
    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&Compliance::hidden_demand>(
                "Guests who find a home let behind the law's back, "
                "against before.",
                unit::share, bounds::share, "assumed"),
            sim::given<&Compliance::aversion>("Weight of an expected fine against money in hand.",
                                              unit::none, bounds::not_negative, "assumed"),
            sim::given<&Compliance::propensity_a>(
                "Beta distribution of the wish to obey: first parameter.", unit::none,
                bounds::positive, "assumed"),
            sim::given<&Compliance::propensity_b>("The same: second parameter.", unit::none,
                                                  bounds::positive, "assumed"),
            sim::given<&Compliance::other_use>(
                "Worth of an entire home in its next best use, against what letting it to guests "
                "pays, for the median owner. Log-normal over owners; those for whom it is 1 or "
                "more do not let, for who lets has shown that letting pays.",
                unit::share, {0, 10}, "assumed"),
        };
    }
};

} // namespace models::home_sharing
