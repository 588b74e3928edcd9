// SPDX-License-Identifier: Apache-2.0
#pragma once
// How a novelty spreads (Bass 1969): people adopt on their own account, or because others have.
// With many people the share of adopters follows a known curve, against which the engine is tested.

#include "sim/run/market.hpp"
#include "sim/store/table.hpp"

#include <array>
#include <cstdint>

namespace models::bass {

/// What a scenario may say.
struct Parameters {
    std::int64_t people = 100'000;
    double innovation = 0.03;
    double imitation = 0.38;

    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&Parameters::people>("People who may adopt.", sim::unit::people,
                                            {1, 100'000'000}, "assumed"),
            sim::given<&Parameters::innovation>("Rate of adopting on one's own account.",
                                                sim::unit::per_year, {0, 100}, "sultan1990"),
            sim::given<&Parameters::imitation>("Rate of adopting because all others have.",
                                               sim::unit::per_year, {0, 100}, "sultan1990"),
        };
    }
};
static_assert(sim::Described<Parameters>);

/// Someone who may adopt.
struct Person {
    std::int8_t adopted = 0;

    static constexpr auto fields() {
        return sim::Fields{sim::state<&Person::adopted>("1 from the day of adoption on.")};
    }
};
static_assert(sim::Described<Person>);

/// What is reported every day.
struct Indicators {
    std::int64_t people = 0;
    std::int64_t adopters = 0;
    double share = 0;

    static constexpr auto fields() {
        return sim::Fields{
            sim::level<&Indicators::people>("People who may adopt.", sim::unit::people),
            sim::level<&Indicators::adopters>("People who have adopted.", sim::unit::people),
            sim::ratio<&Indicators::share, &Indicators::adopters, &Indicators::people>(
                "Share of people who have adopted.", sim::unit::share),
        };
    }
};
static_assert(sim::Described<Indicators>);

/// The chance that someone adopts on a day, when a share of all has adopted by its morning.
constexpr double daily_hazard(const Parameters& given, double share) {
    return (given.innovation + given.imitation * share) * sim::unit::per_year.factor;
}

/// Everyone who has not adopted decides each day, looking at how many had by the morning.
class Market {
public:
    using Parameters = bass::Parameters;
    using Indicators = bass::Indicators;
    using Today = sim::Today<Parameters>;

    static constexpr std::string_view label = "bass";
    static constexpr std::string_view doc = "How a novelty spreads by innovation and imitation.";

    explicit Market(const sim::InitialDay<Parameters>& dawn);

    static constexpr std::array<sim::Phase<Market>, 1> phases() {
        return {{{"decide", sim::Period::daily, &Market::decide, {"people"}, {"people"}}}};
    }

    template <class Visit> void for_each_table(Visit&& visit) { visit("people", people_); }
    template <class Visit> void for_each_table(Visit&& visit) const { visit("people", people_); }

    [[nodiscard]] Indicators indicators() const;

private:
    void decide(const Today& today);
    [[nodiscard]] std::int64_t adopters() const;

    sim::Table<Person> people_;
};
static_assert(sim::Market<Market>);

} // namespace models::bass
