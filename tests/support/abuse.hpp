// SPDX-License-Identifier: Apache-2.0
#pragma once
// The village with abusive guests, and what its stays came to.

#include "sim/document/toml.hpp"
#include "tests/support/village.hpp"
#include "tests/support/worlds.hpp"

#include <map>
#include <numeric>
#include <string>
#include <vector>

namespace models::home_sharing {

/// Half a year in which nobody enters or leaves, so that money lost moves nothing else.
inline const std::string still = "days = 180\nburn_in = 30\nsupply.exit_hazard = 0\n";

/// Many abusive guests, and no limit to what they do.
inline const std::string rough = still + "abuse.share = 0.2\nabuse.damage = 0.3\n";

/// Everybody learns of reports, and two are too many.
inline const std::string shared = "abuse.sharing = \"platform\"\n"
                                  "abuse.exclusion = { rule = \"count\", reports = 2 }\n";

/// The village with documents laid over it, one after the other.
template <class... Tomls> sim::Node laid(const Tomls&... tomls) {
    sim::Node document = village();
    ((document = sim::merge(std::move(document), sim::read_toml_text(tomls, "test"))), ...);
    return document;
}

/// An indicator of a world, summed over its days.
inline double all_days(const World& run, std::string_view indicator) {
    const auto days = sim::by_day(run.series(), indicator);
    return std::accumulate(days.begin(), days.end(), 0.0);
}

/// The same of a document's world at its end.
inline double in_all(const sim::Node& document, std::string_view indicator) {
    const auto run = world(document);
    run->advance(run->end());
    return all_days(*run, indicator);
}

/// Runs a document day by day; calls `left(market, stay)` with each stay whose guests left that
/// day, the burn-in included, and `evening(market, booked)` with the stays booked that day.
template <class Left, class Evening>
std::unique_ptr<World> watched(const sim::Node& document, Left&& left, Evening&& evening) {
    auto run = world(document);
    std::map<sim::Identity, Stay> log;
    run->step();
    const auto& ahead = run->market().stays(); // booked before the first day
    for (std::size_t at = 0; at < ahead.size(); ++at)
        log.emplace(ahead.identities()[at], ahead.row(at));
    while (run->day() < run->end()) {
        const sim::Day today = run->day();
        run->advance(today + 1);
        const Market& market = run->market();
        std::vector<Stay> booked;
        for (std::size_t at = 0; at < market.stays().size(); ++at) {
            const Stay stay = market.stays().row(at);
            if (log.emplace(market.stays().identities()[at], stay).second) booked.push_back(stay);
        }
        for (const auto& [who, stay] : log)
            if (stay.first + stay.nights == today) left(market, stay);
        evening(market, booked);
    }
    return run;
}

} // namespace models::home_sharing
