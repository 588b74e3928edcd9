// SPDX-License-Identifier: Apache-2.0
#pragma once
// An experiment: scenarios of one model lived through by the same people with the same draws, in
// several replicates. Each replicate has one history up to the day on which its branches part.

#include "sim/run/run.hpp"
#include "sim/run/watch.hpp"
#include "sim/study/plan/options.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace sim {

/// A scenario of an experiment, under the name that tables and results use.
struct Arm {
    std::string name;
    std::string title;
    std::shared_ptr<const Prepared> scenario;
};

/// What the scenario without reform is called.
inline constexpr const char* baseline_name = "baseline";

/// What is to be simulated, and how.
struct Experiment : ExperimentOptions {
    std::vector<Arm> scenarios; ///< the first is the baseline, the others are reforms
    std::uint64_t seed = 1;
    int threads = 0; ///< that serve it; 0 for as many as the thread that runs it may use

    [[nodiscard]] const Arm& baseline() const { return scenarios.front(); }
    [[nodiscard]] const Settings& settings() const { return baseline().scenario->settings(); }
};

/// What tables and figures call an experiment.
inline const std::string& title_of(const Experiment& experiment) {
    return experiment.title.empty() ? experiment.settings().title : experiment.title;
}

/// Refuses scenarios that cannot be compared: other models, calendars or currencies, or equal
/// names; and accounts of people of whom the model keeps none.
void check(const Experiment& experiment);

enum class BranchKind {
    scenario,
    placebo,    ///< a reform in the form that binds nobody
    unenforced, ///< a reform that binds and that nobody enforces
    sibling,    ///< the baseline by the same people with other draws
};

/// The first days from which the people and the zones of every run are added up, ascending: those
/// from which the effects of reforms are told, or the first recorded one where none can act.
std::vector<Day> first_days_of(const Experiment& experiment);

/// One way a replicate can go on.
struct Branch {
    BranchKind kind = BranchKind::scenario;
    std::size_t arm = 0; ///< which scenario it is, or whose placebo
    std::shared_ptr<const Prepared> scenario;
    Day parts;               ///< first day on which it can differ from the baseline
    std::size_t sibling = 0; ///< which sibling of the baseline it is, from 1; of others 0
};

/// All branches of a replicate: the scenarios in their order, then the placebos of the reforms,
/// then their unenforced forms, then the siblings of the baseline.
std::vector<Branch> branches_of(const Experiment& experiment);

/// The place of a scenario, or of a form of it, among branches; none where it is not run.
std::optional<std::size_t> branch_of(const std::vector<Branch>& branches, std::size_t arm,
                                     BranchKind kind);

/// Which run is meant: a branch of a replicate.
struct RunId {
    std::size_t branch = 0;
    std::uint32_t replicate = 0;
    friend auto operator<=>(const RunId&, const RunId&) = default;
};

/// Every run of an experiment, branch by branch.
std::vector<RunId> runs_of(const Experiment& experiment);

/// Whether reforms are to be run in a form.
bool asked(Placebos placebos, BranchKind kind);

/// What messages put before the name of a run's scenario: "", "placebo of ", "unenforced form of ",
/// "sibling of ".
std::string_view form_of(BranchKind kind);

/// What a kind of run is called before the name of its scenario: "", "placebo", "unenforced" or
/// "sibling".
std::string_view name_of(BranchKind kind);

/// What a run is called in files, by the numbers of reforms and never by their labels, which may
/// say anything: `baseline-3`, `reform1-3`, `placebo1-3`, `unenforced1-3`, `sibling1-3`.
std::string run_name(const Branch& branch, std::uint32_t replicate);

/// What people are told of it: `placebo of registration, replicate 3`.
std::string run_words(const Experiment& experiment, const Branch& branch, std::uint32_t replicate);

/// What remains of a run when it is over.
struct Outcome {
    Series series;
    std::uint64_t digest = 0; ///< of the state after the last day
    PersonRecords persons;    ///< of the tables that the experiment names, in their order
};

/// Where outcomes are kept; `run_experiment` asks only for what is not there yet.
class Outcomes {
public:
    Outcomes() = default;
    Outcomes(const Outcomes&) = delete;
    Outcomes& operator=(const Outcomes&) = delete;
    virtual ~Outcomes() = default;

    [[nodiscard]] virtual bool has(RunId id) const = 0;
    /// An outcome; its records of people may be left out, for they are large.
    [[nodiscard]] virtual std::shared_ptr<const Outcome> get(RunId id) const = 0;
    /// The records of people of an outcome.
    [[nodiscard]] virtual std::shared_ptr<const PersonRecords> persons(RunId id) const = 0;
    virtual void keep(RunId id, Outcome outcome) = 0;
};

/// Outcomes in memory.
class OutcomesInMemory final : public Outcomes {
public:
    [[nodiscard]] bool has(RunId id) const override { return kept_.contains(id); }
    [[nodiscard]] std::shared_ptr<const Outcome> get(RunId id) const override {
        return kept_.at(id);
    }
    [[nodiscard]] std::shared_ptr<const PersonRecords> persons(RunId id) const override {
        return {kept_.at(id), &kept_.at(id)->persons};
    }
    void keep(RunId id, Outcome outcome) override {
        kept_[id] = std::make_shared<const Outcome>(std::move(outcome));
    }

private:
    std::map<RunId, std::shared_ptr<const Outcome>> kept_;
};

/// A run that could not be finished.
struct Failure {
    RunId id;
    std::string reason;
    std::string again; ///< the command that runs it again, where a folder holds the experiment
};

/// How an experiment ended.
struct Report {
    std::vector<Failure> failures; ///< in the order of ids
    bool interrupted = false;
    int threads = 1; ///< that served it
};

/// How many days an experiment simulates in all; what branches share counts once.
std::int64_t simulated_days(const Experiment& experiment);

/// Runs everything that `outcomes` lacks and keeps each outcome there as soon as it is known.
Report run_experiment(const Experiment& experiment, Outcomes& outcomes, const Watch& watch = {});

} // namespace sim
