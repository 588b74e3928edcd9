// SPDX-License-Identifier: Apache-2.0
// What a scenario may say only together with something else.

#include "models/trust_game/rules.hpp"

#include <algorithm>

namespace models::trust_game {
namespace {

using sim::Problems;
using sim::text;

void check_strategies(const std::vector<Strategy>& strategies, Problems& problems) {
    if (strategies.empty() || strategies.size() > most_strategies)
        problems.add("strategies",
                     text("needs 1 to ", most_strategies, " strategies, got ", strategies.size()));
    double shares = 0;
    for (std::size_t i = 0; i < strategies.size(); ++i) {
        const Strategy& one = strategies[i];
        shares += one.share;
        if (one.name.empty()) problems.add(text("strategies.", i, ".name"), "missing");
    }
    if (!strategies.empty() && shares <= 0)
        problems.add("strategies", "the shares of all strategies are 0");
}

void check_table(const Table& table, std::size_t kinds, Problems& problems) {
    if (table.payoffs.size() != kinds)
        problems.add("game.payoffs", text("needs a row for each of the ", kinds,
                                          " strategies, got ", table.payoffs.size()));
    for (std::size_t i = 0; i < table.payoffs.size(); ++i)
        if (table.payoffs[i].size() != kinds)
            problems.add(text("game.payoffs.", i),
                         text("needs a number for each of the ", kinds, " strategies, got ",
                              table.payoffs[i].size()));
}

void check_game(const Parameters& given, Problems& problems) {
    if (const auto* table = std::get_if<Table>(&given.game))
        check_table(*table, given.strategies.size(), problems);
    if (!std::holds_alternative<Group>(given.game)) return;
    for (const Strategy& one : given.strategies)
        if (one.side == Side::consumer && !one.trustworthy)
            problems.add("strategies", text("'", one.name,
                                            "': in a group every consumer invests, "
                                            "so none is untrustworthy"));
    if (std::holds_alternative<Drawn>(given.meetings))
        problems.add("meetings.rule", "'drawn' is for games of two; a group meets as a whole");
}

void check_network(const Parameters& given, Problems& problems) {
    const auto fault = [&]<class N>(const N& network) -> std::string {
        if constexpr (std::is_same_v<N, sim::TiesFile>)
            return network.table.empty() ? "a network from a file needs its table" : "";
        else
            return network.fault(static_cast<std::size_t>(given.players));
    };
    const std::string found = std::visit(fault, given.network);
    if (!found.empty()) problems.add("network", found);
    const bool looks_around =
        std::visit([]<class U>(const U&) { return looks_at_all<U>; }, given.update);
    if (looks_around && std::holds_alternative<sim::WellMixed>(given.network))
        problems.add("update.rule", "looks at all neighbours and needs a network; well_mixed has "
                                    "none");
    if (given.activation == Activation::one_by_one && std::holds_alternative<Drawn>(given.meetings))
        problems.add("activation", "'one_by_one' needs payoffs of the moment, and meetings are "
                                   "drawn once a day");
}

} // namespace

void check(const Parameters& given, Problems& problems) {
    check_strategies(given.strategies, problems);
    check_game(given, problems);
    check_network(given, problems);
}

} // namespace models::trust_game
