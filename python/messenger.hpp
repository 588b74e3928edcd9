// SPDX-License-Identifier: Apache-2.0
#pragma once
// What an experiment under way says to Python.

#include "sim/run/watch.hpp"

#include <chrono>
#include <cstdint>
#include <exception>
#include <functional>
#include <optional>
#include <string>

namespace bindings {

/// Who is told of progress: stage, days done, days in all.
using Told = std::function<void(std::string, std::int64_t, std::int64_t)>;

/// Passes progress on to Python a few times a second, and looks there for signals.
class Messenger {
public:
    explicit Messenger(std::optional<Told> told) : told_(std::move(told)) {}

    void operator()(const sim::Progress& progress);
    /// Raises what Python raised meanwhile, if it did.
    void raise() const;

private:
    using Clock = std::chrono::steady_clock;
    std::optional<Told> told_;
    Clock::time_point last_;
    std::exception_ptr error_;
};

} // namespace bindings
