// SPDX-License-Identifier: Apache-2.0
#pragma once
// How an experiment is done, whatever its scenarios: how many worlds, what they share, what is kept
// and what is to be known. Documents of experiments, plans of folders and Python all say it so.

#include "sim/base/fields.hpp"
#include "sim/base/identity.hpp"
#include "sim/study/plan/beginning.hpp"
#include "sim/study/plan/precision.hpp"
#include "sim/study/plan/replication.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sim {

/// In which forms each reform is run that must change nothing.
enum class Placebos {
    run,  ///< in the form that binds nobody
    all,  ///< and, where it is enforced, in the form that binds and that nobody enforces
    skip, ///< in none
};
constexpr std::array<std::string_view, 3> names(Placebos) { return {"run", "all", "skip"}; }

/// How the effect of all reforms together is attributed to each of them.
enum class Attribution {
    none,
    shapley, ///< all combinations of the reforms are simulated too
};
constexpr std::array<std::string_view, 2> names(Attribution) { return {"none", "shapley"}; }

/// How an experiment is done.
struct ExperimentOptions {
    std::uint32_t replicates = 5;
    std::uint32_t first_replicate = 0;
    Placebos placebos = Placebos::run;
    std::vector<std::string> persons = {};
    Replication replication = {};
    std::string title = {};
    std::vector<std::string> indicators = {};
    std::optional<Beginning> begin = {};
    std::optional<Day> announcement = {};
    Attribution attribution = Attribution::none;
    std::optional<Precision> precision = {};

    static constexpr auto fields() {
        return Fields{
            given<&ExperimentOptions::replicates>("How many worlds; with a precision, at most.",
                                                  unit::none, {1, 1'000'000}),
            given<&ExperimentOptions::first_replicate>("Number of the first world.", unit::none,
                                                       {0, 1'000'000'000}),
            given<&ExperimentOptions::placebos>(
                "Which forms of each reform are run that must change nothing: that which binds "
                "nobody "
                "(run), also that which binds and which nobody enforces (all), or none (skip)."),
            given<&ExperimentOptions::persons>("Tables of whose people account is kept."),
            given<&ExperimentOptions::replication>("What replicates share."),
            given<&ExperimentOptions::title>(
                "What tables and figures call the experiment; without it, what "
                "they call its scenario."),
            given<&ExperimentOptions::indicators>("Indicators to keep; without it, all of them."),
            given<&ExperimentOptions::begin>(
                "When the first measure of each reform comes into force: a date, or '+60d', so "
                "many "
                "days after the first recorded one; its other dates move with it."),
            given<&ExperimentOptions::announcement>(
                "Day on which all measures of the reforms become known; without it, as they say.",
                unit::dates),
            given<&ExperimentOptions::attribution>(
                "How the effect of all reforms together is attributed to each."),
            given<&ExperimentOptions::precision>("Go on until enough is known."),
        };
    }
};
static_assert(Described<ExperimentOptions>);

} // namespace sim
