// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the lodging market reports of a zone and a day.

#include "models/home_sharing/units.hpp"
#include "sim/base/fields.hpp"
#include "sim/base/money.hpp"

namespace models::home_sharing {

/// Counts and amounts of one zone on one day.
struct Indicators {
    std::int64_t searches = 0;
    std::int64_t bookings = 0;
    std::int64_t hotel_bookings = 0;
    std::int64_t stayed_away = 0;
    std::int64_t refusals = 0;
    std::int64_t requests = 0;
    std::int64_t requests_accepted = 0;
    std::int64_t minority_requests = 0;
    std::int64_t minority_accepted = 0;
    std::int64_t refused_nights = 0;
    std::int64_t refilled_nights = 0;
    std::int64_t short_lists = 0;
    std::int64_t priced_out = 0;
    std::int64_t beds_booked = 0;
    std::int64_t first_bookings = 0;
    double guest_surplus = 0;
    std::int64_t stays = 0;
    std::int64_t nights = 0;
    std::int64_t entire_home_nights = 0;
    std::int64_t private_room_nights = 0;
    std::int64_t shared_room_nights = 0;
    sim::Money home_revenue;
    sim::Money entire_home_revenue;
    sim::Money private_room_revenue;
    sim::Money shared_room_revenue;
    sim::Money host_income;
    sim::Money host_net_income;
    sim::Money platform_revenue;
    sim::Money platform_costs;
    sim::Money member_surplus;
    sim::Money community_dividend;
    sim::Money tax;
    sim::Money host_taxes;
    sim::Money fines;
    sim::Money enforcement_cost;
    sim::Money public_revenue;
    std::int64_t hotel_nights = 0;
    sim::Money hotel_revenue;
    double rooms_sold = 0;
    double rooms_offered = 0;
    double room_revenue = 0;
    double hotel_turned_away = 0;
    double hotel_profit = 0;
    double hotel_wages = 0;
    double hotel_jobs = 0;
    double housekeeping_jobs = 0;
    double front_desk_jobs = 0;
    double food_jobs = 0;
    double management_jobs = 0;
    double rooms_building = 0;
    std::int64_t reviews = 0;
    std::int64_t stars = 0;
    std::int64_t induced_reviews = 0;
    std::int64_t induced_stars = 0;
    std::int64_t guest_reviews = 0;
    std::int64_t guest_stars = 0;
    std::int64_t retaliations = 0;
    std::int64_t bought_reviews = 0;
    std::int64_t filtered_reviews = 0;
    std::int64_t incidents = 0;
    std::int64_t false_claims = 0;
    std::int64_t claims_met = 0;
    std::int64_t severe_damages = 0;
    sim::Money refunds;
    sim::Money damages;
    sim::Money deposits_kept;
    sim::Money guarantee_paid;
    sim::Money premiums;
    sim::Money insurance_premiums;
    sim::Money insurance_paid;
    sim::Money host_losses;
    sim::Money escrow_refunds;
    std::int64_t reports = 0;
    std::int64_t honest_excluded = 0;
    std::int64_t abusive_excluded = 0;
    std::int64_t new_identities = 0;
    std::int64_t honest_refused = 0;
    std::int64_t abusive_refused = 0;
    std::int64_t listing_days = 0;
    std::int64_t nights_offered = 0;
    std::int64_t entries = 0;
    std::int64_t exits = 0;
    std::int64_t called_off_by_guests = 0;
    std::int64_t called_off_by_hosts = 0;
    sim::Money forfeits;
    sim::Money guest_fees;
    double fee_shares = 0;
    double asked_to_usual = 0;
    std::int64_t active_listings = 0;
    std::int64_t ignoring_listings = 0;
    std::int64_t hidden_listings = 0;
    std::int64_t withdrawn_listings = 0;
    std::int64_t licensed_listings = 0;
    std::int64_t badges = 0;
    std::int64_t professional_listings = 0;
    double price_index = 0;
    double price = 0;
    double entire_home_price = 0;
    double private_room_price = 0;
    double shared_room_price = 0;
    double occupancy = 0;
    double hotel_rate = 0;
    double hotel_occupancy = 0;
    double room_rate = 0;
    double home_share = 0;
    double revenue_per_room = 0;
    double mean_stars = 0;
    double mean_guest_stars = 0;
    double acceptance = 0;
    double minority_acceptance = 0;
    double refill = 0;
    double guest_fee = 0;

    static constexpr auto fields() {
        using I = Indicators;
        namespace unit = sim::unit;
        return sim::Fields{
            sim::flow<&I::searches>("Searches by people who may consider a home.", unit::people),
            sim::flow<&I::bookings>("Stays in homes booked.", unit::stays),
            sim::flow<&I::hotel_bookings>("Hotel stays booked by people who considered a home.",
                                          unit::stays),
            sim::flow<&I::stayed_away>("Searches that ended with staying away.", unit::people),
            sim::flow<&I::refusals>("Requests turned down.", unit::stays),
            sim::flow<&I::requests>(
                "Requests for nights free and allowed that a host had to answer.", unit::stays),
            sim::flow<&I::requests_accepted>("Of these accepted.", unit::stays),
            sim::flow<&I::minority_requests>("Such requests of guests of the visible minority.",
                                             unit::stays),
            sim::flow<&I::minority_accepted>("Of these accepted.", unit::stays),
            sim::flow<&I::refused_nights>(
                "Nights that came for which a guest had been turned down for his group.",
                unit::nights),
            sim::flow<&I::refilled_nights>("Of these let to somebody else.", unit::nights),
            sim::flow<&I::short_lists>("Searches that found fewer homes than wanted.",
                                       unit::people),
            sim::flow<&I::priced_out>(
                "Searches in which every hotel with rooms was beyond the budget, and no home was "
                "found within it.",
                unit::people),
            sim::flow<&I::beds_booked>(
                "Stays booked, in homes or hotels, by people who considered a home.", unit::stays),
            sim::flow<&I::first_bookings>(
                "Stays in homes booked by people who had not stayed in one.", unit::stays),
            sim::with_caution(
                sim::gain<&I::guest_surplus>("guests",
                                             "Worth of what guests booked over staying away, and "
                                             "refunds claimed falsely, less deposits kept and new "
                                             "identities."),
                "read its sign and relative change; its level is several times too large."),
            sim::flow<&I::stays>("Stays in homes that began.", unit::stays),
            sim::flow<&I::nights>("Nights of the stays in homes that began.", unit::nights),
            sim::flow<&I::entire_home_nights>("Of these in entire homes.", unit::nights),
            sim::flow<&I::private_room_nights>("Of these in private rooms.", unit::nights),
            sim::flow<&I::shared_room_nights>("Of these in shared rooms.", unit::nights),
            sim::flow<&I::home_revenue>("Hosts' prices of the stays that began.", unit::money),
            sim::flow<&I::entire_home_revenue>("Of these in entire homes.", unit::money),
            sim::flow<&I::private_room_revenue>("Of these in private rooms.", unit::money),
            sim::flow<&I::shared_room_revenue>("Of these in shared rooms.", unit::money),
            sim::flow<&I::host_income>("Received by hosts, a surplus returned included, less what "
                                       "hosting, abusive guests, "
                                       "insurance and taxes on it cost them.",
                                       unit::money),
            sim::gain<&I::host_net_income>(
                "hosts",
                "Received by hosts, less what hosting, abusive guests, insurance, taxes on it and "
                "fines cost them."),
            sim::gain<&I::platform_revenue>(
                "platform", "Kept by the platform, premiums included, less guarantees paid, what "
                            "running it costs, and a surplus returned to hosts."),
            sim::flow<&I::platform_costs>("What running the platform costs.", unit::money),
            sim::flow<&I::member_surplus>("Surplus returned to the hosts who own the platform.",
                                          unit::money),
            sim::gain<&I::community_dividend>("residents", "Paid to residents."),
            sim::flow<&I::tax>("Tax on nights in homes and on the hotel nights counted here.",
                               unit::money),
            sim::flow<&I::host_taxes>("Of the tax, that on what hosts take.", unit::money),
            sim::flow<&I::fines>("Fines paid by hosts.", unit::money),
            sim::flow<&I::enforcement_cost>("What inspections cost the government.", unit::money),
            sim::gain<&I::public_revenue>(
                "government",
                "Tax and fines received by the government, less what inspections cost."),
            sim::flow<&I::hotel_nights>(
                "Room-nights in hotels booked by people who considered a home.", unit::nights),
            sim::gain<&I::hotel_revenue>("hotels", "Paid for those nights, before tax."),
            sim::flow<&I::rooms_sold>("Hotel rooms taken by anybody.", unit::rooms),
            sim::flow<&I::rooms_offered>("Hotel rooms there are.", unit::rooms),
            sim::flow<&I::room_revenue>(
                "What the hotel rooms taken tonight bring, whoever sleeps there: at the rates when "
                "booked under pickup, else at this morning's.",
                unit::money),
            sim::flow<&I::hotel_turned_away>(
                "Room-nights wanted today by people who would not consider a home, on nights that "
                "are full; under pickup.",
                unit::nights),
            sim::flow<&I::hotel_profit>(
                "Of what hotel rooms bring, what is left when the cost of taking guests is paid.",
                unit::money),
            sim::flow<&I::hotel_wages>("Wages of hotel jobs.", unit::money),
            sim::level<&I::hotel_jobs>("Full-time jobs in hotels, for tonight's guests.",
                                       unit::people),
            sim::level<&I::housekeeping_jobs>("Of these, cleaning.", unit::people),
            sim::level<&I::front_desk_jobs>("Of these, at the front desk.", unit::people),
            sim::level<&I::food_jobs>("Of these, in food and beverage.", unit::people),
            sim::level<&I::management_jobs>("Of these, in management and upkeep.", unit::people),
            sim::level<&I::rooms_building>("Hotel rooms under construction.", unit::rooms),
            sim::flow<&I::reviews>("Reviews of homes."),
            sim::flow<&I::stars>("Stars of those reviews.", unit::stars),
            sim::flow<&I::induced_reviews>("Of these by guests who were given a coupon."),
            sim::flow<&I::induced_stars>("Stars of those reviews.", unit::stars),
            sim::flow<&I::guest_reviews>("Reviews of guests."),
            sim::flow<&I::guest_stars>("Stars of those reviews.", unit::stars),
            sim::flow<&I::retaliations>("Reviews that answer a bad one with one star."),
            sim::flow<&I::bought_reviews>("Reviews of homes that hosts bought; not among the "
                                          "others."),
            sim::flow<&I::filtered_reviews>("Of these found out and never shown."),
            sim::flow<&I::incidents>("Stays in homes that went wrong.", unit::stays),
            sim::flow<&I::false_claims>(
                "Stays that went right and of which money was demanded back.", unit::stays),
            sim::flow<&I::claims_met>("Of these met by hosts without a dispute.", unit::stays),
            sim::flow<&I::severe_damages>("Stays in which guests damaged more than 1,000.",
                                          unit::stays),
            sim::flow<&I::refunds>("Given back by hosts for such claims.", unit::money),
            sim::flow<&I::damages>("Cost of what abusive guests damaged.", unit::money),
            sim::flow<&I::deposits_kept>("Kept of deposits for damages.", unit::money),
            sim::flow<&I::guarantee_paid>("Repaid to hosts by the platform.", unit::money),
            sim::flow<&I::premiums>("Paid to the platform by hosts for that.", unit::money),
            sim::flow<&I::insurance_premiums>("Paid by hosts to insurers.", unit::money),
            sim::flow<&I::insurance_paid>("Paid by insurers for damages.", unit::money),
            sim::flow<&I::host_losses>("Refunds, damages and disputes, less deposits kept, "
                                       "guarantees and insurance paid.",
                                       unit::money),
            sim::flow<&I::escrow_refunds>(
                "Given back out of escrow for stays that went wrong; hosts bear it.", unit::money),
            sim::flow<&I::reports>("Reports of guests, right or mistaken.", unit::stays),
            sim::flow<&I::honest_excluded>(
                "Honest guests refused from this day on, by a host or by all.", unit::people),
            sim::flow<&I::abusive_excluded>("The same of abusive guests.", unit::people),
            sim::flow<&I::new_identities>("Guests who came back under another name.", unit::people),
            sim::flow<&I::honest_refused>(
                "Searches in which an honest guest was refused a home because of reports.",
                unit::people),
            sim::flow<&I::abusive_refused>("The same of abusive guests.", unit::people),
            sim::flow<&I::listing_days>("Days on which a listing was offered, over listings.",
                                        unit::days),
            sim::flow<&I::nights_offered>(
                "Nights of today that hosts have let, or would let for a night.", unit::nights),
            sim::flow<&I::entries>("Listings that came in.", unit::listings),
            sim::flow<&I::exits>("Listings that closed of themselves.", unit::listings),
            sim::flow<&I::called_off_by_guests>("Stays called off by guests.", unit::stays),
            sim::flow<&I::called_off_by_hosts>("Stays called off by hosts.", unit::stays),
            sim::flow<&I::forfeits>("Of the price of the former kept by hosts, before fees.",
                                    unit::money),
            sim::flow<&I::guest_fees>("Fees on top of the price of the stays that began.",
                                      unit::money),
            sim::flow<&I::fee_shares>("The same as shares of the price, added over these stays."),
            sim::flow<&I::asked_to_usual>(
                "What homes on offer ask for an average night over what the same home asked in the "
                "data, added over homes."),
            sim::level<&I::active_listings>("Listings offered.", unit::listings),
            sim::level<&I::ignoring_listings>(
                "Of these in the open against a law that is enforced.", unit::listings),
            sim::level<&I::hidden_listings>("Of these hidden from the law.", unit::listings),
            sim::level<&I::withdrawn_listings>("Listings withdrawn because of the law.",
                                               unit::listings),
            sim::level<&I::licensed_listings>("Listings offered with a licence of a quota.",
                                              unit::listings),
            sim::level<&I::badges>("Listings offered whose host has the badge.", unit::listings),
            sim::level<&I::professional_listings>("Listings offered by professionals.",
                                                  unit::listings),
            sim::ratio<&I::price_index, &I::asked_to_usual, &I::listing_days>(
                "What a home asks over what the same home asked in the data, mean over homes on "
                "offer and days: no matter which homes there are, and which are let."),
            sim::ratio<&I::price, &I::home_revenue, &I::nights>(
                "Average daily rate (ADR): mean price of the nights sold, in whatever homes and "
                "seasons; `price_index` tells what homes ask.",
                unit::money_per_night),
            sim::ratio<&I::entire_home_price, &I::entire_home_revenue, &I::entire_home_nights>(
                "The same of nights in entire homes.", unit::money_per_night),
            sim::ratio<&I::private_room_price, &I::private_room_revenue, &I::private_room_nights>(
                "The same in private rooms.", unit::money_per_night),
            sim::ratio<&I::shared_room_price, &I::shared_room_revenue, &I::shared_room_nights>(
                "The same in shared rooms.", unit::money_per_night),
            sim::ratio<&I::occupancy, &I::nights, &I::listing_days>(
                "Nights let per listing and day.", unit::share),
            sim::ratio<&I::hotel_rate, &I::hotel_revenue, &I::hotel_nights>(
                "Mean rate of the hotel nights counted here.", unit::money_per_night),
            sim::ratio<&I::hotel_occupancy, &I::rooms_sold, &I::rooms_offered>(
                "Share of hotel rooms taken.", unit::share),
            sim::ratio<&I::home_share, &I::bookings, &I::beds_booked>(
                "Share of homes among the stays booked by people who considered one.", unit::share),
            sim::ratio<&I::room_rate, &I::room_revenue, &I::rooms_sold>(
                "Mean rate of a hotel room taken, by anybody.", unit::money_per_night),
            sim::ratio<&I::revenue_per_room, &I::room_revenue, &I::rooms_offered>(
                "Hotels' revenue for each room there is.", unit::money_per_night),
            sim::ratio<&I::mean_stars, &I::stars, &I::reviews>("Mean stars given.", unit::stars),
            sim::ratio<&I::mean_guest_stars, &I::guest_stars, &I::guest_reviews>(
                "Mean stars given to guests.", unit::stars),
            sim::ratio<&I::acceptance, &I::requests_accepted, &I::requests>(
                "Share of requests accepted.", unit::share),
            sim::ratio<&I::minority_acceptance, &I::minority_accepted, &I::minority_requests>(
                "The same of guests of the visible minority.", unit::share),
            sim::ratio<&I::refill, &I::refilled_nights, &I::refused_nights>(
                "Share of nights refused to the minority that were let to somebody else.",
                unit::share),
            sim::ratio<&I::guest_fee, &I::fee_shares, &I::stays>(
                "Fees on top of the price, as a share of it before cents are rounded, mean over "
                "the "
                "stays that began.",
                unit::share),
        };
    }
};

} // namespace models::home_sharing
