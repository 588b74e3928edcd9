// SPDX-License-Identifier: Apache-2.0
#pragma once
// A member at work: what is to be done next, and what an hour on a machine brings.

#include "models/common/service_floor.hpp"
#include "models/makerspace/agent_tables.hpp"
#include "models/makerspace/people/project.hpp"

#include <cstdint>
#include <optional>

namespace models::makerspace {

/// A member who is here today.
struct Visitor {
    std::uint32_t person = 0;
    double arrives = 0; ///< hour since opening
    double leaves = 0;
    double waited = 0;
    Project project;
};

/// What the visitor wants next at an hour: the rest of the task at hand, as far as the visit lasts.
/// Classes are taken on the way. Nothing where the project is done or the time is up.
std::optional<common::Request> wish(const Today& today, Agents& agents, const Visitor& visitor,
                                    double hour);

/// Notes what a use of a machine has brought.
void work(const Today& today, Agents& agents, const Visitor& visitor, double hours);

/// Somebody sells a product, of the day or an earlier one.
void sell(Agents& agents, std::uint32_t person, Money price);

/// Whether no project is under way any more.
inline bool idle(const Agents& agents, std::uint32_t person) {
    return agents.column<&Person::active>()[person] == 0;
}

} // namespace models::makerspace
