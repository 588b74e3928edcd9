// SPDX-License-Identifier: Apache-2.0
#pragma once
// Philox4x32-10 (Salmon, Moraes, Dror & Shaw 2011): a keyed bijection of 128 bits that passes the
// usual batteries of tests, so that a random number is a function of who asks and needs no state.

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace sim {

/// What Philox turns into random bits: four 32-bit words that name one block of draws.
using Counter = std::array<std::uint32_t, 4>;
/// The secret of the bijection: two 32-bit words.
using KeyWords = std::array<std::uint32_t, 2>;

namespace detail {

// The words of one counter in variables of their own, so that a loop over counters vectorises;
// there a word takes 64 bits, the lane that a vector multiplication needs.
template <class Word> struct PhiloxWords { Word w0, w1, w2, w3; };

template <class Word>
constexpr void philox_round(PhiloxWords<Word>& words, std::uint32_t k0, std::uint32_t k1) {
    constexpr std::uint64_t low = 0xffffffffU;
    const std::uint64_t first = (words.w0 & low) * 0xD2511F53U;
    const std::uint64_t second = (words.w2 & low) * 0xCD9E8D57U;
    words = {static_cast<Word>(second >> 32) ^ words.w1 ^ k0, static_cast<Word>(second & low),
             static_cast<Word>(first >> 32) ^ words.w3 ^ k1, static_cast<Word>(first & low)};
}

// Unrolled by the language and forced inline: GCC at -O2 would keep a loop of ten rounds and Clang
// a call, and neither would vectorise a loop over counters.
template <class Word, std::uint32_t... Round>
[[gnu::always_inline]] constexpr void philox_rounds(
    PhiloxWords<Word>& words, KeyWords key, std::integer_sequence<std::uint32_t, Round...>) {
    (philox_round(words, key[0] + Round * 0x9E3779B9U, key[1] + Round * 0xBB67AE85U), ...);
}

template <class Word>
[[gnu::always_inline]] constexpr void philox(PhiloxWords<Word>& words, KeyWords key) {
    philox_rounds(words, key, std::make_integer_sequence<std::uint32_t, 10>{});
}

} // namespace detail

/// The four random words of a counter under a key.
constexpr Counter philox(const Counter& counter, KeyWords key) {
    detail::PhiloxWords<std::uint32_t> words{counter[0], counter[1], counter[2], counter[3]};
    detail::philox(words, key);
    return {words.w0, words.w1, words.w2, words.w3};
}

// The known answers that the authors publish with Random123: zero, all ones, the digits of pi.
static_assert(philox({0, 0, 0, 0}, {0, 0}) ==
              Counter{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
static_assert(philox({0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}, {0xffffffff, 0xffffffff}) ==
              Counter{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
static_assert(philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}) ==
              Counter{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});

} // namespace sim
