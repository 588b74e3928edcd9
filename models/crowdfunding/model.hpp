// SPDX-License-Identifier: Apache-2.0
#pragma once
// Crowdfunding as the catalogue sees it; only model.cpp compiles the engine around it.

#include "sim/run/run.hpp"

#include <memory>

namespace models::crowdfunding {

/// Crowdfunding as a model.
std::unique_ptr<sim::Model> model();

} // namespace models::crowdfunding
