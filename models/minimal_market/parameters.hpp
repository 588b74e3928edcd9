// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a scenario of the minimal market says, and what a run of it reports.

#include "sim/base/fields.hpp"

#include <array>
#include <cstdint>

namespace models::minimal_market {

/// How a logit choice is drawn; both have the same distribution.
enum class Draw {
    cumulative, ///< one uniform number against the cumulative sum of weights: the faster
    keyed,      ///< an error by guest, host and day: the same in every scenario
};
constexpr std::array<std::string_view, 2> names(Draw) { return {"cumulative", "keyed"}; }

/// How many hosts a guest can look at; their draws fill three blocks of random words.
inline constexpr std::size_t most_looks = 10;

/// What a scenario may say.
struct Parameters {
    std::int64_t guests = 100'000;
    std::int64_t hosts = 20'000;
    double waking = 0.1;
    std::uint32_t looks = 10;
    Draw choice = Draw::cumulative;
    double rating_noise = 0.5;
    double price_step = 0.02;
    double lowest_price = 0.1;
    double highest_price = 10;

    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&Parameters::guests>("People who may travel.", sim::unit::people, {1, 4e9},
                                            "assumed"),
            sim::given<&Parameters::hosts>("Hosts, each with one place a day.", sim::unit::people,
                                           {1, 4e9}, "assumed"),
            sim::given<&Parameters::waking>("Chance that a guest looks for a place on a day.",
                                            sim::unit::share, sim::bounds::share, "assumed"),
            sim::given<&Parameters::looks>("Hosts that a guest looks at.", sim::unit::none,
                                           {1, most_looks}, "assumed"),
            sim::given<&Parameters::choice>("How a choice is drawn."),
            sim::given<&Parameters::rating_noise>("Spread of ratings around quality.",
                                                  sim::unit::utility, sim::bounds::not_negative,
                                                  "assumed"),
            sim::given<&Parameters::price_step>("Rise of a price after a booking, fall without.",
                                                sim::unit::share, {0, 0.9}, "assumed"),
            sim::given<&Parameters::lowest_price>("No price falls below it.", sim::unit::utility,
                                                  sim::bounds::positive, "assumed"),
            sim::given<&Parameters::highest_price>("No price rises above it.", sim::unit::utility,
                                                   sim::bounds::positive, "assumed"),
        };
    }
};
static_assert(sim::Described<Parameters>);

/// What is reported every day.
struct Indicators {
    std::int64_t awake = 0;
    std::int64_t bookings = 0;
    double price = 0;
    double learned = 0;

    static constexpr auto fields() {
        return sim::Fields{
            sim::flow<&Indicators::awake>("Guests who looked for a place.", sim::unit::people),
            sim::flow<&Indicators::bookings>("Places booked."),
            sim::level<&Indicators::price>("Mean price.", sim::unit::utility),
            sim::level<&Indicators::learned>("Correlation of reputation with quality."),
        };
    }
};
static_assert(sim::Described<Indicators>);

} // namespace models::minimal_market
