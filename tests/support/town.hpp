// SPDX-License-Identifier: Apache-2.0
#pragma once
// A small described scenario with every kind of parameter, for the tests of documents.

#include "sim/base/fields.hpp"
#include "sim/base/money.hpp"
#include "sim/law/measure.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace town {

/// Units that only this market has.
inline constexpr std::array limits{sim::Scale{"nights/year"}, sim::Scale{"nights/month", 12}};
inline constexpr sim::UnitDimension limit{"nights per time", limits};
inline constexpr std::array rents{sim::Scale{"currency/night"}};
inline constexpr sim::UnitDimension rent{"money per night", rents};

enum class Ranking : std::uint8_t { relevance, price, random };
constexpr std::array<std::string_view, 3> names(Ranking) {
    return {"relevance", "price", "random"};
}

struct Blind {
    static constexpr std::string_view label = "blind";
    static constexpr auto fields() { return sim::Fields{}; }
    friend bool operator==(const Blind&, const Blind&) = default;
};

struct Reviews {
    double half_life = 365;
    float strength = 2;
    static constexpr std::string_view label = "reviews";
    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&Reviews::half_life>("After which a review counts half.", sim::unit::days,
                                            sim::bounds::positive, "assumed"),
            sim::given<&Reviews::strength>("Weight of the prior.", sim::unit::none,
                                           sim::bounds::not_negative),
        };
    }
    friend bool operator==(const Reviews&, const Reviews&) = default;
};

using Trust = std::variant<Blind, Reviews>;

struct NightCap {
    std::int16_t nights = 90;
    std::vector<std::string> zones;
    static constexpr std::string_view label = "night_cap";
    [[nodiscard]] NightCap null() const { return {366, zones}; }
    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&NightCap::nights>("Nights that may be let.",
                                          sim::unit_of(limit, "nights/year"), sim::Bounds{0, 366}),
            sim::given<&NightCap::zones>("Where it holds."),
        };
    }
    friend bool operator==(const NightCap&, const NightCap&) = default;
};

struct Tax {
    double rate = 0.05;
    static constexpr std::string_view label = "tax";
    [[nodiscard]] static Tax null() { return {0}; }
    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&Tax::rate>("Share of the price.", sim::unit::share, sim::bounds::share),
        };
    }
    friend bool operator==(const Tax&, const Tax&) = default;
};

using Measure = std::variant<NightCap, Tax>;

struct Platform {
    double guest_fee = 0.14;
    double host_fee = 0.03;
    sim::Money cleaning{80'00};
    Ranking ranking = Ranking::relevance;
    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&Platform::guest_fee>("Added to the price for the guest.", sim::unit::share,
                                             sim::bounds::share, "airbnb2019"),
            sim::given<&Platform::host_fee>("Kept from the host's price.", sim::unit::share,
                                            sim::bounds::share, "airbnb2019"),
            sim::given<&Platform::cleaning>("Fee for cleaning.", sim::unit::money,
                                            sim::bounds::not_negative),
            sim::given<&Platform::ranking>("What the search page sorts by."),
        };
    }
    friend bool operator==(const Platform&, const Platform&) = default;
};

struct Zone {
    static constexpr std::string_view told_apart_by = "name";
    std::string name = "centre";
    std::int64_t dwellings = 100;
    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&Zone::name>("What it is called."),
            sim::given<&Zone::dwellings>("Homes in it.", sim::unit::none,
                                         sim::bounds::not_negative),
        };
    }
    friend bool operator==(const Zone&, const Zone&) = default;
};

struct Parameters {
    std::int64_t travellers = 400'000;
    std::uint8_t rounds = 3;
    bool instant = true;
    std::string title = "a town";
    sim::Day opening{17897};
    std::optional<double> budget;
    std::array<double, 3> season{1, 2, 1.5};
    std::vector<Zone> zones;
    Trust trust = Reviews{};
    Platform platform;
    sim::Law<Measure> regulation;
    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&Parameters::travellers>("Who may come."),
            sim::given<&Parameters::rounds>("Rounds of proposals."),
            sim::given<&Parameters::instant>("Whether hosts accept at once."),
            sim::given<&Parameters::title>("What figures say."),
            sim::given<&Parameters::opening>("First day.", sim::unit::dates),
            sim::given<&Parameters::budget>("What a night may cost.",
                                            sim::unit_of(rent, "currency/night"),
                                            sim::bounds::positive),
            sim::given<&Parameters::season>("Demand by season."),
            sim::given<&Parameters::zones>("Parts of the town."),
            sim::given<&Parameters::trust>("How guests judge hosts."),
            sim::given<&Parameters::platform>("Fees and ranking."),
            sim::given<&Parameters::regulation>("The law."),
        };
    }
    friend bool operator==(const Parameters&, const Parameters&) = default;
};
static_assert(sim::Described<Parameters>);

} // namespace town
