// SPDX-License-Identifier: Apache-2.0
#include "sim/choice/thinning.hpp"

#include "sim/base/problems.hpp"

namespace sim {

AliasTable::AliasTable(std::span<const double> weights)
    : weights_(weights.begin(), weights.end()), columns_(weights.size()) {
    double sum = 0;
    for (double weight : weights) {
        require(weight >= 0, "a weight of ", weight);
        sum += weight;
    }
    require(sum > 0, "no weight to choose by");
    std::vector<std::uint32_t> poor;
    std::vector<std::uint32_t> rich;
    for (std::uint32_t z = 0; z < weights.size(); ++z) {
        columns_[z] = {weights[z] / sum * static_cast<double>(weights.size()), z};
        (columns_[z].own < 1 ? poor : rich).push_back(z);
    }
    // Each poor column is filled up by a rich one, which may become poor by it.
    while (!poor.empty() && !rich.empty()) {
        const std::uint32_t taker = poor.back();
        const std::uint32_t giver = rich.back();
        poor.pop_back();
        columns_[taker].alias = giver;
        columns_[giver].own -= 1 - columns_[taker].own;
        if (columns_[giver].own >= 1) continue;
        rich.pop_back();
        poor.push_back(giver);
    }
    // What is left on either side is full but for rounding.
    for (std::uint32_t z : poor) columns_[z].own = 1;
    for (std::uint32_t z : rich) columns_[z].own = 1;
}

} // namespace sim
