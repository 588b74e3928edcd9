// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the city reports of a day: pure functions over its parts.

#include "models/maker_city/parts.hpp"

#include <cstdint>
#include <span>

namespace models::maker_city {

/// Whether a person has ever worked in a shared factory, launched a campaign, submitted an idea.
bool has_worked(const Parts& parts, std::uint32_t person);
bool has_launched(const Parts& parts, std::uint32_t person);
bool has_submitted(const Parts& parts, std::uint32_t person);

/// Indicators by town, then those of the platforms.
void report(const Parts& parts, std::span<Indicators> by_zone);

} // namespace models::maker_city
