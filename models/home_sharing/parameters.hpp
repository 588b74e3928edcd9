// SPDX-License-Identifier: Apache-2.0
#pragma once
// Everything a scenario of the lodging market may say, with unit, range and source; nothing else in
// the project repeats it.

#include "models/home_sharing/measures.hpp"
#include "sim/ledger/split.hpp"
#include "sim/trust/review.hpp"
#include "sim/trust/rules.hpp"

#include <string>
#include <vector>

namespace models::home_sharing {

namespace unit = sim::unit;
namespace bounds = sim::bounds;

/// A CSV file, by its path relative to the document that names it.
struct TableFile {
    std::string table;
    static constexpr auto fields() {
        return std::tuple{sim::given<&TableFile::table>("Path of a CSV file.")};
    }
};

/// What to do with rows of a listings file that cannot be used.
enum class BadRows { refuse, skip };
constexpr std::array<std::string_view, 2> names(BadRows) { return {"refuse", "skip"}; }

/// Where the city comes from.
struct Population {
    TableFile listings;
    TableFile hosts;
    TableFile hotels;
    TableFile boroughs;
    TableFile season;
    TableFile neighbourhoods;
    BadRows bad_rows = BadRows::refuse;
    std::int64_t travellers = 1'500;

    static constexpr auto fields() {
        return std::tuple{
            sim::given<&Population::listings>(
                "Neighbourhood by kind (counts, log prices, minimum nights, place), or a file with "
                "one listing a row (the columns of 2019, or the compact ones)."),
            sim::given<&Population::hosts>("Hosts by number of listings; needed with the table by "
                                           "neighbourhood and kind."),
            sim::given<&Population::hotels>("Borough by tier: rooms, occupancy, rate."),
            sim::given<&Population::boroughs>("Households and incomes by borough."),
            sim::given<&Population::season>("Demand and hotel rates by month and weekday."),
            sim::given<&Population::neighbourhoods>(
                "Borough of each neighbourhood; needed with a listings file that does not say it."),
            sim::given<&Population::bad_rows>("Rows of a listings file that cannot be used: refuse the "
                                              "file, or skip them and say so in the result."),
            sim::given<&Population::travellers>("People who may consider a home, simulated one by one.",
                                                unit::people, {1, 50'000'000}, "assumed"),
        };
    }
};

/// Who travels, and how they decide.
struct Demand {
    double trips_per_year = 1.2;
    double mean_lead = 40;
    double lead_shape = 0.75;
    double price_coefficient = 0.0105;
    double price_spread = 0.35;
    double quality_weight = 3.79;
    double quality_strength = 3;
    double loss = 120;
    double home_appeal = 0.0;
    double room_appeal = 0.0;
    double hotel_appeal = 0.0;
    double hedonic = 0.8;
    double variety = 0.3;
    double home_taste_spread = 0.8;
    double within_homes = 0.7;
    double within_rooms = 0.7;
    double within_hotels = 0.6;
    double distance_weight = 0.05;
    double zone_price_weight = 1.0;
    double zone_availability_weight = 0.5;
    std::int64_t consideration = 20;
    double ranking_temperature = 0.3;
    std::int64_t rounds = 3;
    double trust_learning = 0.1;

    static constexpr auto fields() {
        return std::tuple{
            sim::given<&Demand::trips_per_year>(
                "Searches for a bed in the city by a person who may consider a home.",
                unit::trips_per_year, {0.01, 50}, "assumed"),
            sim::given<&Demand::mean_lead>("Mean days from booking to arrival.", unit::days, {0, 300},
                                           "assumed"),
            sim::given<&Demand::lead_shape>("Shape of the Gamma distribution of those days.", unit::none,
                                            {0.1, 10}, "leadtime2026"),
            sim::given<&Demand::price_coefficient>("Utility lost per unit of currency and night.",
                                                   unit::per_money, bounds::positive, "dendorfer2023"),
            sim::given<&Demand::price_spread>("Standard deviation of its logarithm over people; the "
                                              "coefficient is cut at a quarter and at four times the "
                                              "median.",
                                              unit::none, {0, 2}, "assumed"),
            sim::given<&Demand::quality_weight>("Utility of quality one over quality zero.", unit::utility,
                                                bounds::not_negative, "dendorfer2023"),
            sim::given<&Demand::quality_strength>("Reviews that the prior of quality is worth.", unit::none,
                                                  bounds::positive, "assumed"),
            sim::given<&Demand::loss>("What a stay that goes wrong costs the guest.", unit::money,
                                      bounds::not_negative, "assumed"),
            sim::given<&Demand::home_appeal>("Taste for an entire home over staying away.", unit::utility,
                                             bounds::any, "calibrated"),
            sim::given<&Demand::room_appeal>("Taste for a room in a home over staying away.",
                                             unit::utility, bounds::any, "calibrated"),
            sim::given<&Demand::hotel_appeal>("Taste for a hotel over staying away.", unit::utility,
                                              bounds::any, "calibrated"),
            sim::given<&Demand::hedonic>("Share of a price difference between homes of a neighbourhood "
                                         "that guests agree is worth paying.",
                                         unit::share, bounds::share, "assumed"),
            sim::given<&Demand::variety>("How much a choice among more homes is worth: 1 as if all were "
                                         "seen, 0 as if only the list shown existed.",
                                         unit::share, bounds::share, "mcfadden1978"),
            sim::given<&Demand::home_taste_spread>("Standard deviation over people of the taste for homes "
                                                   "against hotels.",
                                                   unit::utility, bounds::not_negative, "assumed"),
            sim::given<&Demand::within_homes>("Dissimilarity of entire homes (1: as different as any two "
                                              "options).",
                                              unit::none, {0.05, 1}, "assumed"),
            sim::given<&Demand::within_rooms>("Dissimilarity of rooms in homes.", unit::none, {0.05, 1},
                                              "assumed"),
            sim::given<&Demand::within_hotels>("Dissimilarity of hotel tiers.", unit::none, {0.05, 1},
                                               "assumed"),
            sim::given<&Demand::distance_weight>("Utility lost per kilometre from the centre by business "
                                                 "travellers, when they choose a neighbourhood.",
                                                 unit::none, bounds::not_negative, "assumed"),
            sim::given<&Demand::zone_price_weight>("Elasticity of the choice of a neighbourhood to its "
                                                   "mean quote of last week.",
                                                   unit::none, bounds::not_negative, "assumed"),
            sim::given<&Demand::zone_availability_weight>("The same to the share of homes still free.",
                                                          unit::none, bounds::not_negative, "assumed"),
            sim::given<&Demand::consideration>("Homes that a guest looks at.", unit::listings, {1, 64},
                                               "assumed"),
            sim::given<&Demand::ranking_temperature>("How freely the list departs from its ranking.",
                                                     unit::none, {0.01, 100}, "assumed"),
            sim::given<&Demand::rounds>("Requests a guest makes before giving up on homes.", unit::none,
                                        {1, 8}, "assumed"),
            sim::given<&Demand::trust_learning>("How far one stay moves a guest's trust in hosts.",
                                                unit::share, bounds::share, "assumed"),
        };
    }
};

/// A kind of trip.
struct Segment {
    std::string name;
    double share = 1;
    double mean_nights = 3.6;
    double long_stays = 0.015;
    double party = 2;
    double price_factor = 1;
    double lead_factor = 1;
    double home_taste = 0;

    static constexpr auto fields() {
        return std::tuple{
            sim::given<&Segment::name>("What tables call it; 'business' keeps near the centre."),
            sim::given<&Segment::share>("Share of people.", unit::share, bounds::share, "assumed"),
            sim::given<&Segment::mean_nights>("Mean nights of a stay under 28 nights.", unit::nights,
                                              {1, 20}, "katz2025"),
            sim::given<&Segment::long_stays>("Share of stays of 28 nights or more.", unit::share,
                                             bounds::share, "katz2025"),
            sim::given<&Segment::party>("Mean people in a party.", unit::people, {1, 8}, "assumed"),
            sim::given<&Segment::price_factor>("Price coefficient against the average person's.",
                                               unit::none, {0.05, 20}, "assumed"),
            sim::given<&Segment::lead_factor>("Days ahead against the average.", unit::none, {0.05, 5},
                                              "assumed"),
            sim::given<&Segment::home_taste>("Taste for homes over hotels against the average.",
                                             unit::utility, bounds::any, "assumed"),
        };
    }
};

/// What the search page sorts by.
enum class Ranking { relevance, reputation, price, random };
constexpr std::array<std::string_view, 4> names(Ranking) {
    return {"relevance", "reputation", "price", "random"};
}

/// How the platform runs the market.
struct Platform {
    sim::Sharing sharing = sim::Commission{};
    Ranking ranking = Ranking::relevance;
    double instant = 0.6;
    double acceptance = 0.85;

    static constexpr auto fields() {
        return std::tuple{
            sim::given<&Platform::sharing>("Who gets what of a payment."),
            sim::given<&Platform::ranking>("What the search page sorts by."),
            sim::given<&Platform::instant>("Share of hosts who let guests book without asking.",
                                           unit::share, bounds::share, "memory"),
            sim::given<&Platform::acceptance>("Chance that another host accepts a guest in good standing.",
                                              unit::share, bounds::share, "memory"),
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

    static constexpr auto fields() {
        return std::tuple{
            sim::given<&Supply::professional_listings>(
                "A host with that many listings or more works as a professional.", unit::listings,
                {2, 1000}, "assumed"),
            sim::given<&Supply::quality_a>("Beta distribution of quality: first parameter.", unit::none,
                                           bounds::positive, "dendorfer2023"),
            sim::given<&Supply::quality_b>("Beta distribution of quality: second parameter.", unit::none,
                                           bounds::positive, "dendorfer2023"),
            sim::given<&Supply::reliability_a>("Beta distribution of the chance that a stay goes right: "
                                               "first parameter.",
                                               unit::none, bounds::positive, "assumed"),
            sim::given<&Supply::reliability_b>("The same: second parameter.", unit::none,
                                               bounds::positive, "assumed"),
            sim::given<&Supply::home_cost>("Median cost of hosting a night in an entire home.",
                                           unit::money_per_night, bounds::not_negative, "assumed"),
            sim::given<&Supply::room_cost>("Median cost of hosting a night in one's own home.",
                                           unit::money_per_night, bounds::not_negative, "assumed"),
            sim::given<&Supply::cost_spread>("Standard deviation of the logarithm of that cost.",
                                             unit::none, {0, 3}, "assumed"),
            sim::given<&Supply::peak_pricing>("Elasticity of a casual host's quote to seasonal demand.",
                                              unit::none, {0, 5}, "assumed"),
            sim::given<&Supply::professional_peak_pricing>("The same of a professional.", unit::none,
                                                           {0, 5}, "li2016"),
            sim::given<&Supply::reprice_chance>("Chance a week that a casual host looks at the price.",
                                                unit::share, bounds::share, "assumed"),
            sim::given<&Supply::professional_reprice_chance>("The same of a professional.", unit::share,
                                                             bounds::share, "assumed"),
            sim::given<&Supply::price_response>("Logarithm of price per unit of occupancy above target.",
                                                unit::none, bounds::not_negative, "assumed"),
            sim::given<&Supply::target_occupancy>("Share of the coming four weeks that a host means to let.",
                                                  unit::share, bounds::share, "assumed"),
            sim::given<&Supply::longest_stay>("Most nights that a host lets at once.", unit::nights,
                                              {1, 120}, "assumed"),
            sim::given<&Supply::own_use>("Share of weeks that a casual host keeps for other uses.",
                                         unit::share, bounds::share, "assumed"),
            sim::given<&Supply::professional_own_use>("The same of a professional.", unit::share,
                                                      bounds::share, "assumed"),
            sim::given<&Supply::exit_hazard>("Chance a month that a listing closes in ordinary times.",
                                             unit::per_month, {0, 0.5}, "listingslife2022"),
            sim::given<&Supply::professional_exit>("That chance of a professional against a casual host.",
                                                   unit::none, bounds::not_negative, "li2016"),
            sim::given<&Supply::entry_exit_response>("Elasticity of entry, and of staying, to takings "
                                                     "against those at the start.",
                                                     unit::none, bounds::not_negative, "assumed"),
        };
    }
};

/// What hotels do.
struct Hotels {
    double background = 0.95;
    double background_spread = 0.04;
    double price_response = 0.5;

    static constexpr auto fields() {
        return std::tuple{
            sim::given<&Hotels::background>("Share of occupied rooms taken by people who would not "
                                            "consider a home.",
                                            unit::share, bounds::share, "assumed"),
            sim::given<&Hotels::background_spread>("Standard deviation of that demand by night, as a share "
                                                   "of rooms.",
                                                   unit::share, bounds::share, "assumed"),
            sim::given<&Hotels::price_response>("Logarithm of rate per unit of occupancy above the usual.",
                                                unit::none, bounds::not_negative, "assumed"),
        };
    }
};

/// What a night is taxed, and who pays it.
struct Tax {
    double rate = 0.1475;
    double per_night = 3.5;
    double declared = 0.05;

    static constexpr auto fields() {
        return std::tuple{
            sim::given<&Tax::rate>("Tax on a night, hotels and homes alike.", unit::share, bounds::share,
                                   "nyctax2019"),
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

    static constexpr auto fields() {
        return std::tuple{
            sim::given<&Compliance::hidden_demand>("Guests who find a home let behind the law's back, "
                                                   "against before.",
                                                   unit::share, bounds::share, "assumed"),
            sim::given<&Compliance::aversion>("Weight of an expected fine against money in hand.",
                                              unit::none, bounds::not_negative, "assumed"),
            sim::given<&Compliance::propensity_a>("Beta distribution of the wish to obey: first parameter.",
                                                  unit::none, bounds::positive, "assumed"),
            sim::given<&Compliance::propensity_b>("The same: second parameter.", unit::none,
                                                  bounds::positive, "assumed"),
            sim::given<&Compliance::other_use>("Worth of an entire home in its next best use, against its "
                                               "takings from guests, for the median host.",
                                               unit::share, bounds::not_negative, "assumed"),
        };
    }
};

/// The lodging market's parameters.
struct Parameters {
    Population population;
    Demand demand;
    std::vector<Segment> segments{{}};
    sim::Trust trust = sim::Reviews{};
    sim::Reviewing reviews;
    Platform platform;
    Supply supply;
    Hotels hotels;
    Tax tax;
    Compliance compliance;
    sim::Law<Measure> regulation;

    static constexpr auto fields() {
        return std::tuple{
            sim::given<&Parameters::population>("Where the city comes from."),
            sim::given<&Parameters::demand>("Who travels, and how they decide."),
            sim::given<&Parameters::segments>("Kinds of trips."),
            sim::given<&Parameters::trust>("What guests believe of hosts."),
            sim::given<&Parameters::reviews>("Who reviews, and with how many stars."),
            sim::given<&Parameters::platform>("How the platform runs the market."),
            sim::given<&Parameters::supply>("Who lets, at what price."),
            sim::given<&Parameters::hotels>("What hotels do."),
            sim::given<&Parameters::tax>("What a night is taxed."),
            sim::given<&Parameters::compliance>("What hosts weigh before they obey."),
            sim::given<&Parameters::regulation>("Measures with their dates."),
        };
    }
};

} // namespace models::home_sharing
