// SPDX-License-Identifier: Apache-2.0
#include "models/crowdfunding/market.hpp"

#include <algorithm>
#include <set>

namespace models::crowdfunding {
namespace {

void check_categories(const std::vector<Category>& categories, sim::Problems& problems) {
    double shares = 0;
    std::set<std::string> names;
    for (const Category& one : categories) {
        shares += one.share;
        if (!names.insert(one.name).second)
            problems.add("categories.name", sim::text("'", sim::shown(one.name, 80),
                                                      "' stands "
                                                      "there twice"));
    }
    if (categories.empty() || shares <= 0) problems.add("categories", "need a positive share");
    if (categories.size() > 1'000) problems.add("categories", "at most 1000");
}

void check_ladder(const std::vector<Rung>& ladder, sim::Problems& problems) {
    if (ladder.empty()) problems.add("rewards.ladder", "needs a reward");
    if (ladder.size() > most_rungs)
        problems.add("rewards.ladder",
                     sim::text("has ", ladder.size(), " rewards, at most ", most_rungs));
    for (std::size_t at = 0; at < ladder.size(); ++at)
        if (ladder[at].price <= 0)
            problems.add("rewards.ladder.price",
                         sim::text("reward ", at + 1, " of ", ladder.size(), " has no price"));
}

} // namespace

void Market::check(const Parameters& given, sim::Problems& problems) {
    check_categories(given.categories, problems);
    check_ladder(given.rewards.ladder, problems);
    if (given.terms.shortest > given.terms.longest)
        problems.add("terms.shortest",
                     sim::text(given.terms.shortest, " lies above longest, ", given.terms.longest));
    if (given.platform.fee + given.platform.processing >= 1)
        problems.add("platform.fee", "leaves makers nothing");
    const bool listens =
        given.acquaintances.influence > 0 || std::holds_alternative<sim::Social>(given.trust);
    const std::string fault =
        given.acquaintances.fault(static_cast<std::size_t>(given.population.backers));
    if (listens && !fault.empty()) problems.add("acquaintances.network", fault);
}

Market::Market(const Today& dawn, const Inputs& inputs) : parts_(dawn, inputs) {
    parts_.restored(dawn);
}

std::vector<std::string> Market::zones() const {
    std::vector<std::string> labels;
    for (const Category& one : parts_.agents.categories) labels.push_back(one.name);
    return labels;
}

void Market::indicators(std::span<Indicators> by_category) const {
    std::ranges::copy(parts_.agents.tally, by_category.begin());
    const auto income = parts_.agents.column<&Maker::income>();
    const auto latest = parts_.agents.column<&Maker::latest>();
    const auto category = parts_.agents.column<&Campaign::category>();
    for (std::size_t row = 0; row < income.size(); ++row)
        if (latest[row] != nobody && Agents::of_year(income[row]) >= parts_.small_success)
            ++by_category[category[latest[row]]].small_successes;
}

sim::People Market::people() {
    const std::string money{sim::unit::money.name};
    return {{{"maker_income", "makers", money,
              "Received by the maker, less fees, production and what was paid back."},
             {"backer_surplus", "backers", money,
              "Value of rewards less pledges taken and time spent, with refunds."},
             {"pledged", "backers", money, "Pledged, less what came back."}},
            {{"network",
              "makers",
              "People whom the maker tells, against the median maker.",
              {"none", "small", "large"}},
             {"experience",
              "makers",
              "Whether the maker may launch more than one campaign.",
              {"first_time", "serial"}},
             {"investor",
              "backers",
              "Whether the law counts the backer as qualified.",
              {"ordinary", "qualified"}}}};
}

std::vector<std::uint8_t> Market::traits(std::size_t trait) const {
    if (trait == 2) {
        const auto qualified = parts_.agents.column<&Backer::qualified>();
        return {qualified.begin(), qualified.end()};
    }
    if (trait == 1) {
        const auto serial = parts_.agents.column<&Maker::serial>();
        return {serial.begin(), serial.end()};
    }
    std::vector<std::uint8_t> size;
    for (const float network : parts_.agents.column<&Maker::network>())
        size.push_back(network > 1 ? 2 : network > 0 ? 1 : 0);
    return size;
}

} // namespace models::crowdfunding
