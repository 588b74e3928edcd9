// SPDX-License-Identifier: Apache-2.0
#include "sim/study/effects/winners_of.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace sim {

WinnersReader::WinnersReader(const Experiment& experiment, const Outcomes& outcomes)
    : experiment_(experiment), outcomes_(outcomes), branches_(branches_of(experiment)),
      first_days_(first_days_of(experiment)) {}

std::vector<Winners> WinnersReader::of(std::size_t arm) const {
    std::vector<Winners> all;
    for (std::size_t table = 0; table < experiment_.persons.size(); ++table) add(arm, table, all);
    return all;
}

void WinnersReader::add(std::size_t arm, std::size_t table, std::vector<Winners>& all) const {
    const auto lines =
        experiment_.baseline().scenario->people().lines_of(experiment_.persons[table]);
    const auto reformed = changed(arm, table, lines.size());
    const auto chance = by_chance(arm, table, lines.size());
    const auto placebo = largest(arm, BranchKind::placebo, table, lines.size());
    const auto unenforced = largest(arm, BranchKind::unenforced, table, lines.size());
    for (std::size_t line = 0; line < lines.size(); ++line) {
        all.push_back(sum_up(lines[line], reformed[line], chance[line]));
        all.back().placebo = placebo[line];
        all.back().unenforced = unenforced[line];
    }
}

// Calls `visit(baseline, other, which)` with the people of each replicate that has both branches.
template <class Visit>
void WinnersReader::each_pair(std::size_t branch, std::size_t table, Visit&& visit) const {
    for (std::uint32_t i = 0; i < experiment_.replicates; ++i) {
        const RunId before{0, experiment_.first_replicate + i};
        const RunId after{branch, before.replicate};
        if (outcomes_.has(before) && outcomes_.has(after))
            visit((*outcomes_.persons(before))[table], (*outcomes_.persons(after))[table], i);
    }
}

// The window of a reform's effects; past the last, where no recorded day can show one.
std::size_t WinnersReader::window_of(std::size_t arm) const {
    const Day first =
        experiment_.scenarios[arm].scenario->takes_effect(*experiment_.baseline().scenario);
    return static_cast<std::size_t>(std::ranges::find(first_days_, first) - first_days_.begin());
}

// What a reform does to people, by line and replicate.
std::vector<std::vector<Changes>> WinnersReader::changed(std::size_t arm, std::size_t table,
                                                         std::size_t lines) const {
    std::vector<std::vector<Changes>> all(lines);
    const std::size_t window = window_of(arm);
    if (window == first_days_.size()) return all;
    each_pair(arm, table, [&](const auto& before, const auto& after, auto) {
        for (std::size_t line = 0; line < lines; ++line)
            all[line].push_back(changes(before, after, place_of(window, line, lines)));
    });
    return all;
}

// What the siblings of the baseline are to it, by line and replicate.
std::vector<WinnersReader::Replicates> WinnersReader::by_chance(std::size_t arm, std::size_t table,
                                                                std::size_t lines) const {
    std::vector<Replicates> all(lines, Replicates(experiment_.replicates));
    const std::size_t window = window_of(arm);
    for (std::size_t branch = 0; branch < branches_.size(); ++branch) {
        if (branches_[branch].kind != BranchKind::sibling || window == first_days_.size()) continue;
        each_pair(branch, table, [&](const auto& before, const auto& after, auto replicate) {
            for (std::size_t line = 0; line < lines; ++line)
                all[line][replicate].push_back(
                    changes(before, after, place_of(window, line, lines)));
        });
    }
    return all;
}

// The largest change that a form which must change nothing made to anybody, by line, over any of
// the windows.
std::vector<double> WinnersReader::largest(std::size_t arm, BranchKind kind, std::size_t table,
                                           std::size_t lines) const {
    std::vector<double> found(lines, std::numeric_limits<double>::quiet_NaN());
    const auto form = branch_of(branches_, arm, kind);
    if (!form) return found;
    each_pair(*form, table, [&](const auto& before, const auto& after, auto) {
        for (std::size_t at = 0; at < lines * first_days_.size(); ++at)
            found[at % lines] = std::fmax(found[at % lines], changes(before, after, at).largest);
    });
    return found;
}

} // namespace sim
