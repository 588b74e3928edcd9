// SPDX-License-Identifier: Apache-2.0
#pragma once
// A day's searches: who finds what, who is turned away, and what is booked.

#include "models/home_sharing/parts.hpp"

#include <vector>

namespace models::home_sharing {

/// Makes this morning's page, and lets today's guests look for a bed.
void search(const Today& today, Parts& parts);
/// Trips find what is left for them; `lots` is the day by which they are served.
void serve(const Today& today, Parts& parts, std::vector<Trip> trips, sim::Day lots);

} // namespace models::home_sharing
