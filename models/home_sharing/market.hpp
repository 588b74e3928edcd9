// SPDX-License-Identifier: Apache-2.0
#pragma once
// The lodging market of a city: people who travel choose among homes, hotels and staying away;
// hosts set prices, enter and leave, and obey the law or do not. Equations and sources: README.md.

#include "models/home_sharing/day.hpp"
#include "models/home_sharing/hosts/entry.hpp"
#include "models/home_sharing/parameters.hpp"
#include "models/home_sharing/parts.hpp"
#include "models/home_sharing/report/diagnostics.hpp"
#include "models/home_sharing/report/indicators.hpp"
#include "models/home_sharing/search/booking.hpp"
#include "models/home_sharing/stays/stays.hpp"
#include "sim/ledger/ledger.hpp"
#include "sim/run/diagnosis.hpp"
#include "sim/run/market.hpp"
#include "sim/trust/beliefs.hpp"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace models::home_sharing {

/// The market of one city.
class Market {
public:
    static constexpr std::string_view label = "home_sharing";
    static constexpr std::string_view doc = "Homes let to travellers beside hotels: search, trust, "
                                            "prices, entry, tax and the law of short lets.";

    using Parameters = home_sharing::Parameters;
    using Indicators = home_sharing::Indicators;
    using Signs = home_sharing::Signs;
    using Inputs = City;

    static Inputs load(const Parameters& given);
    static void check(const Parameters& given, sim::Problems& problems);

    Market(const Today& dawn, const City& city);

    static constexpr auto phases() {
        return std::array{
            sim::Phase<Market>{"open the day", sim::Period::daily, &Market::run<open_day>},
            sim::Phase<Market>{"turn the year", sim::Period::yearly, &Market::run<turn_year>},
            sim::Phase<Market>{"build hotels", sim::Period::yearly, &Market::run<build_hotels>},
            sim::Phase<Market>{"obey the law", sim::Period::daily, &Market::run<obey>},
            sim::Phase<Market>{"inspect", sim::Period::daily, &Market::run<inspect>},
            sim::Phase<Market>{"check out and review", sim::Period::daily, &Market::run<check_out>},
            sim::Phase<Market>{"buy reviews", sim::Period::weekly, &Market::run<buy_reviews>},
            sim::Phase<Market>{"weigh trust", sim::Period::weekly, &Market::run<weigh_trust>},
            sim::Phase<Market>{"award badges", sim::Period::monthly, &Market::run<award_badges>},
            sim::Phase<Market>{"talk of strangers", sim::Period::monthly, &Market::run<talk>},
            sim::Phase<Market>{"look back on the week", sim::Period::weekly,
                               &Market::run<look_back>},
            sim::Phase<Market>{"set prices", sim::Period::weekly, &Market::run<set_prices>},
            sim::Phase<Market>{"survey the zones", sim::Period::weekly, &Market::run<survey>},
            sim::Phase<Market>{"return the surplus", sim::Period::monthly,
                               &Market::run<return_surplus>},
            sim::Phase<Market>{"count takings", sim::Period::monthly, &Market::run<count_takings>},
            sim::Phase<Market>{"enter and leave", sim::Period::monthly,
                               &Market::run<enter_and_leave>},
            sim::Phase<Market>{"call stays off", sim::Period::daily, &Market::run<call_off>},
            sim::Phase<Market>{"search and book", sim::Period::daily, &Market::run<search>},
            sim::Phase<Market>{"check in and pay", sim::Period::daily, &Market::run<check_in>},
            sim::Phase<Market>{"look at refused nights", sim::Period::daily,
                               &Market::run<count_refills>},
        };
    }

    [[nodiscard]] std::vector<std::string> zones() const;
    void indicators(std::span<Indicators> by_zone) const;
    void restored(const Today& today) { parts_.restored(today); }
    /// Goes on within the day of a market of the same tables.
    void take_up_day(const Market& before) { parts_.take_up_day(before.parts_); }

    /// Adds what a day tells of how the market works (diagnostics.cpp).
    void examine(const Today& today, Signs& signs) const;
    static std::vector<sim::WhatIf<Market>> what_ifs(const Parameters& given);

    /// What can be kept of single hosts and travellers.
    static sim::People people();
    /// Calls `visit(line, row, amount)` with what today brought to them.
    template <class Visit> void for_each_gain(Visit&& visit) const {
        parts_.books.for_each_gain(visit);
    }
    [[nodiscard]] std::vector<std::uint8_t> traits(std::size_t trait) const;

    template <class Visit> void for_each_table(Visit&& visit) { Parts::walk(parts_, visit); }
    template <class Visit> void for_each_table(Visit&& visit) const { Parts::walk(parts_, visit); }

    [[nodiscard]] const sim::Ledger<Sector, Payment>& ledger() const {
        return parts_.books.ledger();
    }
    [[nodiscard]] const sim::Table<Listing>& listings() const { return parts_.agents.listings; }
    [[nodiscard]] const sim::Table<Stay>& stays() const { return parts_.agents.stays; }
    [[nodiscard]] const sim::Reports& reports() const { return parts_.conduct.reports(); }
    [[nodiscard]] const sim::Beliefs& beliefs() const { return parts_.reviews.beliefs(); }
    [[nodiscard]] const City& city() const { return *parts_.agents.city; }
    /// What the hotel of that row has free, and asks, of a night ahead, as of this morning.
    [[nodiscard]] HotelNight hotel_night(std::size_t row, sim::Day night) const {
        return parts_.hotels.night(row, night);
    }

private:
    /// A step of the day over the components.
    template <void (*Step)(const Today&, Parts&)> void run(const Today& today) {
        Step(today, parts_);
    }

    Parts parts_;
};

} // namespace models::home_sharing
