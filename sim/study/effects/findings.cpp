// SPDX-License-Identifier: Apache-2.0
#include "sim/study/effects/findings.hpp"

#include "sim/study/effects/moments.hpp"
#include "sim/study/effects/winners_of.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace sim {
namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

// The series of one replicate by branch; none where a run is missing.
using Replicate = std::vector<std::shared_ptr<const Outcome>>;

/// What one scenario comes to, replicate by replicate.
class LevelTally {
public:
    explicit LevelTally(std::size_t lines) : levels_(lines) {}

    void take(Pass pass, const Series& series) {
        for (std::size_t line = 0; line < levels_.size(); ++line)
            levels_[line].take(pass, series.over(line, 0, series.days()));
        replicates_ += pass == Pass::mean ? 1 : 0;
    }

    void tell(ScenarioFindings& found) const {
        found.replicates = replicates_;
        for (const Moments& one : levels_) found.levels.push_back(one.estimate());
    }

private:
    std::size_t replicates_ = 0;
    std::vector<Moments> levels_; // by indicator
};

/// What one reform changes, pair by pair.
class EffectTally {
public:
    EffectTally(Day takes_effect, std::size_t lines, std::size_t weeks)
        : takes_effect_(takes_effect), effects_(lines),
          course_(lines, std::vector<Moments>(weeks)), placebo_{PlaceboState::missing, 0,
                                                                std::vector<double>(lines,
                                                                                    nothing)},
          unenforced_(placebo_) {}

    void take(Pass pass, const Series& baseline, const Series& reformed) {
        for (std::size_t line = 0; line < effects_.size(); ++line) {
            effects_[line].take(pass, from_day(baseline, line, takes_effect_),
                                from_day(reformed, line, takes_effect_));
            const auto before = by_week(baseline, line);
            const auto after = by_week(reformed, line);
            for (std::size_t week = 0; week < before.size(); ++week)
                course_[line][week].take(pass, after[week] - before[week]);
        }
    }

    void take_placebo(BranchKind kind, const Series& baseline, const Series& placebo) {
        PlaceboFindings& of = kind == BranchKind::placebo ? placebo_ : unenforced_;
        ++of.runs;
        for (std::size_t line = 0; line < of.largest.size(); ++line)
            of.largest[line] =
                std::fmax(of.largest[line], largest_difference(baseline, placebo, line));
    }

    void tell(ReformFindings& found) const {
        for (const Pairs& one : effects_) found.effects.push_back(one.effect());
        for (const auto& of_line : course_) {
            auto& weekly = found.over_time.emplace_back();
            for (const Moments& week : of_line) weekly.push_back(week.estimate());
        }
        found.placebo = placebo_;
        found.unenforced = unenforced_;
    }

private:
    Day takes_effect_;
    std::vector<Pairs> effects_;               // by indicator
    std::vector<std::vector<Moments>> course_; // by indicator and week
    PlaceboFindings placebo_;
    PlaceboFindings unenforced_;
};

/// Reads the outcomes of one experiment, one replicate at a time, so that memory does not grow with
/// their number.
class Reader {
public:
    Reader(const Experiment& experiment, const Outcomes& outcomes)
        : experiment_(experiment), outcomes_(outcomes), branches_(branches_of(experiment)) {}

    [[nodiscard]] Findings all() const {
        Findings findings = names();
        findings.headlines = experiment_.baseline().scenario->headlines();
        std::size_t of_weeks = 0;
        if (const auto first = any(); first) {
            findings.lines = first->series.lines();
            findings.start = first->series.start();
            findings.days = first->series.days();
            of_weeks = weeks(first->series);
        }
        const std::size_t lines = findings.lines.size();
        std::vector<LevelTally> levels(findings.scenarios.size(), LevelTally(lines));
        std::vector<EffectTally> effects;
        for (const ReformFindings& reform : findings.reforms)
            effects.emplace_back(reform.takes_effect, lines, of_weeks);
        for (const Pass pass : {Pass::mean, Pass::variance}) take(pass, levels, effects);
        for (std::size_t arm = 0; arm < levels.size(); ++arm)
            levels[arm].tell(findings.scenarios[arm]);
        const WinnersReader people(experiment_, outcomes_);
        for (std::size_t at = 0; at < effects.size(); ++at) {
            effects[at].tell(findings.reforms[at]);
            findings.reforms[at].winners = people.of(at + 1);
            judge(findings.reforms[at], at + 1);
        }
        findings.attribution = attributed(experiment_, outcomes_);
        return findings;
    }

private:
    [[nodiscard]] Findings names() const {
        Findings findings;
        for (const Arm& arm : experiment_.scenarios)
            findings.scenarios.push_back({arm.name, arm.title, 0, {}});
        for (std::size_t at = 1; at < experiment_.scenarios.size(); ++at) {
            const Arm& arm = experiment_.scenarios[at];
            ReformFindings& reform = findings.reforms.emplace_back();
            reform.name = arm.name;
            reform.title = arm.title;
            const Prepared& baseline = *experiment_.baseline().scenario;
            reform.takes_effect = arm.scenario->takes_effect(baseline);
            reform.timing = timing_of(*arm.scenario, baseline);
            reform.warning = warning_of(reform.timing, experiment_.settings());
        }
        return findings;
    }

    [[nodiscard]] std::shared_ptr<const Outcome> any() const {
        for (std::size_t branch = 0; branch < branches_.size(); ++branch)
            for (std::uint32_t i = 0; i < experiment_.replicates; ++i)
                if (const RunId id{branch, experiment_.first_replicate + i}; outcomes_.has(id))
                    return outcomes_.get(id);
        return nullptr;
    }

    // Placebos are looked at once: what counts of them is the largest difference. Of siblings only
    // people count.
    [[nodiscard]] Replicate replicate(std::uint32_t number, Pass pass) const {
        Replicate runs(branches_.size());
        for (std::size_t branch = 0; branch < branches_.size(); ++branch) {
            const BranchKind kind = branches_[branch].kind;
            const bool wanted =
                kind == BranchKind::scenario || (pass == Pass::mean && kind != BranchKind::sibling);
            if (const RunId id{branch, number}; wanted && outcomes_.has(id))
                runs[branch] = outcomes_.get(id);
        }
        return runs;
    }

    void take(Pass pass, std::vector<LevelTally>& levels, std::vector<EffectTally>& effects) const {
        for (std::uint32_t i = 0; i < experiment_.replicates; ++i) {
            const Replicate runs = replicate(experiment_.first_replicate + i, pass);
            for (std::size_t arm = 0; arm < levels.size(); ++arm)
                if (runs[arm]) levels[arm].take(pass, runs[arm]->series);
            if (runs[0]) take_pairs(pass, runs, effects);
        }
    }

    void take_pairs(Pass pass, const Replicate& runs, std::vector<EffectTally>& effects) const {
        const Series& baseline = runs[0]->series;
        for (std::size_t branch = 1; branch < branches_.size(); ++branch) {
            if (!runs[branch]) continue;
            EffectTally& effect = effects[branches_[branch].arm - 1];
            if (branches_[branch].kind == BranchKind::scenario)
                effect.take(pass, baseline, runs[branch]->series);
            else
                effect.take_placebo(branches_[branch].kind, baseline, runs[branch]->series);
        }
    }

    void judge(ReformFindings& found, std::size_t arm) const {
        const auto moved = [](double largest) { return largest > 0; };
        for (const BranchKind kind : {BranchKind::placebo, BranchKind::unenforced}) {
            PlaceboFindings& of = kind == BranchKind::placebo ? found.placebo : found.unenforced;
            bool failed = std::ranges::any_of(of.largest, moved);
            for (const Winners& one : found.winners)
                failed =
                    failed || moved(kind == BranchKind::placebo ? one.placebo : one.unenforced);
            of.state = failed        ? PlaceboState::failed
                       : of.runs > 0 ? PlaceboState::zero
                                     : why_not(arm, kind);
        }
    }

    [[nodiscard]] PlaceboState why_not(std::size_t arm, BranchKind kind) const {
        const Prepared& baseline = *experiment_.baseline().scenario;
        const Prepared& reform = *experiment_.scenarios[arm].scenario;
        const std::size_t parts = parts_of(experiment_).size();
        if (!asked(experiment_.placebos, kind)) return PlaceboState::not_asked;
        if (experiment_.replication.pairing != Pairing::identity) return PlaceboState::unpaired;
        if (parts > 0 && arm > parts) return PlaceboState::of_parts;
        if (reform.law(baseline).terms.empty()) return PlaceboState::parameter;
        if (kind == BranchKind::unenforced && !reform.unenforced(baseline))
            return PlaceboState::binds_by_itself;
        return branch_of(branches_, arm, kind) ? PlaceboState::missing : PlaceboState::outside;
    }

    const Experiment& experiment_;
    const Outcomes& outcomes_;
    std::vector<Branch> branches_;
};

} // namespace

bool ReformFindings::can_act(const Findings& all) const {
    return takes_effect < all.start + static_cast<int>(all.days);
}

Findings findings_of(const Experiment& experiment, const Outcomes& outcomes) {
    return Reader(experiment, outcomes).all();
}

} // namespace sim
