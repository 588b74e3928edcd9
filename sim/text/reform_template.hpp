// SPDX-License-Identifier: Apache-2.0
#pragma once
// The commented document with which a new reform begins.

#include "sim/run/run.hpp"

#include <string>

namespace sim {

/// A reform that is valid as it stands: a measure in force from that day on with its defaults, each
/// key with its meaning, unit and range. Without a measure it is the first of the model's law, and
/// the others follow as comments. The model must have that measure.
std::string reform_template(const Model& model, const std::string& measure,
                            const std::string& label, Day from);

/// Whether a model has such a measure; any at all where none is named.
bool has_measure(const Model& model, const std::string& measure);

} // namespace sim
