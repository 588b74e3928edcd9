// SPDX-License-Identifier: Apache-2.0
#pragma once
// Parameters of those who travel, and of their trips.

#include "models/home_sharing/demand/experience.hpp"
#include "models/home_sharing/units.hpp"
#include "sim/base/fields.hpp"

#include <array>
#include <optional>
#include <string>

namespace models::home_sharing {

namespace unit = sim::unit;
namespace bounds = sim::bounds;

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
    double ranking_temperature = 1;
    std::int64_t rounds = 3;
    double trust_learning = 0.1;
    double foreign = 0.336;
    Lessons learning;
    bool months_hold_events = true;
    double budget_spread = 0.6;
    double budget_by_means = 0.5;
    bool party_varies = false;
    double lead_by_means = 0;

    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&Demand::trips_per_year>(
                "Searches for a bed in the city by a person who may consider a home.",
                unit::trips_per_year, {0.01, 50}, "assumed"),
            sim::given<&Demand::mean_lead>("Mean days from booking to arrival.", unit::days,
                                           {0, 300}, "assumed"),
            sim::given<&Demand::lead_shape>("Shape of the Gamma distribution of those days.",
                                            unit::none, {0.1, 10}, "leadtime2026"),
            sim::given<&Demand::price_coefficient>("Utility lost per unit of currency and night.",
                                                   unit::per_money, bounds::positive,
                                                   "dendorfer2023"),
            sim::given<&Demand::price_spread>(
                "Standard deviation of its logarithm over people; the "
                "coefficient is cut at a quarter and at four times the "
                "median.",
                unit::none, {0, 2}, "assumed"),
            sim::given<&Demand::quality_weight>("Utility of quality one over quality zero.",
                                                unit::utility, bounds::not_negative,
                                                "dendorfer2023"),
            sim::given<&Demand::quality_strength>("Reviews that the prior of quality is worth.",
                                                  unit::none, bounds::positive, "assumed"),
            sim::given<&Demand::loss>("What a stay that goes wrong costs the guest.", unit::money,
                                      bounds::not_negative, "assumed"),
            sim::given<&Demand::home_appeal>("Taste for an entire home over staying away.",
                                             unit::utility, bounds::any, "calibrated"),
            sim::given<&Demand::room_appeal>("Taste for a room in a home over staying away.",
                                             unit::utility, bounds::any, "calibrated"),
            sim::given<&Demand::hotel_appeal>("Taste for a hotel over staying away.", unit::utility,
                                              bounds::any, "calibrated"),
            sim::given<&Demand::hedonic>(
                "Share of a price difference between homes of a neighbourhood "
                "that guests agree is worth paying.",
                unit::share, bounds::share, "assumed"),
            sim::given<&Demand::variety>(
                "How much a choice among more homes is worth: 1 as if all were "
                "seen, 0 as if only the list shown existed.",
                unit::share, bounds::share, "mcfadden1978"),
            sim::given<&Demand::home_taste_spread>(
                "Standard deviation over people of the taste for homes "
                "against hotels.",
                unit::utility, bounds::not_negative, "assumed"),
            sim::given<&Demand::within_homes>(
                "Dissimilarity of entire homes (1: as different as any two "
                "options).",
                unit::none, {0.05, 1}, "assumed"),
            sim::given<&Demand::within_rooms>("Dissimilarity of rooms in homes.", unit::none,
                                              {0.05, 1}, "assumed"),
            sim::given<&Demand::within_hotels>("Dissimilarity of hotel tiers.", unit::none,
                                               {0.05, 1}, "assumed"),
            sim::given<&Demand::distance_weight>(
                "Utility lost per kilometre from the centre by the segment called 'business' when "
                "it "
                "chooses a neighbourhood, where it has no weight of its own.",
                unit::none, bounds::not_negative, "assumed"),
            sim::given<&Demand::zone_price_weight>(
                "Elasticity of the choice of a neighbourhood to its "
                "mean quote of last week.",
                unit::none, bounds::not_negative, "assumed"),
            sim::given<&Demand::zone_availability_weight>(
                "The same to the share of homes still free.", unit::none, bounds::not_negative,
                "assumed"),
            sim::given<&Demand::consideration>("Homes that a guest looks at.", unit::listings,
                                               {1, 64}, "assumed"),
            sim::given<&Demand::ranking_temperature>(
                "How freely the list departs from its ranking.", unit::none, {0.01, 100},
                "assumed"),
            sim::given<&Demand::rounds>("Requests a guest makes before giving up on homes.",
                                        unit::none, {1, 8}, "assumed"),
            sim::given<&Demand::trust_learning>("How far one stay moves a guest's trust in hosts.",
                                                unit::share, bounds::share, "assumed"),
            sim::given<&Demand::foreign>(
                "Share of travellers from abroad (of guests in homes in Korea 2018); read by "
                "foreigners_only alone.",
                unit::share, bounds::share, "memory"),
            sim::given<&Demand::learning>("What stays teach guests about homes."),
            sim::given<&Demand::months_hold_events>(
                "Whether the months of the season table hold the events of the scenario, so that "
                "other nights of these months are less sought; else events come on top."),
            sim::given<&Demand::budget_spread>(
                "Standard deviation over people of the logarithm of a budget.", unit::none, {0, 3},
                "assumed"),
            sim::given<&Demand::budget_by_means>(
                "Correlation over people of that logarithm with the one of what money is worth to "
                "them, the price coefficient, turned round.",
                unit::none, {-1, 1}, "assumed"),
            sim::given<&Demand::party_varies>(
                "Whether the party is drawn anew for each trip; else people always travel in the "
                "same."),
            sim::given<&Demand::lead_by_means>(
                "Elasticity of the mean days ahead to what people would pay, one over their price "
                "coefficient; the mean over people stays.",
                unit::none, {0, 5}, "assumed"),
        };
    }
};

/// How far apart options are within each nest: homes, rooms, hotels, staying away.
inline std::array<double, 4> dissimilarity(const Demand& demand) {
    return {demand.within_homes, demand.within_rooms, demand.within_hotels, 1};
}

/// A kind of trip.
struct Segment {
    static constexpr std::string_view told_apart_by = "name";
    std::string name;
    double share = 1;
    double mean_nights = 3.6;
    double long_stays = 0.015;
    double party = 2;
    double price_factor = 1;
    double lead_factor = 1;
    double home_taste = 0;
    double attention = 1;
    std::optional<double> budget{};
    std::optional<double> distance_weight{};

    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&Segment::name>("What tables call it."),
            sim::given<&Segment::share>("Share of people.", unit::share, bounds::share, "assumed"),
            sim::given<&Segment::mean_nights>("Mean nights of a stay under 28 nights.",
                                              unit::nights, {1, 20}, "katz2025"),
            sim::given<&Segment::long_stays>("Share of stays of 28 nights or more.", unit::share,
                                             bounds::share, "katz2025"),
            sim::given<&Segment::party>("Mean people in a party.", unit::people, {1, 8}, "assumed"),
            sim::given<&Segment::price_factor>("Price coefficient against the average person's.",
                                               unit::none, {0.05, 20}, "assumed"),
            sim::given<&Segment::lead_factor>("Days ahead against the average.", unit::none,
                                              {0.05, 5}, "assumed"),
            sim::given<&Segment::home_taste>("Taste for homes over hotels against the average.",
                                             unit::utility, bounds::any, "assumed"),
            sim::given<&Segment::attention>("Homes looked at against the average.", unit::none,
                                            {0.05, 20}, "assumed"),
            sim::given<&Segment::budget>(
                "Median of the most that a party would pay a night, taxes and fees included; left "
                "out, people have no budget.",
                unit::money_per_night, bounds::positive, "assumed"),
            sim::given<&Segment::distance_weight>(
                "Utility lost per kilometre from the centre when it chooses a neighbourhood; left "
                "out, demand.distance_weight for the segment called 'business' and 0 for others.",
                unit::none, bounds::not_negative, "assumed"),
        };
    }
};

/// What a segment loses per kilometre from the centre. Scenarios from before segments had a weight
/// of their own say it of 'business' alone.
inline double distance_weight(const Segment& segment, const Demand& demand) {
    if (segment.distance_weight) return *segment.distance_weight;
    return segment.name == "business" ? demand.distance_weight : 0;
}

} // namespace models::home_sharing
