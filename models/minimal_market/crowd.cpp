// SPDX-License-Identifier: Apache-2.0
#include "models/minimal_market/crowd.hpp"

namespace models::minimal_market {

void Crowd::look(sim::Key chance, sim::Purpose why, sim::Day day, std::size_t looks,
                 std::size_t hosts) {
    for (std::uint32_t block = 0; block < blocks; ++block)
        sim::fill_block(chance, why, day, std::span(who).first(size), block, words[block]);
    for (std::size_t k = 0; k < looks; ++k)
        for (std::size_t i = 0; i < size; ++i)
            seen[k][i] = static_cast<std::uint32_t>((std::uint64_t{word(k)[i]} * hosts) >> 32);
}

void Crowd::choose(std::size_t looks, std::span<const double> weight) {
    std::array<Lane<double>, most_looks> before; // the sum of weights before each host seen
    Lane<double> sum;
    sum.fill(1);
    for (std::size_t k = 0; k < looks; ++k)
        for (std::size_t i = 0; i < size; ++i) {
            before[k][i] = sum[i];
            sum[i] += weight[seen[k][i]];
        }
    for (std::size_t i = 0; i < size; ++i) sum[i] *= word(choosing)[i] * 0x1p-32;
    chosen.fill(0);
    for (std::size_t k = 0; k < looks; ++k)
        for (std::size_t i = 0; i < size; ++i) chosen[i] += before[k][i] <= sum[i] ? 1U : 0U;
}

} // namespace models::minimal_market
