// SPDX-License-Identifier: Apache-2.0
#pragma once
// The lodging market of a city: people who travel choose among homes, hotels and staying away;
// hosts set prices, enter and leave, and obey the law or do not. Equations and sources: README.md.

#include "models/home_sharing/parameters.hpp"
#include "models/home_sharing/parts.hpp"
#include "models/home_sharing/report/diagnostics.hpp"
#include "models/home_sharing/report/indicators.hpp"
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
    using DiagnosticSums = home_sharing::DiagnosticSums;
    using Inputs = City;

    static Inputs load(const Parameters& given);
    static void check(const Parameters& given, sim::Problems& problems);

    Market(const Today& dawn, const City& city);

    static constexpr std::array<sim::Phase<Market>, 20> phases();

    [[nodiscard]] std::vector<std::string> zones() const;
    void indicators(std::span<Indicators> by_zone) const;
    void restored(const Today& today) { parts_.restored(today); }
    /// Goes on within the day of a market of the same tables.
    void take_up_day(const Market& before) { parts_.take_up_day(before.parts_); }

    /// Adds what a day tells of how the market works (diagnostics.cpp).
    void examine(const Today& today, DiagnosticSums& signs) const;
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

#include "models/home_sharing/phases.hpp"
