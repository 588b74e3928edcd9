// SPDX-License-Identifier: Apache-2.0
#include "models/makerspace/people/project.hpp"

#include "sim/base/math.hpp"

#include <algorithm>
#include <vector>

namespace models::makerspace {

Project project_of(const Parameters& given, sim::Key world, sim::Identity person,
                   std::uint32_t number) {
    sim::Stream stream(world, sim::purpose("makerspace.project"), sim::Day{0},
                       sim::child(person, number));
    std::array<double, most_kinds> shares{};
    double sum = 0;
    for (std::size_t kind = 0; kind < given.machines.size(); ++kind)
        shares[kind] = sum += given.machines[kind].share;
    Project project;
    const std::uint32_t more = stream.poisson(given.projects.tasks - 1);
    project.tasks = std::min<std::size_t>(1 + more, most_tasks);
    for (std::size_t task = 0; task < project.tasks; ++task) {
        project.kind[task] = static_cast<std::uint16_t>(
            sim::categorical(stream, std::span(shares).first(given.machines.size())));
        project.hours[task] = given.machines[project.kind[task]].session *
                              sim::math::exp(given.projects.hours_spread * stream.normal());
    }
    project.value = given.projects.value * static_cast<double>(project.tasks) *
                    sim::math::exp(given.projects.value_spread * stream.normal());
    project.sold = stream.chance(given.projects.sold);
    return project;
}

double mastery(const Projects& rules, double experience) {
    return 1 + rules.skill * sim::math::log(1 + experience / 10);
}

} // namespace models::makerspace
