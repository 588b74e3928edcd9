// SPDX-License-Identifier: Apache-2.0
#include "sim/run/experiment.hpp"

#include "sim/base/problems.hpp"
#include "sim/parallel/blocks.hpp"
#include "sim/parallel/stop.hpp"
#include "sim/parallel/turns.hpp"
#include "sim/record/digest.hpp"
#include "sim/run/world.hpp"

#include <algorithm>

namespace sim {
namespace {

constexpr int days_between_reports = 5;

/// The past that the futures of one replicate share, or why there is none.
struct History {
    std::unique_ptr<Run> run;
    std::string failure;
};

/// One experiment under way.
class Work {
public:
    Work(const Experiment& experiment, Outcomes& outcomes, Watch watch)
        : experiment_(experiment), outcomes_(outcomes), watch_(std::move(watch)),
          futures_(futures_of(experiment)), dawn_(dawn(experiment.settings())),
          end_(end(experiment.settings())), branch_day_(end_) {
        for (const Future& future : futures_)
            if (branches(future)) branch_day_ = std::min(branch_day_, future.parts);
        plan();
    }

    [[nodiscard]] std::int64_t days() const { return progress_.days; }

    Report all() {
        const std::uint32_t last = experiment_.first_replicate + experiment_.replicates;
        // As many histories at a time as there are threads: enough to keep all busy, and memory
        // does not grow with the number of replicates.
        const auto wave = static_cast<std::uint32_t>(threads());
        for (std::uint32_t first = experiment_.first_replicate; first < last; first += wave)
            live(first, std::min(wave, last - first));
        std::ranges::sort(report_.failures, {}, &Failure::cell);
        return report_;
    }

private:
    // The baseline is told apart by its place: it never differs from itself, but may share the
    // past.
    [[nodiscard]] bool branches(const Future& future) const { return future.parts > dawn_; }

    [[nodiscard]] bool shares_history() const { return futures_.size() > 1 && branch_day_ > dawn_; }

    [[nodiscard]] std::vector<Cell> missing(std::uint32_t first, std::uint32_t count) const {
        std::vector<Cell> cells;
        for (std::uint32_t i = 0; i < count; ++i)
            for (std::size_t future = 0; future < futures_.size(); ++future)
                if (!outcomes_.has({future, first + i})) cells.push_back({future, first + i});
        return cells;
    }

    [[nodiscard]] bool needs_history(std::uint32_t replicate) const {
        return shares_history() && std::ranges::any_of(missing(replicate, 1), [&](Cell cell) {
                   return branches(futures_[cell.future]);
               });
    }

    void plan() {
        const auto cells = missing(experiment_.first_replicate, experiment_.replicates);
        progress_.runs = cells.size();
        for (const Cell& cell : cells)
            progress_.days += end_ - (starts_late(cell) ? branch_day_ : dawn_);
        for (std::uint32_t i = 0; i < experiment_.replicates; ++i)
            if (needs_history(experiment_.first_replicate + i))
                progress_.days += branch_day_ - dawn_;
    }

    [[nodiscard]] bool starts_late(const Cell& cell) const {
        return shares_history() && branches(futures_[cell.future]);
    }

    void live(std::uint32_t first, std::uint32_t count) {
        if (stop_requested()) report_.interrupted = true;
        if (report_.interrupted) return;
        std::vector<History> pasts(count);
        stage("histories");
        for_each_task(count, [&](std::size_t i) {
            const auto replicate = first + static_cast<std::uint32_t>(i);
            if (needs_history(replicate)) pasts[i] = history(replicate);
        });
        const std::vector<Cell> cells = missing(first, count);
        stage("futures");
        for_each_task(cells.size(),
                      [&](std::size_t i) { live(cells[i], pasts[cells[i].replicate - first]); });
    }

    History history(std::uint32_t replicate) {
        History past;
        past.failure = tried([&] {
            past.run = start(*experiment_.baseline().scenario, replicate);
            advance(*past.run, branch_day_);
        });
        return past;
    }

    void live(const Cell& cell, const History& past) {
        std::string failure = past.failure;
        if (!starts_late(cell)) failure.clear();
        if (failure.empty() && !stop_requested()) failure = tried([&] { finish(cell, past); });
        if (stop_requested()) turns_.take([&] { report_.interrupted = true; });
        if (!failure.empty()) turns_.take([&] { report_.failures.push_back({cell, failure, {}}); });
    }

    void finish(const Cell& cell, const History& past) {
        const Prepared& scenario = *futures_[cell.future].scenario;
        const auto run =
            starts_late(cell) ? scenario.branch(*past.run) : start(scenario, cell.replicate);
        advance(*run, end_);
        Outcome outcome{run->series(), digest(run->tables()), run->persons()};
        turns_.take([&] {
            outcomes_.keep(cell, std::move(outcome));
            ++progress_.runs_done;
            tell();
        });
    }

    void advance(Run& run, Day until) {
        while (run.day() < until) {
            const Day from = run.day();
            run.advance(std::min(until, from + days_between_reports));
            turns_.take([&] {
                progress_.days_done += run.day() - from;
                tell();
            });
        }
    }

    // What went wrong in words; nothing when all went well or the user asked to stop.
    template <class Body> std::string tried(Body&& body) {
        try {
            body();
        } catch (const Interrupted&) {
            return {};
        } catch (const FileError&) {
            throw; // the run went well but cannot be kept, and nor could those after it
        } catch (const std::exception& error) {
            return error.what();
        }
        return {};
    }

    [[nodiscard]] std::unique_ptr<Run> start(const Prepared& scenario,
                                             std::uint32_t replicate) const {
        auto run = scenario.start(keys_of({experiment_.seed, replicate}));
        run->keep_persons(experiment_.persons);
        return run;
    }

    void stage(const char* name) {
        progress_.stage = name;
        tell();
    }
    void tell() const {
        if (watch_) watch_(progress_);
    }

    const Experiment& experiment_;
    Outcomes& outcomes_;
    Watch watch_;
    std::vector<Future> futures_;
    Day dawn_;
    Day end_;
    Day branch_day_;
    Turns turns_;
    Progress progress_;
    Report report_;
};

void check_pair(const Experiment& experiment, const Arm& arm, Problems& problems) {
    const Settings& mine = arm.scenario->settings();
    const Settings& base = experiment.settings();
    if (mine.model != base.model)
        problems.add(arm.name,
                     text("is of model '", mine.model, "', the baseline of '", base.model, "'"));
    if (mine.start != base.start || mine.days != base.days || mine.burn_in != base.burn_in)
        problems.add(arm.name,
                     "has another calendar than the baseline; start, days and burn_in must agree");
    if (mine.currency != base.currency)
        problems.add(arm.name,
                     text("counts in ", mine.currency, ", the baseline in ", base.currency));
}

void check_persons(const Experiment& experiment, Problems& problems) {
    const auto known = experiment.baseline().scenario->people().tables();
    std::string allowed;
    for (const std::string& one : known) allowed += (allowed.empty() ? "" : ", ") + one;
    const auto& asked = experiment.persons;
    for (auto one = asked.begin(); one != asked.end(); ++one)
        if (std::ranges::find(known, *one) == known.end())
            problems.add("persons", text("no account is kept of '", *one, "'; ",
                                         allowed.empty() ? "none is kept in this model"
                                                         : "of these it is: " + allowed));
        else if (std::find(asked.begin(), one, *one) != one)
            problems.add("persons", text("'", *one, "' is given twice"));
}

} // namespace

void check(const Experiment& experiment) {
    Problems problems;
    for (auto arm = experiment.scenarios.begin(); arm != experiment.scenarios.end(); ++arm) {
        check_pair(experiment, *arm, problems);
        if (std::find_if(experiment.scenarios.begin(), arm,
                         [&](const Arm& other) { return other.name == arm->name; }) != arm)
            problems.add(arm->name, "is given twice");
    }
    check_persons(experiment, problems);
    if (experiment.replicates < 1) problems.add("replicates", "there must be at least one");
    refuse(problems);
}

std::vector<Future> futures_of(const Experiment& experiment) {
    const Prepared& baseline = *experiment.baseline().scenario;
    std::vector<Future> futures;
    for (std::size_t arm = 0; arm < experiment.scenarios.size(); ++arm) {
        const auto& scenario = experiment.scenarios[arm].scenario;
        futures.push_back({FutureKind::scenario, arm, scenario, scenario->diverges(baseline)});
    }
    if (experiment.placebos == Placebos::skip) return futures;
    for (std::size_t arm = 1; arm < experiment.scenarios.size(); ++arm) {
        auto placebo = experiment.scenarios[arm].scenario->placebo(baseline);
        const Day parts = placebo->diverges(baseline);
        // A reform without measures has nothing to make void: its placebo is the baseline itself.
        if (parts < end(experiment.settings()))
            futures.push_back({FutureKind::placebo, arm, std::move(placebo), parts});
    }
    return futures;
}

std::vector<Cell> cells_of(const Experiment& experiment) {
    std::vector<Cell> all;
    const std::size_t futures = futures_of(experiment).size();
    for (std::size_t future = 0; future < futures; ++future)
        for (std::uint32_t r = 0; r < experiment.replicates; ++r)
            all.push_back({future, experiment.first_replicate + r});
    return all;
}

std::string run_name(const Experiment& experiment, const Future& future, std::uint32_t replicate) {
    const char* kind = future.kind == FutureKind::placebo ? "placebo." : "";
    return text(kind, experiment.scenarios[future.arm].name, "-", replicate);
}

std::int64_t simulated_days(const Experiment& experiment) {
    OutcomesInMemory none;
    return Work(experiment, none, {}).days();
}

Report run_experiment(const Experiment& experiment, Outcomes& outcomes, const Watch& watch) {
    check(experiment);
    return Work(experiment, outcomes, watch).all();
}

} // namespace sim
