// SPDX-License-Identifier: Apache-2.0
#include "sim/random/chosen.hpp"

#include "sim/base/math.hpp"
#include "sim/base/problems.hpp"
#include "sim/base/target_clones.hpp"

#include <algorithm>

namespace sim {
namespace {

SIM_EVERY_MARCH
void philox_crowd(KeyWords key, Counter start, const Identity* who, std::size_t count,
                  CrowdWords& out) {
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint64_t one = who[i].value;
        detail::PhiloxWords<std::uint64_t> words{start[0], start[1], one & 0xffffffffU, one >> 32};
        detail::philox(words, key);
        out[0][i] = static_cast<std::uint32_t>(words.w0);
        out[1][i] = static_cast<std::uint32_t>(words.w1);
        out[2][i] = static_cast<std::uint32_t>(words.w2);
        out[3][i] = static_cast<std::uint32_t>(words.w3);
    }
}

SIM_EVERY_MARCH
void normal_crowd(const CrowdWords& words, std::size_t count, double* __restrict out) {
    for (std::size_t i = 0; i < count; ++i)
        out[i] = math::inverse_normal(detail::open_uniform(words[0][i], words[1][i]));
}

} // namespace

void fill_block(Key key, Purpose why, Day when, std::span<const Identity> who, std::uint32_t block,
                CrowdWords& out) {
    require(who.size() <= crowd, "a crowd of ", who.size(), ", at most ", crowd);
    Counter start = detail::counter(why, when, {0});
    start[1] |= block;
    philox_crowd(key.words(), start, who.data(), who.size(), out);
}

void fill_normal(Key key, Purpose why, Day when, std::span<const Identity> who,
                 std::span<double> out) {
    CrowdWords words;
    for (std::size_t first = 0; first < who.size(); first += crowd) {
        const std::size_t count = std::min(crowd, who.size() - first);
        fill_block(key, why, when, who.subspan(first, count), 0, words);
        normal_crowd(words, count, out.data() + first);
    }
}

} // namespace sim
