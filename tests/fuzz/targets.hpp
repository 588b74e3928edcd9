// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the fuzzers feed: each target reads any bytes, and either all is well or the reader says why
// not in one of our two errors. Whatever else happens is a finding.

#include <string_view>

namespace fuzz {

/// TOML or JSON, read and prepared as a scenario but not run.
void scenario(std::string_view bytes);

/// A table of the village in place of the one that the first byte names.
void csv(std::string_view bytes);

/// A saved run or a part with bytes changed as told, sealed again so that the readers see it.
void hdf5(std::string_view bytes);

} // namespace fuzz
