// SPDX-License-Identifier: Apache-2.0
#pragma once
// Immediate acceptance: those without a match propose, each target walks its proposals in a keyed
// order and keeps what it takes, and those turned away propose elsewhere in the next round.

#include "sim/base/identity.hpp"
#include "sim/parallel/blocks.hpp"
#include "sim/random/stream.hpp"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace sim {

/// Who draws lots for being served first: one number for each proposer and day.
struct Lottery {
    Key chance;
    Purpose purpose;
    Day day;
};

/// What one round did.
struct RoundTally {
    std::size_t proposals = 0;
    std::size_t accepted = 0;
};

/// Immediate acceptance in rounds (the Boston mechanism; Abdulkadiroglu & Sonmez 2003): no proposal
/// is ever thrown out later, as on platforms where a confirmed request stands. One object serves
/// many days, so that its buffers are allocated once.
class ImmediateAcceptance {
public:
    static constexpr std::uint32_t unmatched = std::numeric_limits<std::uint32_t>::max();

    /// The target of each proposer, or `unmatched`; valid until the next call.
    ///
    /// `next(proposer, round)` names the target that a proposer asks, or nothing if it gives up,
    /// and is called from several threads. `accept(target, proposer)` decides and books; it may
    /// write rows of that target and of that proposer only. Targets are served in any order, the
    /// proposals of one by (lot, identity), so neither threads nor the order of the list decide
    /// anything. Identities of proposers differ from each other.
    template <class Next, class Accept>
    std::span<const std::uint32_t> match(std::span<const Identity> proposers, std::size_t targets,
                                         const Lottery& lottery, int rounds, Next&& next,
                                         Accept&& accept) {
        start(proposers, lottery);
        for (int round = 0; round < rounds && !waiting_.empty(); ++round) {
            propose(round, targets, next);
            group(targets);
            serve(proposers, accept);
            close_round();
        }
        return matched_;
    }

    /// What each round of the last match did.
    [[nodiscard]] std::span<const RoundTally> rounds() const { return tallies_; }

private:
    struct Proposal {
        std::uint32_t target;
        std::uint32_t proposer;
        std::uint64_t lot;
    };

    // Buckets hold neighbouring targets and few proposals each, so a small sort finishes them; a
    // task serves many, so that threads are not woken for little.
    static constexpr std::size_t proposals_per_bucket = 4;
    static constexpr std::size_t buckets_per_task = 1024;

    void start(std::span<const Identity> proposers, const Lottery& lottery) {
        matched_.assign(proposers.size(), unmatched);
        waiting_.resize(proposers.size());
        lots_.resize(proposers.size());
        tallies_.clear();
        for_each_row(proposers.size(), [&](std::size_t row) {
            waiting_[row] = static_cast<std::uint32_t>(row);
            Stream stream(lottery.chance, lottery.purpose, lottery.day, proposers[row]);
            const std::uint64_t high = stream.bits();
            lots_[row] = high << 32 | stream.bits();
        });
    }

    template <class Next> void propose(int round, std::size_t targets, Next& next) {
        const auto block = [&](std::vector<Proposal>& mine, std::size_t first, std::size_t last) {
            for (std::size_t i = first; i < last; ++i) {
                const std::uint32_t proposer = waiting_[i];
                const std::optional<std::uint32_t> target = next(proposer, round);
                if (!target) continue;
                require(*target < targets, "proposal to target ", *target, " of ", targets);
                mine.push_back({*target, proposer, lots_[proposer]});
            }
        };
        proposals_ = collect<Proposal>(waiting_.size(), block);
    }

    // A counting sort by bucket: linear in the proposals, however many targets there are.
    void group(std::size_t targets) {
        const std::size_t wanted = proposals_.size() / proposals_per_bucket + 1;
        const std::size_t width = std::bit_ceil(std::max<std::size_t>(targets / wanted, 1));
        shift_ = std::countr_zero(width);
        const std::size_t buckets = (targets >> shift_) + 1;
        ends_.assign(buckets + 1, 0);
        for (const Proposal& one : proposals_) ++ends_[(one.target >> shift_) + 1];
        for (std::size_t bucket = 1; bucket <= buckets; ++bucket)
            ends_[bucket] += ends_[bucket - 1];
        grouped_.resize(proposals_.size());
        // Writing moves each start to the start of the next bucket, which is its own end.
        for (const Proposal& one : proposals_) grouped_[ends_[one.target >> shift_]++] = one;
    }

    template <class Accept> void serve(std::span<const Identity> proposers, Accept& accept) {
        const auto before = [&](const Proposal& a, const Proposal& b) {
            if (a.target != b.target) return a.target < b.target;
            if (a.lot != b.lot) return a.lot < b.lot;
            return proposers[a.proposer] < proposers[b.proposer];
        };
        const std::size_t buckets = ends_.size() - 1;
        for_each_task((buckets + buckets_per_task - 1) / buckets_per_task, [&](std::size_t task) {
            const std::size_t last = std::min(buckets, (task + 1) * buckets_per_task);
            for (std::size_t bucket = task * buckets_per_task; bucket < last; ++bucket)
                serve(bucket_of(bucket), before, accept);
        });
    }

    std::span<Proposal> bucket_of(std::size_t bucket) {
        const std::size_t first = bucket == 0 ? 0 : ends_[bucket - 1];
        return std::span(grouped_).subspan(first, ends_[bucket] - first);
    }

    template <class Before, class Accept>
    void serve(std::span<Proposal> bucket, const Before& before, Accept& accept) {
        if (bucket.size() > 1) std::sort(bucket.begin(), bucket.end(), before);
        for (const Proposal& one : bucket)
            if (accept(one.target, one.proposer)) matched_[one.proposer] = one.target;
    }

    // Who asked and was turned away waits for the next round, in the order of the list.
    void close_round() {
        waiting_.clear();
        for (const Proposal& one : proposals_)
            if (matched_[one.proposer] == unmatched) waiting_.push_back(one.proposer);
        tallies_.push_back({proposals_.size(), proposals_.size() - waiting_.size()});
    }

    std::vector<std::uint32_t> matched_;
    std::vector<std::uint32_t> waiting_;
    std::vector<std::uint64_t> lots_;
    std::vector<Proposal> proposals_;
    std::vector<Proposal> grouped_;
    std::vector<std::size_t> ends_;
    std::vector<RoundTally> tallies_;
    int shift_ = 0;
};

} // namespace sim
