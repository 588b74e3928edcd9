// SPDX-License-Identifier: Apache-2.0
#include "sim/run/headlines.hpp"

#include <algorithm>

namespace sim {

std::size_t place_of(const Headlines& headlines, std::string_view indicator) {
    const auto at = std::ranges::find(headlines, indicator, &Headline::indicator);
    return at == headlines.end() ? 0 : static_cast<std::size_t>(at - headlines.begin()) + 1;
}

std::vector<std::size_t> summary_order(const Headlines& headlines,
                                       std::span<const IndicatorLine> lines) {
    std::vector<std::size_t> order;
    for (const Headline& one : headlines)
        if (const auto at = std::ranges::find(lines, one.indicator, &IndicatorLine::name);
            at != lines.end())
            order.push_back(static_cast<std::size_t>(at - lines.begin()));
    return order.empty() ? shown_order(lines) : order;
}

std::string called(const Headlines& headlines, const IndicatorLine& line) {
    if (const std::size_t place = place_of(headlines, line.name); place > 0)
        return headlines[place - 1].name;
    std::string words = line.name;
    std::ranges::replace(words, '_', ' ');
    if (!words.empty() && 'a' <= words[0] && words[0] <= 'z')
        words[0] = static_cast<char>(words[0] - 'a' + 'A');
    return words;
}

} // namespace sim
