// SPDX-License-Identifier: Apache-2.0
#pragma once
// A day of the lodging market, in the order in which it happens: what a step does, and which tables
// it reads and writes. Included by market.hpp.

#include "models/home_sharing/day.hpp"
#include "models/home_sharing/hosts/entry.hpp"
#include "models/home_sharing/market.hpp"
#include "models/home_sharing/search/booking.hpp"
#include "models/home_sharing/stays/stays.hpp"

namespace models::home_sharing {

// The law stands before everything it binds. Stays that end come before the week is looked back on
// and prices are set, since hosts price by what has happened; prices come before the survey that
// guests choose neighbourhoods by. A month is closed before hosts enter or leave on it.
// Cancellations free nights for the searches of the same day, and whoever books for tonight checks
// in tonight.
constexpr std::array<sim::Phase<Market>, 20> Market::phases() {
    using enum sim::Period;
    using Names = sim::TableNames;
    constexpr Names money{"accounts", "flows"};
    constexpr Names trust{"reputations", "bearings", "dealings"};
    constexpr Names homes{"hosts", "listings"};
    constexpr Names rooms{"hotels", "hotel_books", "hotel_estates"};
    constexpr Names booked =
        Names{"listings", "stays", "guest_records", "refused", "businesses", "platform_books"} +
        rooms + money;
    return {{
        {"open the day", daily, &Market::run<open_day>, homes + rooms + "travellers" + "accounts",
         booked + trust + "zones" + "hosts" + "travellers" + "platform"},
        {"turn the year", yearly, &Market::run<turn_year>, homes + "platform_books",
         homes + money + "platform_books"},
        {"build hotels", yearly, &Market::run<build_hotels>, rooms, "hotel_estates"},
        {"obey the law", daily, &Market::run<obey>, homes + "zones", Names{"zones", "listings"}},
        {"inspect", daily, &Market::run<inspect>, "listings", money + "listings"},
        {"check out and review", daily, &Market::run<check_out>,
         homes + trust + "travellers" + "stays",
         homes + trust + money + "travellers" + "experience" + "guest_records" + "careers"},
        {"buy reviews", weekly, &Market::run<buy_reviews>, homes + "reputations",
         homes + money + "reputations"},
        {"weigh trust", weekly, &Market::run<weigh_trust>, "dealings", "reputations"},
        {"award badges", monthly, &Market::run<award_badges>, "hosts", "hosts"},
        {"talk of strangers", monthly, &Market::run<talk>, "travellers", "travellers"},
        {"look back on the week", weekly, &Market::run<look_back>, Names{"listings", "stays"},
         Names{"listings", "stays"}},
        {"set prices", weekly, &Market::run<set_prices>, homes + "businesses",
         Names{"listings", "businesses"}},
        {"survey the zones", weekly, &Market::run<survey>, "listings", "zones"},
        {"return the surplus", monthly, &Market::run<return_surplus>,
         homes + "platform" + "accounts", money + "listings" + "platform"},
        {"count takings", monthly, &Market::run<count_takings>, homes + "zones",
         Names{"listings", "zones", "careers"}},
        {"enter and leave", monthly, &Market::run<enter_and_leave>,
         homes + "zones" + "careers" + "accounts", money + "listings" + "zones" + "careers"},
        {"call stays off", daily, &Market::run<call_off>, homes + "travellers" + "stays",
         homes + trust + money + "stays" + "businesses"},
        {"search and book", daily, &Market::run<search>,
         homes + rooms + trust + "zones" + "travellers" + "experience" + "guest_records", booked},
        {"check in and pay", daily, &Market::run<check_in>, homes + "stays",
         homes + money + "stays"},
        {"look at refused nights", daily, &Market::run<count_refills>, Names{"listings", "refused"},
         "refused"},
    }};
}

} // namespace models::home_sharing
