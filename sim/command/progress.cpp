// SPDX-License-Identifier: Apache-2.0
#include "sim/command/progress.hpp"

#include "sim/base/problems.hpp"
#include "sim/text/table_text.hpp"

#include <unistd.h>

#include <iostream>

namespace sim {
namespace {

double seconds(std::chrono::steady_clock::duration passed) {
    return std::chrono::duration<double>(passed).count();
}

std::string bar(double share) {
    constexpr std::size_t width = 24;
    const auto full = static_cast<std::size_t>(share * width);
    std::string all;
    for (std::size_t i = 0; i < width; ++i) all += i < full ? "█" : "░";
    return all;
}

} // namespace

Show suited_to_stderr() { return isatty(STDERR_FILENO) != 0 ? Show::bar : Show::lines; }

ProgressPrinter::~ProgressPrinter() {
    if (how_ == Show::bar && shown_) std::cerr << "\r\x1b[K" << std::flush;
}

std::string ProgressPrinter::words(const Progress& progress) const {
    const double share = progress.days > 0 ? static_cast<double>(progress.days_done) /
                                                 static_cast<double>(progress.days)
                                           : 1;
    const double passed = seconds(Clock::now() - began_);
    std::string all = how_ == Show::bar ? bar(share) + " " : "sharesim: ";
    all += text(progress.stage, ", ", progress.runs_done, "/", progress.runs, " runs, ",
                static_cast<int>(100 * share), " %");
    if (share > 0.02 && share < 1) all += ", " + duration(passed / share * (1 - share)) + " left";
    return all;
}

void ProgressPrinter::operator()(const Progress& progress) {
    if (how_ == Show::nothing) return;
    const double pause = how_ == Show::bar ? 0.1 : 5.0;
    if (seconds(Clock::now() - told_) < pause) return;
    told_ = Clock::now();
    shown_ = true;
    if (how_ == Show::bar)
        std::cerr << '\r' << words(progress) << "\x1b[K" << std::flush;
    else
        std::cerr << words(progress) << '\n';
}

} // namespace sim
