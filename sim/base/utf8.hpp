// SPDX-License-Identifier: Apache-2.0
#pragma once
// UTF-8, the one encoding of text that is read here.

#include <cstddef>
#include <string_view>

namespace sim {

/// How many bytes the letter at the front of the words takes; 0 when they begin with none: bytes of
/// another encoding, a control sequence of U+0080 to U+009F, or nothing.
constexpr std::size_t utf8_letter(std::string_view words) {
    const auto at = [words](std::size_t i) {
        return i < words.size() ? static_cast<unsigned char>(words[i]) : 0U;
    };
    const unsigned first = at(0);
    if (words.empty() || (first >= 0x80 && first < 0xC2) || first > 0xF4) return 0;
    if (first < 0x80) return 1;
    // What follows the first byte of the shortest form, and of no surrogate.
    const unsigned low = first == 0xC2 || first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    const unsigned high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    if (at(1) < low || at(1) > high) return 0;
    const std::size_t bytes = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    for (std::size_t i = 2; i < bytes; ++i)
        if ((at(i) & 0xC0U) != 0x80U) return 0;
    return bytes;
}

} // namespace sim
