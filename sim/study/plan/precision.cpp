// SPDX-License-Identifier: Apache-2.0
#include "sim/study/plan/precision.hpp"

#include "sim/scenario/leaf.hpp"

#include <algorithm>

namespace sim {

void check(const Precision& rule, const std::vector<IndicatorLine>& lines, Problems& problems) {
    const auto names = names_of(lines);
    if (rule.targets.empty()) problems.add("precision.targets", "there must be at least one");
    for (std::size_t i = 0; i < rule.targets.size(); ++i) {
        const Target& target = rule.targets[i];
        const std::string path = text("precision.targets.", i);
        if (std::ranges::find(names, target.indicator) == names.end())
            problems.add(path + ".indicator", text("no indicator '", target.indicator, "'",
                                                   hint(target.indicator, names)));
        if (target.half_width.has_value() == target.relative.has_value())
            problems.add(path, "needs one of half_width and relative");
    }
    if (rule.most < rule.least)
        problems.add("precision.most", text(rule.most, " is less than least, ", rule.least));
}

} // namespace sim
