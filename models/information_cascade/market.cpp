// SPDX-License-Identifier: Apache-2.0
#include "models/information_cascade/market.hpp"

#include "sim/parallel/blocks.hpp"
#include "sim/parallel/sums.hpp"
#include "sim/random/order.hpp"

namespace models::information_cascade {
namespace {

constexpr sim::Purpose quality = sim::purpose("information_cascade.quality");
constexpr sim::Purpose deciding = sim::purpose("information_cascade.deciding");

constexpr std::int8_t cascade = 2;

// Whether the next in line backs: the signal against what the others tell; where the two cancel
// out, a coin.
bool backs(std::int8_t lead, bool good, double accuracy, sim::Stream draws) {
    if (lead == cascade || lead == -cascade) return lead > 0;
    const bool signal = draws.chance(accuracy) == good;
    const int sum = lead + (signal ? 1 : -1);
    return sum == 0 ? draws.chance(0.5) : sum > 0;
}

// After one decision the other way the signals seen cancel out; after two of one kind the next has
// no reason left to mind its own.
std::int8_t lead_after(std::int8_t lead, bool backed) {
    if (lead == cascade || lead == -cascade) return lead;
    return static_cast<std::int8_t>(lead + (backed ? 1 : -1));
}

} // namespace

Market::Market(const sim::InitialDay<Parameters>& dawn)
    : projects_(sim::numbered(static_cast<std::size_t>(dawn.given.projects))) {
    for (std::size_t row = 0; row < projects_.size(); ++row) {
        sim::Stream draws(dawn.keys.world, quality, dawn.day, projects_.identities()[row]);
        projects_.put(row, {static_cast<std::int8_t>(draws.chance(dawn.given.good) ? 1 : 0), 0, 0});
    }
}

void Market::decide(const Today& today) {
    const auto good = projects_.column<&Project::good>();
    const auto lead = projects_.column<&Project::lead>();
    const auto backed = projects_.column<&Project::backed>();
    sim::for_each_row(projects_.size(), [&](std::size_t row) {
        const bool yes = backs(lead[row], good[row] == 1, today.given.accuracy,
                               today.draw(deciding, projects_.identities()[row]));
        lead[row] = lead_after(lead[row], yes);
        backed[row] += yes ? 1 : 0;
    });
}

Indicators Market::indicators() const {
    const auto good = projects_.column<&Project::good>();
    const auto lead = projects_.column<&Project::lead>();
    const auto backed = projects_.column<&Project::backed>();
    const auto cascades = [&](std::int8_t right_way) {
        return sim::total(lead.size(), [&, right_way](std::size_t row) {
            return lead[row] == (good[row] == 1 ? right_way : -right_way) ? 1 : 0;
        });
    };
    Indicators now;
    now.projects = static_cast<std::int64_t>(projects_.size());
    now.right = cascades(cascade);
    now.wrong = cascades(-cascade);
    now.open = now.projects - now.right - now.wrong;
    const auto share = [&](std::int64_t part) {
        return static_cast<double>(part) / static_cast<double>(now.projects);
    };
    now.share_right = share(now.right);
    now.share_wrong = share(now.wrong);
    now.share_open = share(now.open);
    now.backed = sim::total(backed.size(), [&](std::size_t row) { return backed[row]; });
    return now;
}

} // namespace models::information_cascade
