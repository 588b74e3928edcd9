// SPDX-License-Identifier: Apache-2.0
#pragma once
// New worlds of makerspaces.

#include "models/makerspace/agents.hpp"
#include "models/makerspace/parameters.hpp"
#include "sim/store/table.hpp"

namespace models::makerspace {

struct Agents;

sim::Table<Space> make_spaces(const Today& dawn);
/// The machines of each space, kind by kind: one at least of each.
sim::Table<Unit> make_units(const Today& dawn, const sim::Table<Space>& spaces);
/// Every hour of the day of each kind of machine, by space and kind.
sim::Table<Hour> make_hours(const Today& dawn, const sim::Table<Space>& spaces);
/// The people near each space.
sim::Table<Person> make_people(const Today& dawn, const sim::Table<Space>& spaces);
/// Owners and lenders put in the capital, tools are bought, the first members come.
void open_spaces(const Today& dawn, Agents& agents);

/// Hours of use to a machine's next failure.
double hours_to_failure(const Today& today, sim::Identity unit, std::uint32_t failures,
                        double mean);

} // namespace models::makerspace
