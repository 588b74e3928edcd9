// SPDX-License-Identifier: Apache-2.0
#pragma once
// Co-creation as the catalogue sees it; only model.cpp compiles the engine around it.

#include "sim/run/run.hpp"

#include <memory>

namespace models::cocreation {

/// Co-creation as a model.
std::unique_ptr<sim::Model> model();

} // namespace models::cocreation
