// SPDX-License-Identifier: Apache-2.0
#include "sim/study/plan/package.hpp"

#include <bit>

namespace sim {

std::vector<std::string> parts_of(const Experiment& experiment) {
    if (experiment.attribution == Attribution::none) return {};
    const auto parts = static_cast<std::size_t>(std::bit_width(experiment.scenarios.size() - 1));
    std::vector<std::string> names;
    for (std::size_t part = 0; part < parts; ++part)
        names.push_back(experiment.scenarios[part + 1].name);
    return names;
}

// The baseline and the single parts come first, as in any experiment; then what combines them.
std::size_t arm_of(std::size_t members, std::size_t parts) {
    if (members == 0) return 0;
    if (std::has_single_bit(members)) return static_cast<std::size_t>(std::bit_width(members));
    std::size_t arm = parts + 1;
    for (std::size_t other = 0; other < members; ++other) arm += std::popcount(other) > 1 ? 1 : 0;
    return arm;
}

std::string joint_name(std::size_t members, std::span<const std::string> parts) {
    std::string name;
    for (std::size_t part = 0; part < parts.size(); ++part)
        if ((members >> part & 1) != 0) name += (name.empty() ? "" : "+") + parts[part];
    return name;
}

} // namespace sim
