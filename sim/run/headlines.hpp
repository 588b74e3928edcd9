// SPDX-License-Identifier: Apache-2.0
#pragma once
// The few indicators that sum a market up, in their order and under the names that everybody may
// call them by. Each market says them once, beside its table of indicators.

#include "sim/base/fields.hpp"
#include "sim/run/series.hpp"

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sim {

/// More do not sum up.
inline constexpr std::size_t most_headlines = 8;

/// An indicator that summaries show, and what they call it.
struct Headline {
    std::string indicator;
    /// In the singular, for sentences begin with it and go on "falls by".
    std::string name;
};
using Headlines = std::vector<Headline>;

/// The same of the table `Indicators`, before there is a model.
template <class Indicators> struct HeadlineOf {
    std::string_view indicator;
    std::string_view name;
};

/// Names an indicator of a market's table as a headline.
template <auto Member>
constexpr HeadlineOf<typename Field<Member>::owner> headline(std::string_view name) {
    return {Field<Member>::name, name};
}

/// The headlines of a market as its model keeps them.
template <class Indicators, std::size_t Size>
Headlines headlines_of(const std::array<HeadlineOf<Indicators>, Size>& said) {
    static_assert(Size <= most_headlines, "more headlines than sum up");
    Headlines all;
    for (const auto& one : said) all.push_back({std::string(one.indicator), std::string(one.name)});
    return all;
}

/// The places of the lines that summaries show, in their order; where a market names none, or none
/// of them was kept, those of all lines as tables show them.
std::vector<std::size_t> summary_order(const Headlines& headlines,
                                       std::span<const IndicatorLine> lines);

/// What a line is called before readers: by its headline, or its own name in words.
std::string called(const Headlines& headlines, const IndicatorLine& line);

/// The place of an indicator among headlines, from 1; 0 where it is none.
std::size_t place_of(const Headlines& headlines, std::string_view indicator);

} // namespace sim
