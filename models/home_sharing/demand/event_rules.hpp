// SPDX-License-Identifier: Apache-2.0
#pragma once
// Parameters of big weeks.

#include "models/home_sharing/units.hpp"
#include "sim/base/fields.hpp"
#include "sim/base/identity.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace models::home_sharing {

/// A fair, a race, a parade: nights that more people want.
struct Event {
    static constexpr std::string_view told_apart_by = "name";
    std::string name;
    sim::Day from;
    std::int64_t days = 1;
    double demand = 1.2;
    std::string segment;
    double share = 1;
    std::vector<std::string> zones;
    double pull = 1;
    bool yearly = true;

    static constexpr auto fields() {
        namespace unit = sim::unit;
        return sim::Fields{
            sim::given<&Event::name>("What reports call it."),
            sim::given<&Event::from>("The first night.", unit::dates),
            sim::given<&Event::days>("Nights.", unit::nights, {1, 120}, "assumed"),
            sim::given<&Event::demand>("Demand for these nights against them without it.",
                                       unit::none, {1, 20}, "assumed"),
            sim::given<&Event::segment>("The kind of trip of those who come for "
                                        "it, a name of segments; left out, of all "
                                        "kinds alike."),
            sim::given<&Event::share>("Share of the additional guests who are of that kind.",
                                      unit::share, sim::bounds::share, "assumed"),
            sim::given<&Event::zones>(
                "Neighbourhoods that it favours, or boroughs as 'borough:NAME'."),
            sim::given<&Event::pull>("How much more these attract guests who "
                                     "arrive on its nights, against the others.",
                                     unit::none, {1, 100}, "assumed"),
            sim::given<&Event::yearly>("Whether it comes every year on the same dates."),
        };
    }
};

} // namespace models::home_sharing
