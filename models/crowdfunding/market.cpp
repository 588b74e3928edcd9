// SPDX-License-Identifier: Apache-2.0
#include "models/crowdfunding/market.hpp"

#include "sim/scenario/leaf.hpp"

#include <algorithm>
#include <set>

namespace models::crowdfunding {
namespace {

// Whether the reader has refused what stands there; what is left of it then is not the user's.
bool refused(const sim::Problems& problems, const std::string& path) {
    return std::ranges::any_of(problems.entries(), [&](const sim::Problem& one) {
        return one.facts.key == path || one.what.starts_with(path + ":");
    });
}

void check_positive(double value, const std::string& path, const sim::Bounds& bounds,
                    sim::Problems& problems) {
    if (value > 0 || refused(problems, path)) return;
    const std::string range = "(0" + sim::range_of(bounds).substr(2); // the same, but for its end
    problems.add(path, sim::text(value, " lies outside ", range),
                 {.key = path, .given = sim::text(value), .allowed = {range}});
}

void check_name(const std::string& name, const std::string& path, std::set<std::string>& names,
                sim::Problems& problems) {
    const sim::Facts facts{.key = path, .given = name};
    if (name.empty()) problems.add(path, "is empty", facts);
    if (!names.insert(name).second)
        problems.add(path, sim::text("'", sim::shown(name, 80), "' stands there twice"), facts);
}

void check_categories(const std::vector<Category>& categories, sim::Problems& problems) {
    constexpr std::size_t most = 1'000;
    double shares = 0;
    std::set<std::string> names;
    for (std::size_t at = 0; at < std::min(categories.size(), most); ++at) {
        const std::string path = sim::text("categories.", at);
        shares += categories[at].share;
        check_name(categories[at].name, path + ".name", names, problems);
        check_positive(categories[at].cost, path + ".cost",
                       sim::fields_of<Category>.line<&Category::cost>().bounds, problems);
    }
    if (categories.size() > most)
        problems.add("categories",
                     sim::text("has ", categories.size(), " categories, at most ", most));
    else if (shares <= 0)
        problems.add("categories", "needs a category with a positive share");
}

void check_ladder(const std::vector<Rung>& ladder, sim::Problems& problems) {
    if (ladder.empty()) problems.add("rewards.ladder", "needs a reward");
    if (ladder.size() > most_rungs)
        problems.add("rewards.ladder",
                     sim::text("has ", ladder.size(), " rewards, at most ", most_rungs));
    for (std::size_t at = 0; at < ladder.size(); ++at)
        check_positive(ladder[at].price, sim::text("rewards.ladder.", at, ".price"),
                       sim::fields_of<Rung>.line<&Rung::price>().bounds, problems);
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
    parts_.firms.count(parts_.agents, by_category);
    const auto income = parts_.agents.column<&Maker::income>();
    const auto latest = parts_.agents.column<&Maker::latest>();
    const auto category = parts_.agents.column<&Campaign::category>();
    for (std::size_t row = 0; row < income.size(); ++row)
        if (latest[row] != nobody && common::of_year(income[row]) >= parts_.small_success)
            ++by_category[category[latest[row]]].small_successes;
}

sim::People Market::people() {
    const std::string money{sim::unit::money.name};
    return {{{"maker_income", "makers", money,
              "Received by the maker, less fees, production and what was paid back, with what the "
              "firm leaves."},
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
