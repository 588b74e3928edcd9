// SPDX-License-Identifier: Apache-2.0
#include "sim/study/effects/attribution.hpp"

#include "sim/base/problems.hpp"

#include <algorithm>

namespace sim {
namespace {

// |S|! (n - |S| - 1)! / n!: the share of orders in which exactly S comes before the next part.
double share_of_orders(std::size_t before, std::size_t parts) {
    double share = 1.0 / static_cast<double>(parts);
    for (std::size_t i = 1; i <= before; ++i)
        share *= static_cast<double>(i) / static_cast<double>(parts - i);
    return share;
}

/// Reads the runs of a package.
class Package {
public:
    Package(const Experiment& experiment, const Outcomes& outcomes)
        : experiment_(experiment), outcomes_(outcomes), parts_(parts_of(experiment)) {}

    [[nodiscard]] Attributed all() const {
        Attributed found{parts_, first_day(), 0, {}, {}};
        if (parts_.empty()) return found;
        Rows wholes;
        std::vector<Rows> values(parts_.size());
        for (std::uint32_t i = 0; i < experiment_.replicates; ++i)
            if (const auto runs = runs_of(experiment_.first_replicate + i); !runs.empty()) {
                ++found.replicates;
                add(runs, found.from, values, wholes);
            }
        for (const Rows& part : values) found.values.push_back(estimates(part));
        found.whole = estimates(wholes);
        return found;
    }

private:
    using Rows = std::vector<std::vector<double>>; // by indicator, one value a replicate
    using Runs = std::vector<std::shared_ptr<const Outcome>>;

    [[nodiscard]] std::size_t combinations() const { return std::size_t{1} << parts_.size(); }

    [[nodiscard]] Day first_day() const {
        Day first = end(experiment_.settings());
        for (std::size_t part = 0; part < parts_.size(); ++part)
            first = std::min(first, experiment_.scenarios[part + 1].scenario->takes_effect(
                                        *experiment_.baseline().scenario));
        return first;
    }

    // The runs of a replicate by combination; none when one is missing.
    [[nodiscard]] Runs runs_of(std::uint32_t replicate) const {
        Runs runs;
        for (std::size_t members = 0; members < combinations(); ++members) {
            const RunId id{arm_of(members, parts_.size()), replicate};
            if (!outcomes_.has(id)) return {};
            runs.push_back(outcomes_.get(id));
        }
        return runs;
    }

    void add(const Runs& runs, Day from, std::vector<Rows>& values, Rows& wholes) const {
        const std::size_t lines = runs.front()->series.lines().size();
        wholes.resize(lines);
        for (Rows& part : values) part.resize(lines);
        for (std::size_t line = 0; line < lines; ++line) {
            std::vector<double> worth;
            for (const auto& run : runs) worth.push_back(from_day(run->series, line, from));
            const double nothing = worth.front();
            for (double& one : worth) one -= nothing;
            const auto shares = shapley(worth);
            for (std::size_t part = 0; part < shares.size(); ++part)
                values[part][line].push_back(shares[part]);
            wholes[line].push_back(worth.back());
        }
    }

    static std::vector<Estimate> estimates(const Rows& rows) {
        std::vector<Estimate> all;
        for (const auto& row : rows) all.push_back(estimate(row));
        return all;
    }

    const Experiment& experiment_;
    const Outcomes& outcomes_;
    std::vector<std::string> parts_;
};

} // namespace

std::vector<double> shapley(std::span<const double> worth) {
    const auto parts = static_cast<std::size_t>(std::countr_zero(worth.size()));
    require(worth.size() == std::size_t{1} << parts, "no worth of every combination");
    std::vector<double> values(parts, 0.0);
    for (std::size_t part = 0; part < parts; ++part)
        for (std::size_t before = 0; before < worth.size(); ++before)
            if (const std::size_t with = before | std::size_t{1} << part; with != before)
                values[part] +=
                    share_of_orders(static_cast<std::size_t>(std::popcount(before)), parts) *
                    (worth[with] - worth[before]);
    return values;
}

Attributed attributed(const Experiment& experiment, const Outcomes& outcomes) {
    return Package(experiment, outcomes).all();
}

} // namespace sim
