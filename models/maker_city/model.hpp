// SPDX-License-Identifier: Apache-2.0
#pragma once
// The city of makers as the catalogue sees it; only model.cpp compiles the engine around it.

#include "sim/run/run.hpp"

#include <memory>

namespace models::maker_city {

/// The city of makers as a model.
std::unique_ptr<sim::Model> model();

} // namespace models::maker_city
