// SPDX-License-Identifier: Apache-2.0
#pragma once
// Which build this is, so that every result can say what made it.

#include <string_view>

namespace sim {

/// Version, commit and compiler of the engine.
struct Version {
    std::string_view version;
    std::string_view commit;
    std::string_view compiler;
};

/// The build that is running.
Version engine();

} // namespace sim
