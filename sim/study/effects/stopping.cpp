// SPDX-License-Identifier: Apache-2.0
#include "sim/study/effects/stopping.hpp"

#include <algorithm>
#include <cmath>

namespace sim {
namespace {

constexpr std::int64_t unknown = 0;

double wanted(const Target& target, double level) {
    return target.half_width ? *target.half_width : target.relative.value_or(0) * std::abs(level);
}

// The width falls with the root of their number, and a little more as Student's t does.
std::int64_t enough_for(double half_width, double wanted, std::int64_t taken) {
    const double factor = half_width / wanted;
    const double needed = std::ceil(static_cast<double>(taken) * factor * factor);
    return std::isfinite(needed) && needed < 1e15 ? static_cast<std::int64_t>(needed) : unknown;
}

Reached reached(const std::string& reform, const Target& target, double level, double half_width,
                std::size_t taken) {
    const double width = wanted(target, level);
    return {reform,
            target.indicator,
            half_width,
            width,
            enough_for(half_width, width, static_cast<std::int64_t>(taken)),
            true};
}

} // namespace

std::vector<Reached> precision_of(const Findings& findings, const Precision& rule) {
    std::vector<Reached> all;
    for (const Target& target : rule.targets) {
        const std::size_t line = line_named(findings.lines, target.indicator);
        for (const ReformFindings& reform : findings.reforms) {
            const Effect& effect = reform.effects[line];
            all.push_back(reached(reform.name, target, effect.baseline, effect.half_width,
                                  effect.replicates));
            all.back().in_force = reform.can_act(findings);
        }
        if (!findings.reforms.empty()) continue;
        const ScenarioFindings& only = findings.scenarios.front();
        const Estimate& level = only.levels[line];
        all.push_back(reached("", target, level.mean, level.high - level.mean, only.replicates));
    }
    return all;
}

std::int64_t replicates_wanted(const std::vector<Reached>& reached, const Precision& rule,
                               std::int64_t taken) {
    std::int64_t next = taken;
    for (const Reached& one : reached) {
        if (one.enough()) continue;
        // At least a tenth more, so that looks stay few; at most twice, for what few tell of the
        // spread may be far off.
        const std::int64_t asked = one.replicates == unknown ? 2 * taken : one.replicates;
        next = std::max(next, std::clamp(asked, taken + (taken + 9) / 10, 2 * taken));
    }
    return std::max(taken, std::min(next, rule.most));
}

} // namespace sim
