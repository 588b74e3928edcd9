// SPDX-License-Identifier: Apache-2.0
#pragma once
// Inventors submit ideas, open or closed.

#include "models/cocreation/parts.hpp"

namespace models::cocreation {

/// Inventors submit ideas.
void submit(const Today& today, Parts& parts);

} // namespace models::cocreation
