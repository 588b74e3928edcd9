// SPDX-License-Identifier: Apache-2.0
#pragma once
// Progress on stderr: a bar on a terminal, a plain line every few seconds elsewhere.

#include "sim/study/plan/experiment.hpp"

#include <chrono>

namespace sim {

/// How progress is shown.
enum class Show { nothing, lines, bar };

/// What suits stderr: a bar on a terminal, lines elsewhere.
Show suited_to_stderr();

/// Prints progress as it is told.
class ProgressPrinter {
public:
    explicit ProgressPrinter(Show how) : how_(how) {}
    ProgressPrinter(const ProgressPrinter&) = delete;
    ProgressPrinter& operator=(const ProgressPrinter&) = delete;
    ~ProgressPrinter();

    void operator()(const Progress& progress);

private:
    using Clock = std::chrono::steady_clock;

    [[nodiscard]] std::string words(const Progress& progress) const;

    Show how_;
    bool shown_ = false;
    Clock::time_point began_ = Clock::now();
    Clock::time_point told_ = began_;
};

} // namespace sim
