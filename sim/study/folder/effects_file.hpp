// SPDX-License-Identifier: Apache-2.0
#pragma once
// The effects of an experiment as labelled arrays: reform by indicator, and week by week.

#include "sim/record/file.hpp"
#include "sim/study/effects/findings.hpp"

namespace sim {

/// Writes the group `effects`.
void write_effects(OutputFile& file, const Findings& findings);

/// Writes the group `attribution`: what each part of a package contributes.
void write_attribution(OutputFile& file, const Findings& findings);

} // namespace sim
