// SPDX-License-Identifier: Apache-2.0
// The loops behind batch.hpp. They are plain loops that compilers vectorise; GCC builds them for
// three instruction sets and the loader takes the best, with the same bits.

#include "sim/random/batch.hpp"

#include "sim/base/target_clones.hpp"

#include <bit>
#include <cstring>
#include <numeric>

namespace sim {
namespace {

// The blocks of up to 256 consecutive identities, one array a word.
struct Words {
    alignas(64) std::array<std::uint32_t, detail::batch> w0;
    alignas(64) std::array<std::uint32_t, detail::batch> w1;
    alignas(64) std::array<std::uint32_t, detail::batch> w2;
    alignas(64) std::array<std::uint32_t, detail::batch> w3;
};

SIM_EVERY_MARCH
void philox_batch(Key key, Counter start, std::uint64_t first, std::size_t count, Words& out) {
    const KeyWords words = key.words();
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint64_t who = first + i;
        detail::PhiloxWords<std::uint64_t> block{start[0], start[1], who & 0xffffffffU, who >> 32};
        detail::philox(block, words);
        out.w0[i] = static_cast<std::uint32_t>(block.w0);
        out.w1[i] = static_cast<std::uint32_t>(block.w1);
        out.w2[i] = static_cast<std::uint32_t>(block.w2);
        out.w3[i] = static_cast<std::uint32_t>(block.w3);
    }
}

SIM_EVERY_MARCH
void uniform_batch(const Words& words, std::size_t count, double* __restrict out) {
    for (std::size_t i = 0; i < count; ++i) out[i] = detail::uniform(words.w0[i], words.w1[i]);
}

SIM_EVERY_MARCH
void gumbel_batch(const Words& words, std::size_t count, double* __restrict out) {
    for (std::size_t i = 0; i < count; ++i)
        out[i] = detail::gumbel(detail::open_uniform(words.w0[i], words.w1[i]));
}

// One bit where a 16-bit lane is below the threshold, by the sign of the difference.
constexpr std::uint32_t passes(std::uint32_t lane, std::uint32_t threshold, int bit) {
    return ((lane - threshold) >> 31) << bit;
}

constexpr std::uint32_t pair_passes(std::uint32_t word, std::uint32_t threshold, int bit) {
    return passes(word & 0xffffU, threshold, bit) | passes(word >> 16, threshold, bit + 1);
}

SIM_EVERY_MARCH
void screen_batch(const Words& words, std::uint32_t threshold, std::size_t count,
                  std::uint8_t* __restrict out) {
    for (std::size_t i = 0; i < count; ++i)
        out[i] = static_cast<std::uint8_t>(
            pair_passes(words.w0[i], threshold, 0) | pair_passes(words.w1[i], threshold, 2) |
            pair_passes(words.w2[i], threshold, 4) | pair_passes(words.w3[i], threshold, 6));
}

// Calls body(words, from, count) for each batch of a span of `size` identities.
template <class Body>
void for_each_batch(Key key, Purpose why, Day when, Identity first, std::size_t size, Body&& body) {
    const Counter start = detail::counter(why, when, {0});
    Words words;
    for (std::size_t from = 0; from < size; from += detail::batch) {
        const std::size_t count = std::min(size - from, detail::batch);
        philox_batch(key, start, first.value + from, count, words);
        body(words, from, count);
    }
}

} // namespace

void fill_words(Key key, Purpose why, Day when, Identity first, std::span<std::uint32_t> out) {
    for_each_batch(key, why, when, first, out.size(),
                   [&](const Words& words, std::size_t from, std::size_t count) {
                       std::copy_n(words.w0.begin(), count, out.begin() + std::ptrdiff_t(from));
                   });
}

void fill_uniform(Key key, Purpose why, Day when, Identity first, std::span<double> out) {
    for_each_batch(key, why, when, first, out.size(),
                   [&](const Words& words, std::size_t from, std::size_t count) {
                       uniform_batch(words, count, out.data() + from);
                   });
}

void fill_gumbel(Key key, Purpose why, Day when, Identity first, std::span<double> out) {
    for_each_batch(key, why, when, first, out.size(),
                   [&](const Words& words, std::size_t from, std::size_t count) {
                       gumbel_batch(words, count, out.data() + from);
                   });
}

std::vector<std::uint32_t> keyed_sample(Key key, Purpose why, Day when,
                                        std::span<const Identity> candidates, std::size_t count) {
    require(count <= candidates.size(), "a sample of ", count, " from ", candidates.size());
    std::vector<std::uint64_t> word(candidates.size());
    for (std::size_t i = 0; i < word.size(); ++i) {
        Stream stream(key, why, when, candidates[i]);
        const std::uint64_t high = stream.bits();
        word[i] = high << 32 | stream.bits();
    }
    std::vector<std::uint32_t> rows(candidates.size());
    std::iota(rows.begin(), rows.end(), 0U);
    const auto before = [&](std::uint32_t a, std::uint32_t b) {
        return word[a] != word[b] ? word[a] < word[b] : candidates[a] < candidates[b];
    };
    std::ranges::nth_element(rows, rows.begin() + std::ptrdiff_t(count), before);
    rows.resize(count);
    std::ranges::sort(rows);
    return rows;
}

void detail::screen(Key key, Purpose why, Day when, std::uint64_t first_group,
                    std::uint32_t threshold, std::size_t groups, Survivors& survivors) {
    static_assert(std::endian::native == std::endian::little, "bytes become bits in this order");
    // A group number has three leading zeros; setting them keeps it apart from dense identities.
    const std::uint64_t marked = first_group | std::uint64_t{7} << 61;
    Words words;
    philox_batch(key, detail::counter(why, when, {0}), marked, groups, words);
    std::array<std::uint8_t, detail::batch> bytes{};
    screen_batch(words, threshold, groups, bytes.data());
    std::memcpy(survivors.data(), bytes.data(), sizeof bytes);
}

} // namespace sim
