// SPDX-License-Identifier: Apache-2.0
#pragma once
// The rows of the tables that are the city's own: people over all markets, and what they brought
// from the shared factory to the others.

#include "models/common/twelve_months.hpp"
#include "sim/base/fields.hpp"
#include "sim/base/identity.hpp"
#include "sim/base/money.hpp"

#include <array>
#include <cstdint>
#include <string_view>

namespace models::maker_city {

/// Somebody of the city: the same row is the person near a makerspace, the backer and the member of
/// the community.
struct Person {
    std::uint32_t town = 0;
    float interest = 0;
    sim::Money earned;
    sim::Money pledged;
    common::TwelveMonths income{};

    static constexpr auto fields() {
        using P = Person;
        return sim::Fields{
            sim::given<&P::town>("Row of the nearest makerspace, whether it is open or not."),
            sim::given<&P::interest>("Value of what the person makes in a shared factory against "
                                     "the usual; 0 of who lives near none."),
            sim::state<&P::earned>("Received less paid in all markets but for pledges, since the "
                                   "beginning.",
                                   sim::unit::money),
            sim::state<&P::pledged>("Pledged less what came back, since the beginning.",
                                    sim::unit::money),
            sim::state<&P::income>("Received less paid in all markets but for pledges, by calendar "
                                   "month of the last twelve.",
                                   sim::unit::money),
        };
    }
};
static_assert(sim::Described<Person>);

/// Where a prototype went.
enum class Route : std::uint8_t { campaign, community };
constexpr std::array<std::string_view, 2> names(Route) { return {"campaign", "community"}; }

/// What became of it there.
enum class Outcome : std::uint8_t {
    pending,
    funded,  ///< its campaign was taken
    adopted, ///< the community's platform sells it
    failed,  ///< neither
    sold     ///< the campaign was never launched, and its maker sold the piece
};
constexpr std::array<std::string_view, 5> names(Outcome) {
    return {"pending", "funded", "adopted", "failed", "sold"};
}

/// A prototype that went to another market.
struct Prototype {
    std::uint32_t person = 0;
    sim::Day day;
    Route route = Route::campaign;
    std::uint32_t place = 0;
    sim::Money price;
    Outcome outcome = Outcome::pending;

    static constexpr auto fields() {
        using P = Prototype;
        return sim::Fields{
            sim::state<&P::person>("Row of the maker."),
            sim::state<&P::day>("Day on which it was finished.", sim::unit::dates),
            sim::state<&P::route>("Where it went."),
            sim::state<&P::place>("Row of the campaign or the idea."),
            sim::state<&P::price>("What the piece alone would have sold for.", sim::unit::money),
            sim::state<&P::outcome>("What became of it."),
        };
    }
};
static_assert(sim::Described<Prototype>);

} // namespace models::maker_city
