// SPDX-License-Identifier: Apache-2.0
#include "sim/choice/shares.hpp"

#include "sim/base/math.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>

namespace sim {
namespace {

// ln of a sum of exponentials without overflow; minus infinity for no terms.
double log_sum_exp(std::span<const double> terms) {
    double largest = -std::numeric_limits<double>::infinity();
    for (double term : terms) largest = std::max(largest, term);
    if (largest == -std::numeric_limits<double>::infinity()) return largest;
    double sum = 0;
    for (double term : terms) sum += math::exp(term - largest);
    return largest + math::log(sum);
}

} // namespace

NestedShares nested_shares(std::span<const double> utility, std::span<const std::uint8_t> nest_of,
                           std::span<const double> dissimilarity) {
    std::vector<double> inclusive(dissimilarity.size());
    for (std::size_t nest = 0; nest < inclusive.size(); ++nest) {
        std::vector<double> scaled;
        for (std::size_t option = 0; option < utility.size(); ++option)
            if (nest_of[option] == nest) scaled.push_back(utility[option] / dissimilarity[nest]);
        inclusive[nest] = dissimilarity[nest] * log_sum_exp(scaled);
    }
    NestedShares shares{{}, {}, log_sum_exp(inclusive)};
    for (double value : inclusive) shares.nests.push_back(math::exp(value - shares.log_sum));
    for (std::size_t option = 0; option < utility.size(); ++option) {
        const std::size_t nest = nest_of[option];
        const double within = (utility[option] - inclusive[nest]) / dissimilarity[nest];
        shares.options.push_back(shares.nests[nest] * math::exp(within));
    }
    return shares;
}

std::vector<double> responses(const NestedShares& shares, std::span<const std::uint8_t> nest_of,
                              std::span<const double> dissimilarity, std::span<const double> push) {
    std::vector<double> pushed(dissimilarity.size(), 0); // sum of s_k push_k, by nest
    double all = 0;
    for (std::size_t option = 0; option < push.size(); ++option) {
        pushed[nest_of[option]] += shares.options[option] * push[option];
        all += shares.options[option] * push[option];
    }
    std::vector<double> moved;
    for (std::size_t option = 0; option < push.size(); ++option) {
        const std::size_t nest = nest_of[option];
        const double inverse = 1 / dissimilarity[nest];
        const double mean = shares.nests[nest] > 0 ? pushed[nest] / shares.nests[nest] : 0;
        moved.push_back(shares.options[option] *
                        (inverse * push[option] + (1 - inverse) * mean - all));
    }
    return moved;
}

} // namespace sim
