// SPDX-License-Identifier: Apache-2.0
#pragma once
// Makerspaces as the catalogue sees them; only model.cpp compiles the engine around them.

#include "sim/run/run.hpp"

#include <memory>

namespace models::makerspace {

/// Makerspaces as a model.
std::unique_ptr<sim::Model> model();

} // namespace models::makerspace
