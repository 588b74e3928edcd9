// SPDX-License-Identifier: Apache-2.0
#pragma once
// Money that only changes hands (Dragulescu & Yakovenko 2000): equal people who give away a coin a
// day end up unequal. The order in which they act is part of the result, so it has a name.

#include "sim/run/market.hpp"
#include "sim/store/table.hpp"

#include <array>
#include <cstdint>

namespace models::wealth_exchange {

/// In what order people give on a day.
enum class Activation {
    random,      ///< one after the other, in a fresh random order
    fixed,       ///< one after the other, always in the same order
    synchronous, ///< all at once, on what they had in the morning
};
constexpr std::array<std::string_view, 3> names(Activation) {
    return {"random", "fixed", "synchronous"};
}

/// What a scenario may say.
struct Parameters {
    std::int64_t people = 10'000;
    std::int32_t coins = 1;
    Activation activation = Activation::random;

    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&Parameters::people>("People who exchange.", sim::unit::people, {1, 4e9},
                                            "dragulescu2000"),
            sim::given<&Parameters::coins>("Coins that each begins with.", sim::unit::none,
                                           {0, 1'000'000}, "dragulescu2000"),
            sim::given<&Parameters::activation>("In what order people give on a day."),
        };
    }
};
static_assert(sim::Described<Parameters>);

/// Someone with coins.
struct Person {
    std::int32_t coins = 0;
    std::uint32_t partner = 0;

    static constexpr auto fields() {
        return sim::Fields{
            sim::state<&Person::coins>("Coins held."),
            sim::scratch<&Person::partner>("Who would receive a coin today."),
        };
    }
};
static_assert(sim::Described<Person>);

/// What is reported every day.
struct Indicators {
    double gini = 0;
    double penniless = 0;

    static constexpr auto fields() {
        return sim::Fields{
            sim::level<&Indicators::gini>("Gini coefficient of coins: 0 when all have the same."),
            sim::level<&Indicators::penniless>("Share of people without a coin.", sim::unit::share),
        };
    }
};
static_assert(sim::Described<Indicators>);

/// Everyone with a coin gives one to somebody drawn at random, oneself included.
class Market {
public:
    using Parameters = wealth_exchange::Parameters;
    using Indicators = wealth_exchange::Indicators;
    using Today = sim::Today<Parameters>;

    static constexpr std::string_view label = "wealth_exchange";
    static constexpr std::string_view doc =
        "Money that changes hands at random: how equal people become unequal.";

    explicit Market(const sim::InitialDay<Parameters>& dawn);

    static constexpr std::array<sim::Phase<Market>, 2> phases() {
        return {{{"meet", sim::Period::daily, &Market::meet, {"people"}, {"people"}},
                 {"give", sim::Period::daily, &Market::give, {"people"}, {"people"}}}};
    }

    template <class Visit> void for_each_table(Visit&& visit) { visit("people", people_); }
    template <class Visit> void for_each_table(Visit&& visit) const { visit("people", people_); }

    [[nodiscard]] Indicators indicators() const;

private:
    void meet(const Today& today);
    void give(const Today& today);

    sim::Table<Person> people_;
};
static_assert(sim::Market<Market>);

} // namespace models::wealth_exchange
