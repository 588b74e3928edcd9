// SPDX-License-Identifier: Apache-2.0
#pragma once
// Reading single values out of a document, with the words for everything that may be wrong.

#include "sim/base/fields.hpp"
#include "sim/base/identity.hpp"
#include "sim/base/money.hpp"
#include "sim/base/problems.hpp"
#include "sim/document/document.hpp"

#include <concepts>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sim {

/// What is wrong, in words, and what a program needs that mends it.
struct Wrong {
    std::string what;
    Facts facts = {};
};

/// A parameter being read: its path, what it may be, and where mistakes go.
struct Place {
    Problems& problems;
    std::string path;
    Unit unit = unit::none;
    Bounds bounds = bounds::any;

    /// Notes what is wrong with the node that stands here.
    void note(const Node& node, std::string_view what, Facts facts = {}) const;
    /// The same in words that take time to find, for as long as they are kept.
    template <std::invocable Words> void note(const Node& node, const Words& words) const {
        Wrong wrong;
        if (!problems.full()) wrong = Wrong{words()};
        note(node, wrong.what, std::move(wrong.facts));
    }
    /// The place of a key, or of an entry, inside this one.
    [[nodiscard]] Place inside(std::string_view key) const;
    /// Makes this the place of what a line of a table measures and bounds.
    void measure(const FieldLine& line) {
        unit = line.unit;
        bounds = line.bounds;
    }
};

/// A range as "[0, 1]", or "(0, inf)" for what must be positive.
std::string range_of(const Bounds& bounds);

/// The same range without infinity, for what is measured rather than supposed.
Bounds finite(const Bounds& bounds);

/// "; did you mean 'trust'?", or nothing; and the allowed words when they are few.
std::string hint(std::string_view word, const std::vector<std::string>& allowed);

/// Says that a word is none of those allowed, with the nearest.
Wrong misspelt(std::string_view what, std::string_view word,
               const std::vector<std::string>& allowed);

/// The names of the units that measure what a unit measures.
std::vector<std::string> units_like(Unit wanted);

/// Notes entries of a list that repeat another: in the field of that name, or, with no name, texts.
void note_twins(const Node& list, std::string_view field, const Place& place);

/// How many entries one list may have: some are compared with each other.
inline constexpr std::size_t most_entries = 10'000;

/// Whether a list is as long as may be; notes a problem when not.
bool expect_room(const Node& list, std::size_t most, const Place& place);

/// A number in the unit of its place, inside its bounds; nothing when a problem was noted.
std::optional<double> read_number(const Node& node, const Place& place);

/// A whole number between the two given and inside the bounds of its place.
std::optional<std::int64_t> read_whole(const Node& node, const Place& place, std::int64_t low,
                                       std::int64_t high);

/// The number of the word among those allowed; `kind` is what messages call it.
std::optional<std::size_t> read_word(const Node& node, const Place& place, std::string_view kind,
                                     const std::vector<std::string>& allowed);

/// `fill` reads a node into a value, which stays as it was when a problem is noted.
void fill(bool& value, const Node& node, const Place& place);
void fill(std::string& value, const Node& node, const Place& place);
void fill(Day& value, const Node& node, const Place& place);
void fill(Money& value, const Node& node, const Place& place);

template <std::floating_point F> void fill(F& value, const Node& node, const Place& place) {
    if (const auto number = read_number(node, place)) value = static_cast<F>(*number);
}

template <std::integral I> void fill(I& value, const Node& node, const Place& place) {
    using Limits = std::numeric_limits<I>;
    // A document's integers are signed: the upper half of 64 unsigned bits cannot be written there.
    constexpr bool half = !std::in_range<std::int64_t>(Limits::max());
    constexpr auto most =
        half ? std::numeric_limits<std::int64_t>::max() : static_cast<std::int64_t>(Limits::max());
    const auto number = read_whole(node, place, Limits::min(), most);
    if (number) value = static_cast<I>(*number);
}

/// All words of an enumeration.
template <Named E> std::vector<std::string> words_of() {
    std::vector<std::string> all;
    for (const auto& name : names(E{})) all.emplace_back(name);
    return all;
}

template <Named E> void fill(E& value, const Node& node, const Place& place) {
    const auto word = read_word(node, place, "value", words_of<E>());
    if (word) value = static_cast<E>(*word);
}

} // namespace sim
