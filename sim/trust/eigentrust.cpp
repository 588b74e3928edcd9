// SPDX-License-Identifier: Apache-2.0
#include "sim/trust/eigentrust.hpp"

#include "sim/base/problems.hpp"
#include "sim/parallel/blocks.hpp"
#include "sim/parallel/sums.hpp"

#include <algorithm>
#include <cmath>

namespace sim {
namespace {

constexpr double tolerance = 1e-12;
constexpr int most_steps = 10'000;

// The matrix C by columns: who trusts a peer, and with which share of his trust.
class Inward {
public:
    Inward(std::span<const LocalTrust> opinions, std::size_t peers)
        : first_(peers + 1, 0), given_(peers, 0) {
        for (const LocalTrust& one : opinions) {
            require(one.from < peers && one.to < peers, "trust between peers ", one.from, " and ",
                    one.to, " of ", peers);
            if (one.weight > 0) given_[one.from] += one.weight;
        }
        for (const LocalTrust& one : opinions)
            if (one.weight > 0) ++first_[one.to + 1];
        for (std::size_t peer = 0; peer < peers; ++peer) first_[peer + 1] += first_[peer];
        from_.resize(first_[peers]);
        share_.resize(first_[peers]);
        std::vector<std::size_t> next(first_.begin(), first_.end() - 1);
        for (const LocalTrust& one : opinions) {
            if (one.weight <= 0) continue;
            const std::size_t at = next[one.to]++;
            from_[at] = one.from;
            share_[at] = one.weight / given_[one.from];
        }
    }

    [[nodiscard]] bool trusts_nobody(std::size_t peer) const { return given_[peer] == 0; }

    [[nodiscard]] double received(std::size_t peer, const std::vector<double>& trust) const {
        double sum = 0;
        for (std::size_t at = first_[peer]; at < first_[peer + 1]; ++at)
            sum += share_[at] * trust[from_[at]];
        return sum;
    }

private:
    std::vector<std::size_t> first_;
    std::vector<std::uint32_t> from_;
    std::vector<double> share_;
    std::vector<double> given_; // by each peer, in sum
};

} // namespace

std::vector<double> global_trust(std::span<const LocalTrust> opinions,
                                 std::span<const double> pretrust, double restart) {
    const std::size_t peers = pretrust.size();
    const Inward inward(opinions, peers);
    std::vector<double> trust(pretrust.begin(), pretrust.end());
    std::vector<double> next(peers);
    for (int step = 0; step < most_steps; ++step) {
        const double idle = ordered_sum(
            peers, [&](std::size_t peer) { return inward.trusts_nobody(peer) ? trust[peer] : 0; });
        const double unearned = (1 - restart) * idle + restart;
        for_each_row(peers, [&](std::size_t peer) {
            next[peer] = (1 - restart) * inward.received(peer, trust) + unearned * pretrust[peer];
        });
        const double moved = ordered_sum(
            peers, [&](std::size_t peer) { return std::abs(next[peer] - trust[peer]); });
        trust.swap(next);
        if (moved < tolerance) break;
    }
    return trust;
}

} // namespace sim
