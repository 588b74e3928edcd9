// SPDX-License-Identifier: Apache-2.0
#pragma once
// Numbers written as words, read strictly: all of a word is the number, or it is none.

#include <charconv>
#include <optional>
#include <string_view>

namespace sim {

/// The number that a word is, in the C locale; nothing where it is none or does not fit.
template <class Number> std::optional<Number> number_in(std::string_view word) {
    Number number{};
    const char* last = word.data() + word.size();
    const auto [end, error] = std::from_chars(word.data(), last, number);
    if (error != std::errc{} || end != last) return std::nullopt;
    return number;
}

} // namespace sim
