// SPDX-License-Identifier: Apache-2.0
#pragma once
// Backers who may think a pledge over, and withdraw it.

#include "models/crowdfunding/parts.hpp"

namespace models::crowdfunding {

/// Pledges whose cooling-off ends today are withdrawn where they are wanted no more.
void withdraw(const Today& today, Parts& parts);

} // namespace models::crowdfunding
