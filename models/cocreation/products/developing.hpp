// SPDX-License-Identifier: Apache-2.0
#pragma once
// Development ends: a chosen idea becomes a product or is shelved.

#include "models/cocreation/parts.hpp"

#include <cstdint>

namespace models::cocreation {

/// The chance that the development of an idea ends in a product.
double success_of(const Development& rules, double quality);

/// Units a day that are asked for of a new product: of its demand in logarithms, the share
/// `foresight` of what nobody can know is taken (1: all of it).
double demand_of(const Today& today, const Agents& agents, std::uint32_t idea, double foresight);

/// Developments end.
void develop(const Today& today, Parts& parts);

} // namespace models::cocreation
