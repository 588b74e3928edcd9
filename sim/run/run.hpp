// SPDX-License-Identifier: Apache-2.0
#pragma once
// A model and a run without their types: what the command line, experiments and Python hold.

#include "sim/base/identity.hpp"
#include "sim/document/document.hpp"
#include "sim/random/stream.hpp"
#include "sim/run/front.hpp"
#include "sim/run/headlines.hpp"
#include "sim/run/persons.hpp"
#include "sim/run/series.hpp"
#include "sim/run/settings.hpp"
#include "sim/run/watch.hpp"
#include "sim/scenario/describe.hpp"
#include "sim/store/view.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sim {

/// One world under way.
class Run {
public:
    Run() = default;
    Run(const Run&) = delete;
    Run& operator=(const Run&) = delete;
    virtual ~Run() = default;

    /// The day that comes next.
    [[nodiscard]] virtual Day day() const = 0;
    /// The day after the last.
    [[nodiscard]] virtual Day end() const = 0;
    /// Simulates all days before `until`; throws Interrupted at the end of a day when asked to
    /// stop.
    virtual void advance(Day until) = 0;
    /// From now on stops with an error when a phase changes a table that it does not say it writes;
    /// a debug build always does.
    virtual void check_phases() = 0;
    /// From the next day on, everybody has other draws; who lives there does not change.
    virtual void change_draws(Key chance) = 0;
    /// What has been reported so far.
    [[nodiscard]] virtual const Series& series() const = 0;
    /// Adds up, from each of these recorded days to the end, the indicators of every zone and the
    /// accounts of the people of these tables; to be asked for before the first of the days. A
    /// branch keeps what its history kept.
    virtual void add_up_from(std::span<const Day> first_days,
                             std::span<const std::string> tables) = 0;
    /// The accounts kept so far, in the order in which they were asked for.
    [[nodiscard]] virtual PersonRecords persons() const = 0;
    /// All tables, to look at.
    [[nodiscard]] virtual std::vector<TableView> tables() const = 0;
    /// Replaces state, day and series by those saved.
    virtual void restore(Day day, const ColumnSource& saved, Series series) = 0;
};

/// A step of the day, as printed.
struct PhaseLine {
    std::string name;
    std::string every;
    std::vector<std::string> reads;  ///< names of tables
    std::vector<std::string> writes; ///< names of tables
};

/// When a measure is known and holds, whatever it says.
struct Term {
    Day announced;
    Day from;
    Day until; ///< the first day on which it holds no more
};

/// What of a reform is law.
struct LawPart {
    std::vector<Term> terms;
    bool all = true; ///< whether the reform is nothing but measures
};

struct Diagnostic;

/// A scenario that has been read, checked and completed, with its input files in memory.
class Prepared {
public:
    Prepared() = default;
    Prepared(const Prepared&) = delete;
    Prepared& operator=(const Prepared&) = delete;
    virtual ~Prepared() = default;

    [[nodiscard]] virtual const Settings& settings() const = 0;
    /// The scenario with every parameter written out.
    [[nodiscard]] virtual Node resolved() const = 0;
    /// A new world at the first day of its burn-in.
    [[nodiscard]] virtual std::unique_ptr<Run> start(Keys keys) const = 0;
    /// The same world with a branch under this scenario; `run` must come from a scenario that
    /// `diverges` from this one no earlier than the day it has reached.
    [[nodiscard]] virtual std::unique_ptr<Run> branch(const Run& run) const = 0;
    /// The first day on which this scenario and the other can differ; the day the burn-in begins
    /// when they differ in anything but dated measures; the day after the last when they do not
    /// differ.
    [[nodiscard]] virtual Day diverges(const Prepared& other) const = 0;
    /// The first day on which a measure that `baseline` lacks is in force, at the earliest the
    /// start of the records and perhaps after their end; their start when the two differ in
    /// anything else.
    [[nodiscard]] virtual Day takes_effect(const Prepared& baseline) const = 0;
    /// This scenario with every measure that `baseline` lacks in force but not binding, and all
    /// else as in `baseline`.
    [[nodiscard]] virtual std::shared_ptr<const Prepared> placebo(
        const Prepared& baseline) const = 0;
    /// The same with these measures binding as they are and nobody to enforce them, those that bind
    /// by themselves void; nothing when all do.
    [[nodiscard]] virtual std::shared_ptr<const Prepared> unenforced(
        const Prepared& baseline) const = 0;
    /// When the measures that `baseline` lacks are known and hold.
    [[nodiscard]] virtual LawPart law(const Prepared& baseline) const = 0;
    /// This scenario with every measure that `baseline` lacks announced on a day; nothing when one
    /// of them would be in force by then.
    [[nodiscard]] virtual std::shared_ptr<const Prepared> announced(
        Day day, const Prepared& baseline) const = 0;
    /// What a reader should know before trusting the inputs, such as rows of a file left out.
    [[nodiscard]] virtual std::vector<std::string> remarks() const = 0;
    /// What is reported.
    [[nodiscard]] virtual std::vector<IndicatorLine> indicators() const = 0;
    /// Which of that sums it up.
    [[nodiscard]] virtual const Headlines& headlines() const = 0;
    /// What can be kept of single people.
    [[nodiscard]] virtual People people() const = 0;
    /// How the market works in one world over so many recorded days: elasticities and the like;
    /// nothing for a model that cannot be examined.
    [[nodiscard]] virtual std::vector<Diagnostic> diagnose(Keys keys, std::int64_t days,
                                                           const Watch& watch) const = 0;
};

/// A kind of market, as the catalogue lists it.
class Model {
public:
    Model() = default;
    Model(const Model&) = delete;
    Model& operator=(const Model&) = delete;
    virtual ~Model() = default;

    [[nodiscard]] virtual std::string_view label() const = 0;
    [[nodiscard]] virtual std::string_view doc() const = 0;
    [[nodiscard]] virtual std::vector<PhaseLine> phases() const = 0;
    [[nodiscard]] virtual std::vector<IndicatorLine> indicators() const = 0;
    [[nodiscard]] virtual const Headlines& headlines() const = 0;
    [[nodiscard]] virtual std::vector<ParameterLine> parameters() const = 0;
    /// What it adds to the command line.
    [[nodiscard]] virtual const Front& front() const = 0;
    /// Whether its scenarios can be diagnosed.
    [[nodiscard]] virtual bool examined() const = 0;
    /// The keys of a scenario under which dated measures stand, dotted where they lie deeper.
    [[nodiscard]] virtual std::vector<std::string> law_keys() const = 0;
    /// JSON Schema of a scenario of this model.
    [[nodiscard]] virtual Node schema() const = 0;
    /// Reads and checks a scenario; throws ScenarioError with all problems.
    [[nodiscard]] virtual std::shared_ptr<const Prepared> prepare(const Node& scenario) const = 0;
};

/// All models that a program knows.
using Catalogue = std::vector<std::unique_ptr<Model>>;

/// The model of that name; ScenarioError with the nearest one when there is none.
const Model& find(const Catalogue& catalogue, std::string_view label);

} // namespace sim
