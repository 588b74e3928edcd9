// SPDX-License-Identifier: Apache-2.0
#include "sim/study/plan/experiment.hpp"

#include "sim/base/problems.hpp"
#include "sim/parallel/blocks.hpp"
#include "sim/parallel/serialised.hpp"
#include "sim/parallel/stop.hpp"
#include "sim/study/plan/course.hpp"
#include "sim/study/plan/package.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace sim {
namespace {

constexpr int days_between_reports = 5;

/// The past that the branches of one replicate share, or why there is none.
struct History {
    std::unique_ptr<Run> run;
    std::string failure;
};

/// One experiment under way.
class Work {
public:
    Work(const Experiment& experiment, Outcomes& outcomes, Watch watch)
        : experiment_(experiment), outcomes_(outcomes), watch_(std::move(watch)),
          courses_(experiment) {
        plan();
    }

    [[nodiscard]] std::int64_t days() const { return progress_.days; }

    Report all() {
        const std::uint32_t last = experiment_.first_replicate + experiment_.replicates;
        // As many histories at a time as there are threads: enough to keep all busy, and memory
        // does not grow with the number of replicates.
        report_.threads = threads();
        const auto wave = static_cast<std::uint32_t>(report_.threads);
        for (std::uint32_t first = experiment_.first_replicate; first < last; first += wave)
            live(first, std::min(wave, last - first));
        std::ranges::sort(report_.failures, {}, &Failure::id);
        return report_;
    }

private:
    [[nodiscard]] std::vector<RunId> missing(std::uint32_t first, std::uint32_t count) const {
        std::vector<RunId> ids;
        for (std::uint32_t i = 0; i < count; ++i)
            for (std::size_t branch = 0; branch < courses_.branches().size(); ++branch)
                if (!outcomes_.has({branch, first + i})) ids.push_back({branch, first + i});
        return ids;
    }

    [[nodiscard]] bool starts_late(const RunId& id) const {
        return courses_.starts_late(id.branch);
    }

    void plan() {
        const auto ids = missing(experiment_.first_replicate, experiment_.replicates);
        const Day dawn = courses_.dawn();
        progress_.runs = ids.size();
        std::set<std::uint32_t> pasts;
        for (const RunId& id : ids) {
            progress_.days += courses_.end() - (starts_late(id) ? courses_.branch_day() : dawn);
            if (starts_late(id)) pasts.insert(courses_.past_of(id.replicate));
        }
        progress_.days += static_cast<std::int64_t>(pasts.size()) * (courses_.branch_day() - dawn);
    }

    void live(std::uint32_t first, std::uint32_t count) {
        if (stop_requested()) report_.interrupted = true;
        if (report_.interrupted) return;
        const std::vector<RunId> ids = missing(first, count);
        remember(ids);
        stage("branches");
        for_each_task(ids.size(), [&](std::size_t i) { live(ids[i]); });
    }

    // Lives through the pasts that these runs need, and forgets the others.
    void remember(const std::vector<RunId>& ids) {
        std::map<std::uint32_t, History> needed;
        for (const RunId& id : ids)
            if (starts_late(id)) needed[courses_.past_of(id.replicate)];
        std::vector<std::pair<const std::uint32_t, History>*> fresh;
        for (auto& one : needed) {
            const auto known = pasts_.find(one.first);
            if (known == pasts_.end())
                fresh.push_back(&one);
            else
                one.second = std::move(known->second);
        }
        pasts_.clear();
        stage("histories");
        for_each_task(fresh.size(),
                      [&](std::size_t i) { fresh[i]->second = history(fresh[i]->first); });
        pasts_ = std::move(needed);
    }

    History history(std::uint32_t replicate) {
        History past;
        past.failure = tried([&] {
            past.run =
                courses_.past(replicate, [this](Run& run, Day until) { advance(run, until); });
        });
        return past;
    }

    void live(const RunId& id) {
        const auto past = pasts_.find(courses_.past_of(id.replicate));
        const bool late = starts_late(id);
        std::string failure = late ? past->second.failure : "";
        if (failure.empty() && !stop_requested())
            failure = tried([&] { finish(id, late ? past->second.run.get() : nullptr); });
        if (stop_requested()) turns_.run([&] { report_.interrupted = true; });
        if (!failure.empty()) turns_.run([&] { report_.failures.push_back({id, failure, {}}); });
    }

    void finish(const RunId& id, const Run* past) {
        Outcome outcome =
            courses_.live(id, past, [this](Run& run, Day until) { advance(run, until); });
        turns_.run([&] {
            outcomes_.keep(id, std::move(outcome));
            ++progress_.runs_done;
            tell();
        });
    }

    void advance(Run& run, Day until) {
        while (run.day() < until) {
            const Day from = run.day();
            run.advance(std::min(until, from + days_between_reports));
            turns_.run([&] {
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
        } catch (const ScenarioError&) {
            throw; // what the scenario brings fails, and would in the runs after it
        } catch (const std::exception& error) {
            return error.what();
        }
        return {};
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
    RunPlanner courses_;
    std::map<std::uint32_t, History> pasts_; ///< by the replicate whose past it is
    Serialised turns_;
    Progress progress_;
    Report report_;
};

// Without the same draws on both sides a placebo differs, whatever the code does.
bool runs(const Experiment& experiment, BranchKind kind) {
    return experiment.replication.pairing == Pairing::identity && asked(experiment.placebos, kind);
}

void add_placebos(const Experiment& experiment, BranchKind kind, std::vector<Branch>& branches) {
    const Prepared& baseline = *experiment.baseline().scenario;
    // What combines the parts of a package has no placebo but theirs.
    const std::size_t together = parts_of(experiment).size();
    const std::size_t last = together > 0 ? together + 1 : experiment.scenarios.size();
    for (std::size_t arm = 1; arm < last; ++arm) {
        const Prepared& reform = *experiment.scenarios[arm].scenario;
        auto form =
            kind == BranchKind::placebo ? reform.placebo(baseline) : reform.unenforced(baseline);
        // A reform without measures has nothing to make void: its placebo is the baseline itself.
        const Day parts = form ? form->diverges(baseline) : end(experiment.settings());
        if (parts < end(experiment.settings()))
            branches.push_back({kind, arm, std::move(form), parts});
    }
}

// Only people are compared with what they have by other draws, and only beside a reform.
void add_siblings(const Experiment& experiment, std::vector<Branch>& branches) {
    if (experiment.persons.empty() || experiment.scenarios.size() < 2) return;
    const auto siblings = static_cast<std::size_t>(experiment.replication.siblings);
    for (std::size_t sibling = 1; sibling <= siblings; ++sibling)
        branches.push_back({BranchKind::sibling, 0, experiment.baseline().scenario,
                            dawn(experiment.settings()), sibling});
}

} // namespace

bool asked(Placebos placebos, BranchKind kind) {
    return kind == BranchKind::scenario || placebos == Placebos::all ||
           (placebos == Placebos::run && kind == BranchKind::placebo);
}

std::string_view form_of(BranchKind kind) {
    switch (kind) {
    case BranchKind::scenario: return "";
    case BranchKind::placebo: return "placebo of ";
    case BranchKind::unenforced: return "unenforced form of ";
    case BranchKind::sibling: break;
    }
    return "sibling of ";
}

std::string_view name_of(BranchKind kind) {
    switch (kind) {
    case BranchKind::scenario: return "";
    case BranchKind::placebo: return "placebo";
    case BranchKind::unenforced: return "unenforced";
    case BranchKind::sibling: break;
    }
    return "sibling";
}

std::vector<Day> first_days_of(const Experiment& experiment) {
    const Settings& settings = experiment.settings();
    std::set<Day> days;
    for (std::size_t arm = 1; arm < experiment.scenarios.size(); ++arm)
        days.insert(
            experiment.scenarios[arm].scenario->takes_effect(*experiment.baseline().scenario));
    days.erase(days.lower_bound(end(settings)), days.end());
    if (days.empty()) days.insert(settings.start);
    return {days.begin(), days.end()};
}

std::vector<Branch> branches_of(const Experiment& experiment) {
    const Prepared& baseline = *experiment.baseline().scenario;
    std::vector<Branch> branches;
    for (std::size_t arm = 0; arm < experiment.scenarios.size(); ++arm) {
        const auto& scenario = experiment.scenarios[arm].scenario;
        branches.push_back({BranchKind::scenario, arm, scenario, scenario->diverges(baseline)});
    }
    for (const BranchKind kind : {BranchKind::placebo, BranchKind::unenforced})
        if (runs(experiment, kind)) add_placebos(experiment, kind, branches);
    add_siblings(experiment, branches);
    return branches;
}

std::optional<std::size_t> branch_of(const std::vector<Branch>& branches, std::size_t arm,
                                     BranchKind kind) {
    const auto at = std::ranges::find_if(
        branches, [&](const Branch& one) { return one.arm == arm && one.kind == kind; });
    if (at == branches.end()) return std::nullopt;
    return static_cast<std::size_t>(at - branches.begin());
}

std::vector<RunId> runs_of(const Experiment& experiment) {
    std::vector<RunId> all;
    const std::size_t branches = branches_of(experiment).size();
    for (std::size_t branch = 0; branch < branches; ++branch)
        for (std::uint32_t r = 0; r < experiment.replicates; ++r)
            all.push_back({branch, experiment.first_replicate + r});
    return all;
}

std::string run_name(const Branch& branch, std::uint32_t replicate) {
    const bool scenario = branch.kind == BranchKind::scenario;
    if (scenario && branch.arm == 0) return text(baseline_name, "-", replicate);
    return text(scenario ? "reform" : name_of(branch.kind),
                branch.sibling > 0 ? branch.sibling : branch.arm, "-", replicate);
}

std::string run_words(const Experiment& experiment, const Branch& branch, std::uint32_t replicate) {
    const std::string sibling = branch.sibling > 0 ? text("sibling ", branch.sibling, " of ") : "";
    return text(sibling.empty() ? form_of(branch.kind) : sibling,
                experiment.scenarios[branch.arm].name, ", replicate ", replicate);
}

std::int64_t simulated_days(const Experiment& experiment) {
    OutcomesInMemory none;
    return Work(experiment, none, {}).days();
}

Report run_experiment(const Experiment& experiment, Outcomes& outcomes, const Watch& watch) {
    check(experiment);
    const WithThreads held(experiment.threads);
    return Work(experiment, outcomes, watch).all();
}

} // namespace sim
