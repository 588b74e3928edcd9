// SPDX-License-Identifier: Apache-2.0
#include "models/cocreation/market.hpp"

#include <algorithm>
#include <set>

namespace models::cocreation {
namespace {

void check_categories(const std::vector<Category>& categories, sim::Problems& problems) {
    double shares = 0;
    std::set<std::string> names;
    for (const Category& one : categories) {
        shares += one.share;
        if (!names.insert(one.name).second)
            problems.add("categories.name",
                         sim::text("'", sim::shown(one.name, 80), "' stands there twice"));
        if (one.name == "platform")
            problems.add("categories.name", "'platform' is what results call the platform itself");
    }
    if (categories.empty() || shares <= 0) problems.add("categories", "need a positive share");
    if (categories.size() > 1'000) problems.add("categories", "at most 1000");
}

} // namespace

void Market::check(const Parameters& given, sim::Problems& problems) {
    check_categories(given.categories, problems);
    if (given.selection.least_days > given.ideas.show_days)
        problems.add("selection.least_days",
                     sim::text(given.selection.least_days, " lies above ideas.show_days, ",
                               given.ideas.show_days));
    const std::string fault =
        given.acquaintances.fault(static_cast<std::size_t>(given.community.members));
    if (!fault.empty()) problems.add("acquaintances.network", fault);
}

Market::Market(const Today& dawn) : parts_(dawn) { parts_.restored(dawn); }

std::vector<std::string> Market::zones() const {
    std::vector<std::string> labels;
    for (const Category& one : parts_.agents.categories) labels.push_back(one.name);
    labels.emplace_back("platform");
    return labels;
}

void Market::indicators(std::span<Indicators> by_zone) const {
    const Agents& agents = parts_.agents;
    std::ranges::copy(agents.tally, by_zone.begin());
    const auto category = agents.column<&Idea::category>();
    const auto stage = agents.column<&Idea::stage>();
    if (parts_.record.runs()) {
        for (const std::uint32_t idea : agents.on_show) ++by_zone[category[idea]].ideas_on_show;
        for (const std::uint32_t idea : agents.on_sale)
            by_zone[category[idea]].products += stage[idea] == Stage::on_sale;
    }
    for (std::size_t zone = 0; zone < agents.headcounts.size(); ++zone) {
        const Headcount count = agents.headcounts.row(zone);
        by_zone[zone].active_members = count.active;
        by_zone[zone].lurkers = count.lurkers;
        by_zone[zone].posters = count.posters;
        by_zone[zone].openness_sum = 1e-6 * static_cast<double>(count.openness);
        by_zone[zone].small_successes = count.small_successes;
    }
    by_zone.back().platform_cash = parts_.books.cash();
    by_zone.back().insolvent = !parts_.record.runs();
}

sim::People Market::people() {
    const std::string money{sim::unit::money.name};
    return {{{"member_income", "members", money, "Royalties and surplus received."},
             {"acts", "members", "", "Ideas, comments and contributions."}},
            {{"role",
              "members",
              "What the member does on the platform at most.",
              {"lurker", "contributor", "inventor"}},
             {"skill",
              "members",
              "Third of the members to which the member belongs by skill.",
              {"low", "middle", "high"}}}};
}

std::vector<std::uint8_t> Market::traits(std::size_t trait) const {
    constexpr float third = 0.4307273F; // of a standard normal variable
    std::vector<std::uint8_t> words;
    if (trait == 0) {
        for (const Role role : parts_.agents.column<&Member::role>())
            words.push_back(static_cast<std::uint8_t>(role));
        return words;
    }
    for (const float skill : parts_.agents.column<&Member::skill>())
        words.push_back(skill > third ? 2 : skill > -third ? 1 : 0);
    return words;
}

} // namespace models::cocreation
