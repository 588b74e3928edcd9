// SPDX-License-Identifier: Apache-2.0
#pragma once
// What an industrial economist looks at first in a lodging market: how demand answers prices, where
// guests go, and what hosts earn above cost. Sums are over searches, by night sought.

#include "sim/base/fields.hpp"
#include "sim/run/diagnosis.hpp"

namespace models::home_sharing {

/// DiagnosticSums of a lodging market. Elasticities are of the expected demand of those who search,
/// with their lists as they are: in expectation over draws, and before anybody is turned away.
struct DiagnosticSums {
    double home_demand = 0;
    double home_lost = 0;
    double to_homes = 0;
    double to_hotels = 0;
    double to_away = 0;
    double home_slope = 0;
    double homes_slope = 0;
    double all_to_hotels = 0;
    double all_to_away = 0;
    double homes_lost = 0;
    double tier_demand = 0;
    double tier_slope = 0;
    double hotels_slope = 0;
    double rooms_sold = 0;
    double homes_gained = 0;
    double margin = 0;
    double received = 0;
    double log_ask = 0;
    double offers = 0;
    double home_price_elasticity = 0;
    double homes_price_elasticity = 0;
    double hotel_tier_price_elasticity = 0;
    double hotels_price_elasticity = 0;
    double homes_to_hotel_rates = 0;
    double diversion_to_other_homes = 0;
    double diversion_to_hotels = 0;
    double diversion_to_away = 0;
    double homes_diversion_to_hotels = 0;
    double homes_diversion_to_away = 0;
    double home_markup = 0;
    double home_markup_implied = 0;

    static constexpr auto fields() {
        using S = DiagnosticSums;
        return sim::Fields{
            sim::scratch<&S::home_demand>("Nights that guests want of homes."),
            sim::scratch<&S::home_lost>("What one home alone loses when its price rises in "
                                        "proportion, summed over homes."),
            sim::scratch<&S::to_homes>("Of this, to other homes."),
            sim::scratch<&S::to_hotels>("Of this, to hotels."),
            sim::scratch<&S::to_away>("Of this, to staying away."),
            sim::scratch<&S::home_slope>("The loss with its sign."),
            sim::scratch<&S::homes_slope>("What homes gain when the prices of all rise together."),
            sim::scratch<&S::all_to_hotels>("What hotels gain then."),
            sim::scratch<&S::all_to_away>("What staying away gains then."),
            sim::scratch<&S::homes_lost>("What homes lose then."),
            sim::scratch<&S::tier_demand>("Room-nights that guests want of hotels."),
            sim::scratch<&S::tier_slope>("What one tier alone gains when its rates rise in "
                                         "proportion, summed over tiers."),
            sim::scratch<&S::hotels_slope>("What all tiers gain when the rates of all rise."),
            sim::scratch<&S::rooms_sold>("Rooms taken by anybody on the nights looked at."),
            sim::scratch<&S::homes_gained>("What homes gain when the rates of all hotels rise."),
            sim::scratch<&S::margin>("What hosts get above the cost of hosting."),
            sim::scratch<&S::received>("What hosts get."),
            sim::scratch<&S::log_ask>(
                "Logarithm of asking prices against those of the data, over homes offered."),
            sim::scratch<&S::offers>("Homes offered."),
            sim::ratio_of_sums<&S::home_price_elasticity, &S::home_slope, &S::home_demand>(
                "Demand for one home to its own price. The range is what a published estimate "
                "implies at 100 and 150 dollars.",
                {-1.8, -0.8}, "dendorfer2023"),
            sim::ratio_of_sums<&S::homes_price_elasticity, &S::homes_slope, &S::home_demand>(
                "Demand for homes to the prices of all homes together. City studies find it "
                "inelastic.",
                {-1, 0}, "memory"),
            sim::ratio_of_sums<&S::hotel_tier_price_elasticity, &S::tier_slope, &S::tier_demand>(
                "Demand for one tier of hotels to its own rates, of those who consider a home.",
                {-4, -1.5}, "memory"),
            sim::ratio_of_sums<&S::hotels_price_elasticity, &S::hotels_slope, &S::rooms_sold>(
                "Demand for all hotels to all rates, of everybody.", {-0.6, -0.1}, "memory"),
            sim::ratio_of_sums<&S::homes_to_hotel_rates, &S::homes_gained, &S::home_demand>(
                "Demand for homes to the rates of all hotels. 2.2 was found with hosts answering "
                "too, who do not here.",
                {0, 2.2}, "farronato2016"),
            sim::ratio_of_sums<&S::diversion_to_other_homes, &S::to_homes, &S::home_lost>(
                "Share of what one home loses that goes to other homes."),
            sim::ratio_of_sums<&S::diversion_to_hotels, &S::to_hotels, &S::home_lost>(
                "Share that goes to hotels."),
            sim::ratio_of_sums<&S::diversion_to_away, &S::to_away, &S::home_lost>(
                "Share that stays away."),
            sim::ratio_of_sums<&S::homes_diversion_to_hotels, &S::all_to_hotels, &S::homes_lost>(
                "Share of what all homes lose together that goes to hotels. Most bookings of "
                "homes would not have been of hotels.",
                {0, 0.5}, "farronato2018"),
            sim::ratio_of_sums<&S::homes_diversion_to_away, &S::all_to_away, &S::homes_lost>(
                "Share of it that stays away.", {0.5, 1}, "farronato2018"),
            sim::ratio_of_sums<&S::home_markup, &S::margin, &S::received>(
                "What hosts keep above the cost of hosting, as a share of what they get (Lerner)."),
            sim::ratio_of_sums<&S::home_markup_implied, &S::home_demand, &S::home_lost>(
                "The same if each home set the price that pays best: one over its elasticity "
                "(Lerner 1934). Hosts who keep more ask more than pays best.")};
    }
};

} // namespace models::home_sharing
