// SPDX-License-Identifier: Apache-2.0
#pragma once
// Logit among many by rejection: propose by fixed weights, accept by what may change. The shares
// are exact, and a small change of utilities moves few choosers.

#include "sim/random/stream.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace sim {

/// Draws from fixed weights in constant time (Walker 1977; built as by Vose 1991).
class AliasTable {
public:
    /// Weights are not negative and have a positive sum.
    explicit AliasTable(std::span<const double> weights);

    [[nodiscard]] std::size_t size() const { return weights_.size(); }
    [[nodiscard]] std::span<const double> weights() const { return weights_; }

    /// The index that a uniform number on [0, 1) stands for.
    [[nodiscard]] std::size_t pick(double uniform) const {
        const double place = uniform * static_cast<double>(columns_.size());
        const auto column = static_cast<std::size_t>(place);
        const Column& at = columns_[column];
        return place - static_cast<double>(column) < at.own ? column : at.alias;
    }

private:
    // A column of the table: its own index up to `own`, above it another's.
    struct Column {
        double own = 1;
        std::uint32_t alias = 0;
    };

    std::vector<double> weights_;
    std::vector<Column> columns_;
};

/// Rejections before a choice is made by walking all weights.
inline constexpr int most_proposals = 64;

namespace detail {

// The same distribution at a cost proportional to the options: for the rare chooser whom 64
// proposals did not please.
template <class Accept>
std::size_t choose_by_walking(double uniform, std::span<const double> weights, Accept& accept) {
    double all = 0;
    for (std::size_t z = 0; z < weights.size(); ++z) all += weights[z] * accept(z);
    double left = uniform * all;
    std::size_t last = 0;
    for (std::size_t z = 0; z < weights.size(); ++z) {
        const double mass = weights[z] * accept(z);
        if (mass <= 0) continue;
        last = z;
        left -= mass;
        if (left < 0) break;
    }
    return last;
}

} // namespace detail

/// One of the options, with probability proportional to weight times `accept(z)`, which lies in
/// [0, 1] and is positive for at least one option of positive weight: exp(v_z - v_max) makes it a
/// logit. Each proposal takes one block of the stream, so later ones do not depend on earlier ones.
template <class Accept>
std::size_t choose_by_thinning(Stream draws, const AliasTable& proposals, Accept&& accept) {
    for (int proposal = 0; proposal < most_proposals; ++proposal) {
        const std::size_t z = proposals.pick(draws.uniform());
        if (draws.uniform() < accept(z)) return z;
    }
    return detail::choose_by_walking(draws.uniform(), proposals.weights(), accept);
}

} // namespace sim
