// SPDX-License-Identifier: Apache-2.0
#pragma once
// UTF-8, the one encoding of text that is read here.

#include <cstddef>
#include <string_view>

namespace sim {

namespace detail {

// How many bytes a letter takes that begins with this one; 0 when none does.
constexpr std::size_t utf8_bytes(unsigned first) {
    if (first < 0x80) return 1;
    if (first < 0xC2 || first > 0xF4) return 0;
    return first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

// Whether a second byte makes the shortest form, and neither a surrogate nor a control sequence.
constexpr bool utf8_follows(unsigned first, unsigned second) {
    const unsigned low = first == 0xC2 || first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    const unsigned high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    return second >= low && second <= high;
}

} // namespace detail

/// How many bytes the letter at the front of the words takes; 0 when they begin with none: bytes of
/// another encoding, a control sequence of U+0080 to U+009F, or nothing.
constexpr std::size_t utf8_letter(std::string_view words) {
    const auto at = [words](std::size_t i) { return static_cast<unsigned char>(words[i]); };
    const std::size_t bytes = words.empty() ? 0 : detail::utf8_bytes(at(0));
    if (bytes > words.size() || (bytes > 1 && !detail::utf8_follows(at(0), at(1)))) return 0;
    for (std::size_t i = 2; i < bytes; ++i)
        if (at(i) >> 6 != 2) return 0;
    return bytes;
}

} // namespace sim
