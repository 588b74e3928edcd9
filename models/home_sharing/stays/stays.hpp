// SPDX-License-Identifier: Apache-2.0
#pragma once
// Stays as they happen: guests cancel or arrive and pay, leave and review.

#include "models/home_sharing/parts.hpp"

namespace models::home_sharing {

/// Each morning until the guests arrive, they may cancel, and else the host may.
void call_off(const Today& today, Parts& parts);
/// Guests pay on arrival, as platforms hold the money until then; in escrow, until they leave.
void check_in(const Today& today, Parts& parts);
/// Stays end, right or wrong; what is seen of it is the incident and what both sides say of it.
void check_out(const Today& today, Parts& parts);
/// On Mondays: remembers how full the past week was of homes on offer, then frees its nights and
/// forgets those who left. Of a home that is not offered the owner knows what it was: had nights
/// unsold counted, none that once closed would pay to open under a law with fines.
void look_back(const Today& today, Parts& parts);

} // namespace models::home_sharing
