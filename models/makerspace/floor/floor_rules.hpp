// SPDX-License-Identifier: Apache-2.0
#pragma once
// What stands in a makerspace, and when it is open.

#include "sim/base/fields.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace models::makerspace {

/// A kind of machine.
struct MachineKind {
    std::string name = "laser cutter";
    std::int64_t units = 3;
    double share = 1;
    double session = 1.5;
    double hours_to_failure = 300;
    double repair = 4;
    bool needs_class = true;
    double class_fee = 60;
    double class_cost = 40;

    static constexpr auto fields() {
        using K = MachineKind;
        return sim::Fields{
            sim::given<&K::name>("What it is called."),
            sim::given<&K::units>("Units in a makerspace of usual size.", sim::unit::none,
                                  {1, 10'000}, "assumed"),
            sim::given<&K::share>("Share of projects' tasks that need it; shares are taken "
                                  "relative to their sum.",
                                  sim::unit::none, sim::bounds::not_negative, "assumed"),
            sim::given<&K::session>("Median hours of a task on it.", sim::unit::none, {0.01, 1'000},
                                    "assumed"),
            sim::given<&K::hours_to_failure>("Mean hours of use to a failure.", sim::unit::none,
                                             {0.1, 1e9}, "assumed"),
            sim::given<&K::repair>("Mean days of a repair.", sim::unit::days, {0, 1'000},
                                   "assumed"),
            sim::given<&K::needs_class>("Whether it may be used only after a class."),
            sim::given<&K::class_fee>("Fee of that class.", sim::unit::money, sim::bounds::amount,
                                      "assumed"),
            sim::given<&K::class_cost>("Cost of that class for each who takes it.",
                                       sim::unit::money, sim::bounds::amount, "assumed"),
        };
    }
};

/// How units are given to those who want them.
enum class Queueing {
    walk_in,  ///< first come, first served
    bookings, ///< each books a time ahead
};
constexpr std::array<std::string_view, 2> names(Queueing) { return {"walk_in", "bookings"}; }

/// Opening hours and queues.
struct Floor {
    double hours = 14;
    double volunteer_hours = 6;
    Queueing queueing = Queueing::walk_in;
    double places = 50;

    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&Floor::hours>("Hours that it is open.", sim::unit::none, {0.1, 24},
                                      "assumed"),
            sim::given<&Floor::volunteer_hours>("The same where volunteers run it.",
                                                sim::unit::none, {0.1, 24}, "assumed"),
            sim::given<&Floor::queueing>("How machines are given to those who want them."),
            sim::given<&Floor::places>("People who find room at once in a makerspace of usual "
                                       "size.",
                                       sim::unit::people, {1, 100'000}, "techshop2007"),
        };
    }
};

} // namespace models::makerspace
