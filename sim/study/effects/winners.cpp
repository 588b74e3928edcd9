// SPDX-License-Identifier: Apache-2.0
#include "sim/study/effects/winners.hpp"

#include "sim/base/problems.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace sim {
namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

// Calls `visit(before, after)` for everybody who lives in either record.
template <class Visit>
void each_pair(const PersonRecord& before, const PersonRecord& after, std::size_t line,
               Visit&& visit) {
    std::size_t b = 0;
    std::size_t a = 0;
    while (b < before.who.size() || a < after.who.size()) {
        const bool has_before =
            b < before.who.size() && (a == after.who.size() || before.who[b] <= after.who[a]);
        const bool has_after =
            a < after.who.size() && (b == before.who.size() || after.who[a] <= before.who[b]);
        visit(has_before ? before.values[line][b] : 0, has_after ? after.values[line][a] : 0);
        b += has_before;
        a += has_after;
    }
}

/// Counts who changes by how much.
class Count {
public:
    explicit Count(double threshold) : threshold_(threshold) {}

    void add(double without, double with) {
        const double change = with - without;
        ++found_.people;
        found_.largest = std::max(found_.largest, std::abs(change));
        changed_ += change;
        if (change > threshold_) {
            ++found_.winners;
            gained_ += change;
        } else if (change < -threshold_) {
            ++found_.losers;
            lost_ += change;
        }
    }

    [[nodiscard]] Changes all() const {
        Changes found = found_;
        found.mean_gain = mean(gained_, found.winners);
        found.mean_loss = mean(lost_, found.losers);
        found.mean_change = mean(changed_, found.people);
        return found;
    }

private:
    static double mean(double sum, std::size_t of) {
        return of > 0 ? sum / static_cast<double>(of) : nothing;
    }

    double threshold_;
    Changes found_;
    double gained_ = 0;
    double lost_ = 0;
    double changed_ = 0;
};

template <class Read> Estimate over(const std::vector<Changes>& replicates, Read&& read) {
    std::vector<double> values;
    for (const Changes& one : replicates)
        if (const double value = static_cast<double>(read(one)); !std::isnan(value))
            values.push_back(value);
    return estimate(values);
}

double share(std::size_t part, std::size_t whole) {
    return whole > 0 ? static_cast<double>(part) / static_cast<double>(whole) : nothing;
}

// The mean over siblings counts once a replicate.
Estimate by_siblings(const std::vector<std::vector<Changes>>& replicates,
                     std::size_t Changes::*side) {
    std::vector<double> values;
    for (const auto& siblings : replicates) {
        std::vector<double> shares;
        for (const Changes& one : siblings)
            if (one.people > 0) shares.push_back(share(one.*side, one.people));
        if (!shares.empty()) values.push_back(mean(shares));
    }
    return estimate(values);
}

} // namespace

Changes changes(const PersonRecord& before, const PersonRecord& after, std::size_t line,
                double threshold) {
    Count count(threshold);
    each_pair(before, after, line, [&](double without, double with) { count.add(without, with); });
    return count.all();
}

Changes changes(std::span<const double> before, std::span<const double> after, double threshold) {
    require(before.size() == after.size(), "numbers of ", before.size(), " and ", after.size(),
            " people");
    Count count(threshold);
    for (std::size_t i = 0; i < before.size(); ++i) {
        const bool lives = !std::isnan(before[i]);
        const bool lives_too = !std::isnan(after[i]);
        if (lives || lives_too) count.add(lives ? before[i] : 0, lives_too ? after[i] : 0);
    }
    return count.all();
}

Winners sum_up(const PersonLine& line, const std::vector<Changes>& replicates,
               const std::vector<std::vector<Changes>>& by_chance) {
    Winners all;
    all.line = line;
    all.replicates = replicates.size();
    all.people = over(replicates, [](const Changes& one) { return one.people; });
    all.winners = over(replicates, [](const Changes& one) { return one.winners; });
    all.losers = over(replicates, [](const Changes& one) { return one.losers; });
    all.neither =
        over(replicates, [](const Changes& one) { return one.people - one.winners - one.losers; });
    all.winners_share =
        over(replicates, [](const Changes& one) { return share(one.winners, one.people); });
    all.losers_share =
        over(replicates, [](const Changes& one) { return share(one.losers, one.people); });
    all.mean_gain = over(replicates, [](const Changes& one) { return one.mean_gain; });
    all.mean_loss = over(replicates, [](const Changes& one) { return one.mean_loss; });
    all.mean_change = over(replicates, [](const Changes& one) { return one.mean_change; });
    all.winners_by_chance = by_siblings(by_chance, &Changes::winners);
    all.losers_by_chance = by_siblings(by_chance, &Changes::losers);
    all.placebo = all.unenforced = nothing;
    return all;
}

} // namespace sim
