// SPDX-License-Identifier: Apache-2.0
#pragma once
// A market that is part of another: the whole runs the phases of its parts as they are, calls their
// tables by the part's label and the table's name, and hands each the parameters under its own key.

#include "sim/base/problems.hpp"
#include "sim/run/market.hpp"
#include "sim/time/schedule.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace models::common {

/// What the whole calls a table of a part.
inline std::string table_of_part(std::string_view part, std::string_view table) {
    return std::string(part) + "_" + std::string(table);
}

/// The day as a part sees it.
template <class Whole, class Part>
sim::Today<Part> day_of_part(const sim::Today<Whole>& today, Part Whole::*given) {
    return {today.day, today.start, today.keys, today.given.*given};
}

/// The names of a phase, as the whole tells them.
struct PartPhaseNames {
    std::string_view name;
    sim::TableNames reads;
    sim::TableNames writes;
};

namespace detail {

// Calls `visit(between, name)` for each name that a part's phases use: the phase's own, then the
// tables that it reads and writes.
template <class Part, class Visit> constexpr void for_each_name(Visit&& visit) {
    for (const auto& phase : Part::phases()) {
        visit(": ", phase.name);
        for (const std::string_view table : phase.reads) visit("_", table);
        for (const std::string_view table : phase.writes) visit("_", table);
    }
}

template <class Part> constexpr std::size_t letters() {
    std::size_t all = 0;
    for_each_name<Part>([&](std::string_view between, std::string_view name) {
        all += Part::label.size() + between.size() + name.size();
    });
    return all;
}

template <class Part> constexpr auto spelt() {
    std::array<char, letters<Part>()> all{};
    std::size_t at = 0;
    for_each_name<Part>([&](std::string_view between, std::string_view name) {
        for (const std::string_view word : {Part::label, between, name})
            for (const char letter : word) all[at++] = letter;
    });
    return all;
}

// The letters of all names one after the other, kept while the program runs.
template <class Part> inline constexpr auto spelling = spelt<Part>();

} // namespace detail

/// The names of all phases of a part, in their order.
template <class Part> constexpr auto names_of_part() {
    std::array<PartPhaseNames, Part::phases().size()> all{};
    const char* at = detail::spelling<Part>.data();
    const auto next = [&](std::string_view between, std::string_view name) {
        const std::string_view word{at, Part::label.size() + between.size() + name.size()};
        at += word.size();
        return word;
    };
    const auto phases = Part::phases();
    for (std::size_t phase = 0; phase < phases.size(); ++phase) {
        all[phase].name = next(": ", phases[phase].name);
        for (const std::string_view table : phases[phase].reads)
            all[phase].reads = all[phase].reads + sim::TableNames(next("_", table));
        for (const std::string_view table : phases[phase].writes)
            all[phase].writes = all[phase].writes + sim::TableNames(next("_", table));
    }
    return all;
}

/// Checks the parameters of a part as it does itself; what it finds stands under the part's key.
template <class Part>
void check_part(std::string_view key, const typename Part::Parameters& given,
                sim::Problems& problems) {
    const std::string prefix = std::string(key) + ".";
    sim::Problems own;
    for (sim::Problem known : problems.entries())
        if (known.facts.key.starts_with(prefix)) {
            known.facts.key.erase(0, prefix.size());
            own.add(known.where, known.what, known.facts);
        }
    const std::size_t before = own.entries().size();
    Part::check(given, own);
    for (std::size_t at = before; at < own.entries().size(); ++at) {
        sim::Problem found = own.entries()[at];
        if (!found.facts.key.empty()) found.facts.key = prefix + found.facts.key;
        problems.add(std::string_view(prefix + found.where), found.what, found.facts);
    }
}

} // namespace models::common
