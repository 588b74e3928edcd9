// SPDX-License-Identifier: Apache-2.0
#pragma once
// A day of a makerspace: members come, queue for machines or use those that they booked, work on
// their projects, and go.

#include "models/makerspace/agent_tables.hpp"

namespace models::makerspace {

/// Every space opens for the day.
void open_doors(const Today& today, Agents& agents);

} // namespace models::makerspace
