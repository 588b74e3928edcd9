// SPDX-License-Identifier: Apache-2.0
#pragma once
// What somebody wants to make: a function of the person and of which project it is, so that it is
// the same in every scenario and need not be kept.

#include "models/makerspace/agents.hpp"
#include "models/makerspace/parameters.hpp"
#include "sim/random/stream.hpp"

#include <array>
#include <cstdint>

namespace models::makerspace {

inline constexpr std::size_t most_tasks = 20;

/// A project: tasks one after the other, each hours on a machine of a kind.
struct Project {
    std::size_t tasks = 0;
    std::array<std::uint16_t, most_tasks> kind{};
    std::array<double, most_tasks> hours{};
    double value = 0;  ///< when done in time, to a person of usual interest
    bool sold = false; ///< made for sale

    [[nodiscard]] double all_hours() const {
        double sum = 0;
        for (std::size_t task = 0; task < tasks; ++task) sum += hours[task];
        return sum;
    }
};

/// The `number`-th project of a person, from 1.
Project project_of(const Parameters& given, sim::Key world, sim::Identity person,
                   std::uint32_t number);

/// How far experience speeds work up and makes it better.
double mastery(const Projects& rules, double experience);

} // namespace models::makerspace
