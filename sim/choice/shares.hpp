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

/// By how much each share moves when utilities are pushed, to first order: for option i of nest m,
/// with s its share and s(.|m) shares within its nest,
/// s_i [push_i / lambda_m + (1 - 1/lambda_m) sum_k s(k|m) push_k - sum_k s_k push_k].
/// They add up to zero. A push of -alpha p is what a price that rises in proportion does.
std::vector<double> responses(const NestedShares& shares, std::span<const std::uint8_t> nest_of,
                              std::span<const double> dissimilarity, std::span<const double> push);

} // namespace sim
