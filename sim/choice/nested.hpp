// SPDX-License-Identifier: Apache-2.0
#pragma once
// Nested logit by errors that belong to (chooser, option, day): the same chooser meets the same
// errors in every world, so that a reform changes a choice only through what it changes.

#include "sim/base/identity.hpp"
#include "sim/base/problems.hpp"
#include "sim/choice/kernels.hpp"
#include "sim/random/stream.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace sim {

/// Generalised-extreme-value errors of one chooser on one day: of an option in nest m they are
/// lambda_m (g + ln S_m), with g standard Gumbel by option and S_m positive lambda_m-stable by nest
/// (Kanter 1975; McFadden 1978). A nest with lambda 1 is a plain logit. Make one for each search.
class NestedErrors {
public:
    static constexpr std::size_t most_nests = 16;

    /// `dissimilarity` holds lambda of each nest, above 0 and up to 1.
    NestedErrors(Key chance, Purpose options, Purpose nests, Day day, Identity chooser,
                 std::span<const double> dissimilarity)
        : chance_(chance), options_(options), day_(day), chooser_(chooser) {
        require(dissimilarity.size() <= most_nests, dissimilarity.size(), " nests, at most 16");
        std::ranges::copy(dissimilarity, dissimilarity_.begin());
        for (std::size_t first = 0; first < dissimilarity.size(); first += detail::lanes)
            draw_shared(nests, first, std::min(detail::lanes, dissimilarity.size() - first));
    }

    /// ln S of a nest: what its options share.
    [[nodiscard]] double shared(std::size_t nest) const { return shared_[nest]; }

    /// The error of one option of a nest.
    [[nodiscard]] double shock(std::size_t nest, Identity option) const {
        Stream stream(chance_, options_, day_, pair(chooser_, option));
        return dissimilarity_[nest] * (stream.gumbel() + shared_[nest]);
    }

    /// The errors of many options of one nest.
    void shocks(std::size_t nest, std::span<const Identity> options, std::span<double> into) const {
        gumbels(options, into);
        for (double& error : into) error = dissimilarity_[nest] * (error + shared_[nest]);
    }

    /// The errors of many options, each with its nest: the fastest form.
    void shocks(std::span<const std::uint8_t> nest_of, std::span<const Identity> options,
                std::span<double> into) const {
        gumbels(options, into);
        for (std::size_t i = 0; i < options.size(); ++i)
            into[i] = dissimilarity_[nest_of[i]] * (into[i] + shared_[nest_of[i]]);
    }

private:
    void gumbels(std::span<const Identity> options, std::span<double> into) const {
        detail::pair_gumbels(chance_, options_, day_, chooser_, options, into);
    }

    // All at once, since vector registers hold eight; a plain logit shares nothing.
    void draw_shared(Purpose nests, std::size_t first, std::size_t count) {
        detail::Lanes<double> lambda;
        lambda.fill(0.5);
        bool plain = true;
        for (std::size_t i = 0; i < count; ++i) {
            if (dissimilarity_[first + i] == 1) continue;
            lambda[i] = dissimilarity_[first + i];
            plain = false;
        }
        if (plain) return;
        detail::Lanes<double> logs;
        detail::stable_logs(chance_, nests, day_, chooser_, first, lambda, logs);
        for (std::size_t i = 0; i < count; ++i)
            if (dissimilarity_[first + i] != 1) shared_[first + i] = logs[i];
    }

    Key chance_;
    Purpose options_;
    Day day_;
    Identity chooser_;
    std::array<double, most_nests> dissimilarity_{};
    std::array<double, most_nests> shared_{};
};

} // namespace sim
