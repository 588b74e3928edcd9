// SPDX-License-Identifier: Apache-2.0
#pragma once
// The past that a market opens with: trips booked before, and what is known of homes from earlier
// stays. Without it calendars and reputations would fill for months and takings rise with them.

#include "models/home_sharing/parts.hpp"

namespace models::home_sharing {

/// Stays of the days before, as many as a listing would have had that was let as hosts mean to, and
/// what guests said of them. They are the world's: the same whatever the draws from today on.
void remember_past(const Today& dawn, Parts& parts);
/// Trips booked before the market opened, those first who book furthest ahead. Hotels ask what is
/// usual. What was paid then, and what the platform saw of demand, is not of this market's days.
void book_ahead(const Today& dawn, Parts& parts);

} // namespace models::home_sharing
