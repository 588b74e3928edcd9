// SPDX-License-Identifier: Apache-2.0
#pragma once
// Diagnoses a scenario: lives one world as it is and once with each change, and reads off it what a
// market's signs and what ifs ask for.

#include "sim/parallel/serialised.hpp"
#include "sim/run/diagnosis.hpp"
#include "sim/run/run_of.hpp"
#include "sim/run/watch.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace sim {

namespace detail {

/// Days from one look at a market to the next: all days of the week, all seasons.
inline constexpr int days_between_looks = 13;

// Tells how many days of several lives are done.
class Told {
public:
    Told(const Watch& watch, std::int64_t days, std::size_t lives)
        : watch_(watch), told_{"diagnosis", 0, days * static_cast<std::int64_t>(lives), 0, lives} {}

    void day() { tell(1, 0); }
    void life() { tell(0, 1); }

private:
    void tell(int days, int lives) {
        if (!watch_) return;
        turns_.run([&] {
            told_.days_done += days;
            told_.runs_done += static_cast<std::size_t>(lives);
            watch_(told_);
        });
    }

    const Watch& watch_;
    Progress told_;
    Serialised turns_;
};

template <class M> typename M::Indicators of_all_zones(const M& market) {
    if constexpr (Zoned<M>) {
        std::vector<typename M::Indicators> by_zone(market.zones().size());
        market.indicators(std::span(by_zone));
        typename M::Indicators all;
        for (const auto& zone : by_zone) add_up(all, zone);
        return all;
    } else {
        return market.indicators();
    }
}

template <Examined M>
Lived<M> live(std::shared_ptr<const Scenario<M>> scenario, Keys keys, Told& told) {
    RunOf<M> run(scenario, keys);
    Lived<M> lived{};
    for (int recorded = 0; run.day() < run.end(); told.day()) {
        const bool burning_in = run.day() < scenario->settings.start;
        run.advance(run.day() + 1);
        if (burning_in) continue;
        add_up(lived.indicators, of_all_zones(run.market()));
        if (recorded++ % days_between_looks == 0) run.examine(lived.signs);
    }
    told.life();
    return lived;
}

template <Described DiagnosticSums>
void append_signs(const DiagnosticSums& signs, std::vector<Diagnostic>& all) {
    for_each_field<DiagnosticSums>([&](const auto& field) {
        using Field = std::decay_t<decltype(field)>;
        if constexpr (requires { Field::numerator; }) {
            const double value = signs.*(Field::numerator) / signs.*(Field::denominator);
            all.push_back({std::string(field.name), std::string(field.doc), value, field.bounds,
                           std::string(field.source)});
        }
    });
}

} // namespace detail

/// The diagnostics of a scenario in one world; every life is simulated alongside the others.
template <Examined M>
std::vector<Diagnostic> diagnose(Scenario<M> scenario, Keys keys, const Watch& watch) {
    const std::vector<WhatIf<M>> what_ifs = M::what_ifs(scenario.given);
    std::vector<std::shared_ptr<const Scenario<M>>> futures{
        std::make_shared<const Scenario<M>>(scenario)};
    for (const auto& one : what_ifs)
        futures.push_back(std::make_shared<const Scenario<M>>(
            Scenario<M>{scenario.settings, one.given, scenario.inputs}));
    detail::Told told(watch, end(scenario.settings) - dawn(scenario.settings), futures.size());
    std::vector<Lived<M>> lived(futures.size());
    for_each_task(futures.size(),
                  [&](std::size_t at) { lived[at] = detail::live<M>(futures[at], keys, told); });
    std::vector<Diagnostic> all;
    detail::append_signs(lived.front().signs, all);
    for (std::size_t at = 0; at < what_ifs.size(); ++at)
        for (const Reading<M>& one : what_ifs[at].readings)
            all.push_back({std::string(one.name), std::string(one.doc),
                           one.value(lived.front(), lived[at + 1]), one.plausible,
                           std::string(one.source)});
    return all;
}

} // namespace sim
