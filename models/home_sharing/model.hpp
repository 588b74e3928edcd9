// SPDX-License-Identifier: Apache-2.0
#pragma once
// The lodging market as the catalogue sees it; only model.cpp compiles the engine around it.

#include "sim/run/run.hpp"

#include <memory>

namespace models::home_sharing {

/// The lodging market as a model.
std::unique_ptr<sim::Model> model();

} // namespace models::home_sharing
