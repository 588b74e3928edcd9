// SPDX-License-Identifier: Apache-2.0
#pragma once
// Campaigns end: pledges are taken or returned, rewards come or do not, and everybody learns.

#include "models/crowdfunding/parts.hpp"

namespace models::crowdfunding {

/// Campaigns whose last day was yesterday are settled; those whose rewards are due deliver, or are
/// given up.
void settle(const Today& today, Parts& parts);

/// At the New Year: pledges of campaigns that are over are forgotten.
void forget(const Today& today, Parts& parts);

} // namespace models::crowdfunding
