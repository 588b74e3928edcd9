// SPDX-License-Identifier: Apache-2.0
#pragma once
// Everything a scenario of the lodging market may say, with unit, range and source; nothing else in
// the project repeats it.

#include "models/common/safeguards.hpp"
#include "models/common/table_file.hpp"
#include "models/home_sharing/demand/demand.hpp"
#include "models/home_sharing/demand/event_rules.hpp"
#include "models/home_sharing/hosts/supply.hpp"
#include "models/home_sharing/law/measures.hpp"
#include "models/home_sharing/trust/abuse.hpp"
#include "models/home_sharing/trust/reputation.hpp"
#include "sim/trust/acceptance.hpp"
#include "sim/trust/review.hpp"
#include "sim/trust/rules.hpp"

#include <array>
#include <string>
#include <vector>

namespace models::home_sharing {

using common::TableFile;

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
        return sim::Fields{
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
            sim::given<&Population::bad_rows>(
                "Rows of a listings file that cannot be used: refuse the "
                "file, or skip them and say so in the result."),
            sim::given<&Population::travellers>(
                "People who may consider a home, simulated one by one.", unit::people,
                {1, 50'000'000}, "assumed"),
        };
    }
};

/// The lodging market's parameters.
struct Parameters {
    Population population;
    Demand demand;
    std::vector<Segment> segments{{}};
    std::vector<Event> events;
    sim::Trust trust = sim::Reviews{};
    sim::Reviewing reviews;
    Reputation reputation;
    Platform platform;
    Supply supply;
    Hotels hotels;
    Tax tax;
    Compliance compliance;
    Abuse abuse;
    sim::Discrimination discrimination;
    common::Safeguards safeguards;
    sim::Law<Measure> regulation;

    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&Parameters::population>("Where the city comes from."),
            sim::given<&Parameters::demand>("Who travels, and how they decide."),
            sim::given<&Parameters::segments>("Kinds of trips."),
            sim::given<&Parameters::events>("Big weeks."),
            sim::given<&Parameters::trust>("What guests believe of hosts."),
            sim::given<&Parameters::reviews>("Who reviews, and with how many stars."),
            sim::given<&Parameters::reputation>("What guests and hosts learn of each other."),
            sim::given<&Parameters::platform>("How the platform runs the market."),
            sim::given<&Parameters::supply>("Who lets, at what price."),
            sim::given<&Parameters::hotels>("What hotels do."),
            sim::given<&Parameters::tax>("What a night is taxed."),
            sim::given<&Parameters::compliance>("What hosts weigh before they obey."),
            sim::given<&Parameters::abuse>("Abusive guests, and who learns of them."),
            sim::given<&Parameters::discrimination>(
                "Guests of a visible minority, and hosts who turn them down."),
            sim::given<&Parameters::safeguards>(
                "What protects hosts against abusive guests, and guests against stays that go "
                "wrong."),
            sim::given<&Parameters::regulation>("Measures with their dates."),
        };
    }
};

} // namespace models::home_sharing
