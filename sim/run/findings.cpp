// SPDX-License-Identifier: Apache-2.0
#include "sim/run/findings.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace sim {
namespace {

using Rows = std::vector<std::vector<double>>; // by indicator, one value a replicate

/// Reads the outcomes of one experiment.
class Reader {
public:
    Reader(const Experiment& experiment, const Outcomes& outcomes)
        : experiment_(experiment), outcomes_(outcomes), futures_(futures_of(experiment)) {}

    [[nodiscard]] Findings all() const {
        Findings findings;
        if (const auto first = any(); first) {
            findings.lines = first->series.lines();
            findings.start = first->series.start();
            findings.days = first->series.days();
        }
        for (std::size_t arm = 0; arm < experiment_.scenarios.size(); ++arm)
            findings.scenarios.push_back(scenario(arm, findings.lines.size()));
        for (std::size_t arm = 1; arm < experiment_.scenarios.size(); ++arm)
            findings.reforms.push_back(reform(arm, findings.lines.size()));
        findings.attribution = attributed(experiment_, outcomes_);
        return findings;
    }

private:
    // Calls `visit(outcomes...)` for each replicate that has all the futures named.
    template <class Visit, class... Places>
    void each_replicate(Visit&& visit, Places... futures) const {
        for (std::uint32_t i = 0; i < experiment_.replicates; ++i) {
            const std::uint32_t replicate = experiment_.first_replicate + i;
            if ((outcomes_.has({futures, replicate}) && ...))
                visit(outcomes_.get({futures, replicate})->series...);
        }
    }

    [[nodiscard]] std::shared_ptr<const Outcome> any() const {
        for (std::size_t future = 0; future < futures_.size(); ++future)
            for (std::uint32_t i = 0; i < experiment_.replicates; ++i)
                if (const Cell cell{future, experiment_.first_replicate + i}; outcomes_.has(cell))
                    return outcomes_.get(cell);
        return nullptr;
    }

    [[nodiscard]] ScenarioFindings scenario(std::size_t arm, std::size_t lines) const {
        const Arm& which = experiment_.scenarios[arm];
        ScenarioFindings found{which.name, which.title, 0, {}};
        Rows values(lines);
        each_replicate(
            [&](const Series& series) {
                ++found.replicates;
                for (std::size_t line = 0; line < lines; ++line)
                    values[line].push_back(series.over(line, 0, series.days()));
            },
            arm);
        for (const auto& row : values) found.levels.push_back(estimate(row));
        return found;
    }

    [[nodiscard]] ReformFindings reform(std::size_t arm, std::size_t lines) const {
        const Arm& which = experiment_.scenarios[arm];
        ReformFindings found;
        found.name = which.name;
        found.title = which.title;
        found.takes_effect = which.scenario->takes_effect(*experiment_.baseline().scenario);
        add_effects(found, arm, lines);
        add_course(found, arm, lines);
        add_placebo(found, arm, lines);
        for (std::size_t table = 0; table < experiment_.persons.size(); ++table)
            add_winners(found, arm, table);
        return found;
    }

    void add_effects(ReformFindings& found, std::size_t arm, std::size_t lines) const {
        Rows before(lines);
        Rows after(lines);
        each_replicate(
            [&](const Series& baseline, const Series& reformed) {
                for (std::size_t line = 0; line < lines; ++line) {
                    before[line].push_back(from_day(baseline, line, found.takes_effect));
                    after[line].push_back(from_day(reformed, line, found.takes_effect));
                }
            },
            std::size_t{0}, arm);
        for (std::size_t line = 0; line < lines; ++line)
            found.effects.push_back(paired(before[line], after[line]));
    }

    void add_course(ReformFindings& found, std::size_t arm, std::size_t lines) const {
        std::vector<Rows> differences(lines); // by indicator, week and replicate
        each_replicate(
            [&](const Series& baseline, const Series& reformed) {
                for (std::size_t line = 0; line < lines; ++line) {
                    const auto before = by_week(baseline, line);
                    const auto after = by_week(reformed, line);
                    differences[line].resize(before.size());
                    for (std::size_t week = 0; week < before.size(); ++week)
                        differences[line][week].push_back(after[week] - before[week]);
                }
            },
            std::size_t{0}, arm);
        for (const Rows& weeks_of_line : differences) {
            auto& course = found.over_time.emplace_back();
            for (const auto& week : weeks_of_line) course.push_back(estimate(week));
        }
    }

    void add_placebo(ReformFindings& found, std::size_t arm, std::size_t lines) const {
        found.placebo.assign(lines, std::numeric_limits<double>::quiet_NaN());
        const auto void_form = placebo_of(arm);
        if (!void_form) return;
        each_replicate(
            [&](const Series& baseline, const Series& placebo) {
                ++found.placebo_runs;
                for (std::size_t line = 0; line < lines; ++line)
                    found.placebo[line] =
                        std::fmax(found.placebo[line], largest_difference(baseline, placebo, line));
            },
            std::size_t{0}, *void_form);
    }

    [[nodiscard]] std::optional<std::size_t> placebo_of(std::size_t arm) const {
        for (std::size_t i = 0; i < futures_.size(); ++i)
            if (futures_[i].kind == FutureKind::placebo && futures_[i].arm == arm) return i;
        return std::nullopt;
    }

    // Calls `visit(baseline, other)` with the people of each replicate that has both futures.
    template <class Visit>
    void each_pair_of_people(std::size_t future, std::size_t table, Visit&& visit) const {
        for (std::uint32_t i = 0; i < experiment_.replicates; ++i) {
            const Cell before{0, experiment_.first_replicate + i};
            const Cell after{future, before.replicate};
            if (outcomes_.has(before) && outcomes_.has(after))
                visit((*outcomes_.persons(before))[table], (*outcomes_.persons(after))[table]);
        }
    }

    void add_winners(ReformFindings& found, std::size_t arm, std::size_t table) const {
        const auto lines =
            experiment_.baseline().scenario->people().lines_of(experiment_.persons[table]);
        std::vector<std::vector<Changes>> of_line(lines.size());
        std::vector<double> largest(lines.size(), std::numeric_limits<double>::quiet_NaN());
        each_pair_of_people(arm, table, [&](const auto& before, const auto& after) {
            for (std::size_t line = 0; line < lines.size(); ++line)
                of_line[line].push_back(changes(before, after, line));
        });
        if (const auto void_form = placebo_of(arm))
            each_pair_of_people(*void_form, table, [&](const auto& before, const auto& after) {
                for (std::size_t line = 0; line < lines.size(); ++line)
                    largest[line] = std::fmax(largest[line], changes(before, after, line).largest);
            });
        for (std::size_t line = 0; line < lines.size(); ++line) {
            found.winners.push_back(sum_up(lines[line], of_line[line]));
            found.winners.back().placebo = largest[line];
        }
    }

    const Experiment& experiment_;
    const Outcomes& outcomes_;
    std::vector<Future> futures_;
};

} // namespace

bool ReformFindings::placebo_is_zero() const {
    return std::ranges::none_of(placebo, [](double largest) { return largest > 0; }) &&
           std::ranges::none_of(winners, [](const Winners& one) { return one.placebo > 0; });
}

Findings findings_of(const Experiment& experiment, const Outcomes& outcomes) {
    return Reader(experiment, outcomes).all();
}

} // namespace sim
