// SPDX-License-Identifier: Apache-2.0
#pragma once
// What those who wait are told.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

namespace sim {

/// How far an experiment has come.
struct Progress {
    std::string stage;
    std::int64_t days_done = 0;
    std::int64_t days = 0;
    std::size_t runs_done = 0;
    std::size_t runs = 0;
};

/// Told of progress, one call at a time, from whichever thread made it.
using Watch = std::function<void(const Progress&)>;

} // namespace sim
