// SPDX-License-Identifier: Apache-2.0
#pragma once
// How an experiment is done, whatever its scenarios: how many worlds, what they share, what is kept
// and what is to be known. Documents of experiments, plans of folders and Python all say it so.

#include "sim/base/fields.hpp"
#include "sim/base/identity.hpp"
#include "sim/run/precision.hpp"
#include "sim/run/replication.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sim {

/// Whether each reform is also run in its form that binds nobody.
enum class Placebos { run, skip };
constexpr std::array<std::string_view, 2> names(Placebos) { return {"run", "skip"}; }

/// How the effect of all reforms together is attributed to each of them.
enum class Attribution {
    none,
    shapley, ///< all combinations of the reforms are simulated too
};
constexpr std::array<std::string_view, 2> names(Attribution) { return {"none", "shapley"}; }

/// How an experiment is done.
struct Design {
    std::uint32_t replicates = 5;
    std::uint32_t first_replicate = 0;
    Placebos placebos = Placebos::run;
    std::vector<std::string> persons = {};
    Replication replication = {};
    std::string title = {};
    std::vector<std::string> indicators = {};
    std::optional<Day> announcement = {};
    Attribution attribution = Attribution::none;
    std::optional<Precision> precision = {};

    static constexpr auto fields() {
        return std::tuple{
            given<&Design::replicates>("How many worlds; with a precision, at most.", unit::none,
                                       {1, 1'000'000}),
            given<&Design::first_replicate>("Number of the first world.", unit::none,
                                            {0, 1'000'000'000}),
            given<&Design::placebos>(
                "Whether each reform is also run in the form that binds nobody."),
            given<&Design::persons>("Tables of whose people account is kept."),
            given<&Design::replication>("What replicates share."),
            given<&Design::title>("What tables and figures call the experiment; without it, what "
                                  "they call its scenario."),
            given<&Design::indicators>("Indicators to keep; without it, all of them."),
            given<&Design::announcement>(
                "Day on which all measures of the reforms become known; without it, as they say.",
                unit::dates),
            given<&Design::attribution>(
                "How the effect of all reforms together is attributed to each."),
            given<&Design::precision>("Go on until enough is known."),
        };
    }
};
static_assert(Described<Design>);

} // namespace sim
