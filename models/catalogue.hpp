// SPDX-License-Identifier: Apache-2.0
#pragma once
// The list of markets that this program knows.

#include "sim/run/run.hpp"

namespace models {

/// All models, one of each.
sim::Catalogue catalogue();

} // namespace models
