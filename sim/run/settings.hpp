// SPDX-License-Identifier: Apache-2.0
#pragma once
// What every scenario says, whatever its model: calendar, seed, currency.

#include "sim/base/fields.hpp"
#include "sim/base/identity.hpp"
#include "sim/base/problems.hpp"

#include <algorithm>
#include <cstdint>
#include <string>

namespace sim {

/// The head of a scenario.
struct Settings {
    std::string model;
    std::string title = "untitled";
    std::string description;
    std::string label;
    Day start{17897}; // 2019-01-01
    std::int64_t days = 365;
    std::int64_t burn_in = 180;
    std::uint64_t seed = 1;
    std::string currency = "USD";

    static constexpr auto fields() {
        return Fields{
            given<&Settings::model>("The market to simulate; `sharesim list models` shows them."),
            given<&Settings::title>("What tables and figures call this scenario."),
            given<&Settings::description>("A sentence or two for the reader."),
            given<&Settings::label>(
                "What results call a reform; without it, the name of its file."),
            given<&Settings::start>("First recorded day.", unit::dates),
            given<&Settings::days>("Recorded days.", unit::days, {1, 36'525}),
            given<&Settings::burn_in>("Days simulated before the first recorded one, so that "
                                      "reputations and calendars start filled.",
                                      unit::days, {0, 3'653}),
            given<&Settings::seed>(
                "Names the family of worlds; replicates are numbered inside it."),
            given<&Settings::currency>("Currency of every amount, as three capital letters."),
        };
    }
};

/// Notes what a head cannot say.
inline void check(const Settings& settings, Problems& problems) {
    const auto capital = [](char letter) { return letter >= 'A' && letter <= 'Z'; };
    if (settings.currency.size() != 3 || !std::ranges::all_of(settings.currency, capital))
        problems.add("currency", text("expected three capital letters such as EUR, got '",
                                      shown(settings.currency, 80), "'"));
}

/// The first day of the burn-in.
constexpr Day dawn(const Settings& settings) {
    return settings.start - static_cast<int>(settings.burn_in);
}
/// The day after the last recorded one.
constexpr Day end(const Settings& settings) {
    return settings.start + static_cast<int>(settings.days);
}

} // namespace sim
