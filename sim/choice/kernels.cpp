// SPDX-License-Identifier: Apache-2.0
// Plain loops of a fixed length, which compilers vectorise; GCC builds them for three instruction
// sets and the loader takes the best, with the same bits.

#include "sim/choice/kernels.hpp"

#include "sim/base/math.hpp"
#include "sim/base/target_clones.hpp"

#include <algorithm>

namespace sim::detail {
namespace {

// The first blocks of eight identities: words of 32 bits in lanes of 64.
struct Blocks {
    alignas(64) Lanes<std::uint64_t> w0, w1, w2, w3;
};

[[gnu::always_inline]] inline void philox_lanes(KeyWords key, Blocks& block) {
    for (std::size_t i = 0; i < lanes; ++i) {
        PhiloxWords<std::uint64_t> words{block.w0[i], block.w1[i], block.w2[i], block.w3[i]};
        philox(words, key);
        block.w0[i] = words.w0;
        block.w1[i] = words.w1;
        block.w2[i] = words.w2;
        block.w3[i] = words.w3;
    }
}

[[gnu::always_inline]] inline void name_lane(Blocks& block, std::size_t i, const Counter& start,
                                             std::uint64_t who) {
    block.w0[i] = start[0];
    block.w1[i] = start[1];
    block.w2[i] = who & 0xffffffffU;
    block.w3[i] = who >> 32;
}

[[gnu::always_inline]] inline double open_lane(std::uint64_t high, std::uint64_t low) {
    return open_uniform(static_cast<std::uint32_t>(high), static_cast<std::uint32_t>(low));
}

SIM_EVERY_MARCH
void gumbel_lanes(KeyWords key, const Counter& start, Identity chooser,
                  const Lanes<std::uint64_t>& options, Lanes<double>& out) {
    Blocks block;
    for (std::size_t i = 0; i < lanes; ++i)
        name_lane(block, i, start, child(chooser, options[i]).value);
    philox_lanes(key, block);
    for (std::size_t i = 0; i < lanes; ++i) out[i] = gumbel(open_lane(block.w0[i], block.w1[i]));
}

SIM_EVERY_MARCH
void stable_lanes(KeyWords key, const Counter& start, Identity chooser, std::uint64_t first,
                  const Lanes<double>& lambda, Lanes<double>& out) {
    Blocks block;
    for (std::size_t i = 0; i < lanes; ++i)
        name_lane(block, i, start, child(chooser, first + i).value);
    philox_lanes(key, block);
    Lanes<double> angle;
    Lanes<double> wait;
    for (std::size_t i = 0; i < lanes; ++i) {
        angle[i] = math::pi * open_lane(block.w0[i], block.w1[i]);
        wait[i] = -math::log(open_lane(block.w2[i], block.w3[i]));
    }
    for (std::size_t i = 0; i < lanes; ++i) {
        const double rest = 1 - lambda[i];
        out[i] = math::log(math::sin(lambda[i] * angle[i])) -
                 math::log(math::sin(angle[i])) / lambda[i] +
                 rest / lambda[i] * math::log(math::sin(rest * angle[i]) / wait[i]);
    }
}

SIM_EVERY_MARCH
void pair_lanes(KeyWords key, const Counter& start, UniformPairs& out) {
    Blocks block;
    for (std::size_t i = 0; i < lanes; ++i) {
        block.w0[i] = start[0];
        block.w1[i] = start[1] + i;
        block.w2[i] = start[2];
        block.w3[i] = start[3];
    }
    philox_lanes(key, block);
    for (std::size_t i = 0; i < lanes; ++i) {
        out.first[i] = uniform(static_cast<std::uint32_t>(block.w0[i]),
                               static_cast<std::uint32_t>(block.w1[i]));
        out.second[i] = uniform(static_cast<std::uint32_t>(block.w2[i]),
                                static_cast<std::uint32_t>(block.w3[i]));
    }
}

} // namespace

void pair_gumbels(Key key, Purpose why, Day when, Identity chooser,
                  std::span<const Identity> options, std::span<double> out) {
    const Counter start = counter(why, when, {0});
    Lanes<std::uint64_t> mine{};
    Lanes<double> errors;
    for (std::size_t from = 0; from < options.size(); from += lanes) {
        const std::size_t count = std::min(lanes, options.size() - from);
        for (std::size_t i = 0; i < count; ++i) mine[i] = options[from + i].value;
        gumbel_lanes(key.words(), start, chooser, mine, errors);
        std::copy_n(errors.begin(), count, out.begin() + static_cast<std::ptrdiff_t>(from));
    }
}

void stable_logs(Key key, Purpose why, Day when, Identity chooser, std::uint64_t first,
                 const Lanes<double>& lambda, Lanes<double>& out) {
    stable_lanes(key.words(), counter(why, when, {0}), chooser, first, lambda, out);
}

void uniform_pairs(Key key, Purpose why, Day when, Identity who, std::uint32_t first,
                   UniformPairs& out) {
    Counter start = counter(why, when, who);
    start[1] += first;
    pair_lanes(key.words(), start, out);
}

} // namespace sim::detail
