// SPDX-License-Identifier: Apache-2.0
#pragma once
// The nested logit in closed form: what keyed errors must reproduce, elasticities for diagnostics,
// and the log-sum as a check of welfare.

#include <cstdint>
#include <span>
#include <vector>

namespace sim {

/// Choice probabilities and the expected utility of the best option, but for Euler's constant.
struct NestedShares {
    std::vector<double> options;
    std::vector<double> nests;
    double log_sum = 0;
};

/// The shares of options with these utilities and nests, given lambda of each nest (McFadden 1978;
/// Small & Rosen 1981).
NestedShares nested_shares(std::span<const double> utility, std::span<const std::uint8_t> nest_of,
                           std::span<const double> dissimilarity);

} // namespace sim
