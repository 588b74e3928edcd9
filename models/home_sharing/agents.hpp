// SPDX-License-Identifier: Apache-2.0
#pragma once
// The rows of the lodging market's tables: zones, hosts, listings, travellers, stays, hotels.

#include "models/home_sharing/hosts/norms.hpp"
#include "models/home_sharing/units.hpp"
#include "sim/base/fields.hpp"
#include "sim/base/identity.hpp"
#include "sim/base/money.hpp"
#include "sim/match/taken_days.hpp"

#include <array>
#include <cstdint>
#include <string_view>

namespace models::home_sharing {

using sim::Money;
using sim::Ref;

/// Days of the year that yearly chances and counts are told by.
inline constexpr double days_of_year = 365;

/// What is let.
enum class Kind : std::uint8_t { entire_home, private_room, shared_room };
constexpr std::array<std::string_view, 3> names(Kind) {
    return {"entire_home", "private_room", "shared_room"};
}
inline constexpr std::size_t kinds = 3;

/// How a listing stands to the law.
enum class ComplianceState : std::uint8_t {
    compliant,
    open_breach,
    concealed, ///< in breach, and found by few
    exited,    ///< let no more because of it
};
/// The words that stored tables have.
constexpr std::array<std::string_view, 4> names(ComplianceState) {
    return {"open", "ignoring", "hidden", "withdrawn"};
}

/// A neighbourhood.
struct Zone {
    std::uint16_t borough = 0;
    double distance = 0;
    double weight = 0;
    double entry_odds = 0;
    double first_quote = 0;
    double mean_quote = 0;
    double availability = 1;
    double takings = 0;
    double usual_takings = 0;
    std::array<double, usual_months> settled_takings{};
    std::int32_t settled_months = 0;
    double closing = 0;
    double opening = 0;
    std::int32_t licences = 0;

    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&Zone::borough>("Row of the borough."),
            sim::given<&Zone::distance>("From the centre.", sim::unit::kilometres),
            sim::given<&Zone::weight>("Attraction apart from prices, as a share of the city's.",
                                      sim::unit::share),
            sim::state<&Zone::first_quote>("Mean quote when the market opened.",
                                           sim::unit::money_per_night),
            sim::state<&Zone::mean_quote>("Mean quote of open listings, last Monday.",
                                          sim::unit::money_per_night),
            sim::state<&Zone::availability>(
                "Share of open listings' nights of the coming four weeks "
                "still free, last Monday.",
                sim::unit::share),
            sim::state<&Zone::entry_odds>(
                "Listings that come in for one that goes, per listing that might come in, as "
                "counted in the burn-in."),
            sim::state<&Zone::takings>(
                "Mean takings of an open listing on a day of an average season, running mean over "
                "a quarter.",
                sim::unit::money_per_night),
            sim::state<&Zone::usual_takings>("The same over the settled months of the burn-in, the "
                                             "last year of them.",
                                             sim::unit::money_per_night),
            sim::state<&Zone::settled_takings>("The same by month, the twelfth after the first in "
                                               "its place.",
                                               sim::unit::money_per_night),
            sim::state<&Zone::settled_months>("Settled months so far."),
            sim::state<&Zone::closing>("Listings expected to close in the months of the burn-in.",
                                       sim::unit::listings),
            sim::state<&Zone::opening>("Listings expected to open in them at odds of one.",
                                       sim::unit::listings),
            sim::state<&Zone::licences>("Licences of the place under a quota.",
                                        sim::unit::listings),
        };
    }
};

/// Quarters of a year that hosts are judged by.
inline constexpr std::size_t quarters = 4;

/// Somebody who lets one home or several.
struct Host {
    std::uint8_t professional = 0;
    std::uint8_t collects_tax = 0;
    std::uint8_t biased = 0;
    float propensity = 0;
    float other_use = 0;
    std::uint16_t listings = 0;
    std::uint8_t verified = 0;
    std::uint8_t profiled = 0;
    float photo = 0;
    float outlook = 0;
    std::uint8_t corruptible = 0;
    float scruples = 0;
    std::uint8_t badge = 0;
    std::array<std::uint16_t, quarters> stays{};
    std::array<std::uint16_t, quarters> ratings{};
    std::array<float, quarters> stars{};
    Money billed;
    std::int32_t nights_this_year = 0;
    Money takings_this_year;

    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&Host::professional>("Whether it is a business."),
            sim::given<&Host::collects_tax>("Whether tax on nights is collected and paid."),
            sim::given<&Host::biased>("Whether guests of the visible minority are not welcome."),
            sim::given<&Host::propensity>("Wish to obey the law.", sim::unit::share),
            sim::given<&Host::other_use>(
                "Worth of a home in its next best use, against what letting it pays: below 1, for "
                "who lets has shown that letting pays.",
                sim::unit::share),
            sim::given<&Host::listings>("Listings held.", sim::unit::listings),
            sim::given<&Host::verified>("Whether guests see a verified identity."),
            sim::given<&Host::profiled>("Whether guests see a full profile."),
            sim::given<&Host::photo>("How trustworthy the host looks, in standard deviations."),
            sim::given<&Host::outlook>(
                "What guests recognise themselves in, on a circle of length one."),
            sim::given<&Host::corruptible>("Whether the host would buy reviews at all."),
            sim::given<&Host::scruples>(
                "What would have to be paid to overcome the host's scruples.", sim::unit::money),
            sim::state<&Host::badge>("Whether the host has the badge."),
            sim::state<&Host::stays>("Stays that ended, by quarter of the year.", sim::unit::stays),
            sim::state<&Host::ratings>("Reviews of these."),
            sim::state<&Host::stars>("Stars of these.", sim::unit::stars),
            sim::state<&Host::billed>("Prices of the stays so far, over all listings."),
            sim::state<&Host::nights_this_year>(
                "Nights of the stays that began this year, over all listings.", sim::unit::nights),
            sim::state<&Host::takings_this_year>("What they brought the host, before taxes."),
        };
    }
};

/// A home or a part of one that may be let.
struct Listing {
    Ref<Host> host;
    std::uint16_t zone = 0;
    Kind kind = Kind::private_room;
    std::uint8_t primary = 0;
    std::uint8_t instant = 0;
    std::uint8_t sleeps = 2;
    std::uint16_t minimum_nights = 1;
    float quality = 0;
    float reliability = 0;
    float cost = 0;
    float worth = 0;
    float reference_price = 0;
    std::uint8_t active = 0;
    ComplianceState standing = ComplianceState::compliant;
    double price = 0;
    sim::TakenDays calendar;
    std::int16_t nights_this_year = 0;
    std::int16_t nights_next_year = 0;
    std::int16_t domestic_this_year = 0;
    std::int16_t domestic_next_year = 0;
    std::uint8_t licence = 0;
    float occupancy = 0;
    Money takings;
    Money fees;
    std::uint32_t bought = 0;

    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&Listing::host>("Row of the host."),
            sim::given<&Listing::zone>("Row of the zone."),
            sim::given<&Listing::kind>("What is let."),
            sim::given<&Listing::primary>(
                "Whether it is the first of its host's listings: the home "
                "that the host lives in."),
            sim::given<&Listing::instant>("Whether guests book without asking."),
            sim::given<&Listing::sleeps>("Most people in a party.", sim::unit::people),
            sim::given<&Listing::minimum_nights>("Fewest nights let at once.", sim::unit::nights),
            sim::given<&Listing::quality>("Quality, 0 to 1.", sim::unit::share),
            sim::given<&Listing::reliability>("Chance that a stay goes right.", sim::unit::share),
            sim::given<&Listing::cost>("Cost of hosting a night.", sim::unit::money_per_night),
            sim::given<&Listing::worth>("What guests agree it is worth over its neighbours.",
                                        sim::unit::money_per_night),
            sim::given<&Listing::reference_price>("Asking price in the data.",
                                                  sim::unit::money_per_night),
            sim::state<&Listing::active>("Whether it is offered."),
            sim::state<&Listing::standing>("How it stands to the law."),
            sim::state<&Listing::price>("Asking price of an average night.",
                                        sim::unit::money_per_night),
            sim::state<&Listing::calendar>("Nights taken, one bit each, by day modulo its length."),
            sim::state<&Listing::nights_this_year>("Nights of this calendar year let.",
                                                   sim::unit::nights),
            sim::state<&Listing::nights_next_year>("Nights of later years let.", sim::unit::nights),
            sim::state<&Listing::domestic_this_year>(
                "Nights of this calendar year let to guests of the country.", sim::unit::nights),
            sim::state<&Listing::domestic_next_year>("The same of later years.", sim::unit::nights),
            sim::state<&Listing::licence>("Whether it holds a licence of a quota."),
            sim::state<&Listing::occupancy>("Running mean of the share of nights let.",
                                            sim::unit::share),
            sim::state<&Listing::takings>("Paid to the host since the month began."),
            sim::state<&Listing::bought>("Reviews bought for it so far."),
            sim::state<&Listing::fees>("Kept by the platform of its stays since the month began."),
        };
    }
};

/// Somebody who may consider a home when travelling.
struct Traveller {
    std::uint8_t segment = 0;
    std::uint8_t party = 1;
    float price_coefficient = 0;
    float home_taste = 0;
    std::uint8_t abusive = 0;
    std::uint8_t minority = 0;
    float outlook = 0;
    std::uint8_t foreign = 0;
    float trust = 0;
    std::uint16_t stays = 0;
    std::uint16_t ratings = 0;
    float stars = 0;

    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&Traveller::segment>("Row of the kind of trip."),
            sim::given<&Traveller::party>("People travelling together.", sim::unit::people),
            sim::given<&Traveller::price_coefficient>(
                "Utility lost per unit of currency and night.", sim::unit::per_money),
            sim::given<&Traveller::home_taste>("Taste for homes over hotels.", sim::unit::utility),
            sim::given<&Traveller::abusive>("Whether the guest abuses hosts."),
            sim::given<&Traveller::minority>("Whether the guest is of the visible minority."),
            sim::given<&Traveller::outlook>("What hosts are compared with, on that circle."),
            sim::given<&Traveller::foreign>("Whether the guest is from abroad."),
            sim::state<&Traveller::trust>("Belief that a host unknown to anybody keeps a promise.",
                                          sim::unit::share),
            sim::state<&Traveller::stays>("Stays in homes so far.", sim::unit::stays),
            sim::state<&Traveller::ratings>("Reviews by hosts so far."),
            sim::state<&Traveller::stars>("Stars of these.", sim::unit::stars),
        };
    }
};

/// A stay in a home, from the booking until the guests have left.
struct Stay {
    Ref<Listing> listing;
    Ref<Traveller> traveller;
    sim::Day first;
    std::int16_t nights = 0;
    Money price;
    Money tax;
    Money held;
    float similarity = 1;
    double surplus = 0;

    static constexpr auto fields() {
        return sim::Fields{
            sim::state<&Stay::listing>("Row of the listing."),
            sim::state<&Stay::traveller>("Row of the traveller."),
            sim::state<&Stay::first>("First night.", sim::unit::dates),
            sim::state<&Stay::nights>("Nights.", sim::unit::nights),
            sim::state<&Stay::price>("The host's price of all nights."),
            sim::state<&Stay::tax>("Tax on all nights."),
            sim::state<&Stay::held>("Held from the host until the guests leave."),
            sim::state<&Stay::similarity>("How alike guest and host are; 1 where nobody looks.",
                                          sim::unit::share),
            sim::state<&Stay::surplus>("What the booking is worth to the guests over staying away.",
                                       sim::unit::money),
        };
    }
};

/// A request that a host turned down for the guest's group, until its last night.
struct Refused {
    Ref<Listing> listing;
    sim::Day first;
    std::int16_t nights = 0;

    static constexpr auto fields() {
        return sim::Fields{
            sim::state<&Refused::listing>("Row of the listing."),
            sim::state<&Refused::first>("First night.", sim::unit::dates),
            sim::state<&Refused::nights>("Nights.", sim::unit::nights),
        };
    }
};

/// Nights ahead that hotels keep books for.
inline constexpr std::size_t hotel_horizon = 384;
/// Where a night stands in books of that length.
inline std::size_t slot(sim::Day night) {
    return static_cast<std::size_t>(night.value) % hotel_horizon;
}

/// The hotels of one tier in one borough.
struct Hotel {
    std::uint16_t borough = 0;
    std::uint8_t tier = 0;
    std::int32_t rooms = 0;
    float occupancy = 0;
    float rate = 0;
    std::array<std::int32_t, hotel_horizon> booked{};

    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&Hotel::borough>("Row of the borough."),
            sim::given<&Hotel::tier>("Row of the tier."),
            sim::given<&Hotel::rooms>("Rooms.", sim::unit::rooms),
            sim::given<&Hotel::occupancy>("Usual share of rooms sold.", sim::unit::share),
            sim::given<&Hotel::rate>("Usual rate.", sim::unit::money_per_night),
            sim::state<&Hotel::booked>(
                "Rooms booked by people who considered a home, by day modulo "
                "the horizon.",
                sim::unit::rooms),
        };
    }
};

} // namespace models::home_sharing
