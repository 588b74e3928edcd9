// SPDX-License-Identifier: Apache-2.0
#include "models/crowdfunding/population/inputs.hpp"

#include "sim/trust/custom.hpp"

#include <algorithm>
#include <variant>

namespace models::crowdfunding {
namespace {

// Whether a scenario says nothing of categories.
bool unsaid(const std::vector<Category>& categories) {
    return categories.size() == 1 && categories.front().name == Category{}.name;
}

std::vector<Category> categories_of(const CampaignFile& file) {
    std::vector<Category> all;
    for (const std::string& name : file.categories) all.push_back({name, 0, 0, Category{}.cost});
    for (const CampaignRow& row : file.rows) all[row.category].share += 1;
    return all;
}

} // namespace

Inputs read_inputs(const Parameters& given) {
    if (const auto* rule = std::get_if<sim::Custom>(&given.trust)) sim::compile(*rule);
    Inputs inputs{given.categories, nullptr, {}, 0};
    const std::string& path = given.population.campaigns.table;
    if (path.empty()) return inputs;
    std::vector<std::string> allowed;
    if (!unsaid(given.categories))
        for (const Category& one : given.categories) allowed.push_back(one.name);
    auto file = std::make_shared<CampaignFile>(read_campaigns(path, allowed));
    if (allowed.empty()) inputs.categories = categories_of(*file);
    inputs.remarks = file->remarks;
    inputs.file = std::move(file);
    return inputs;
}

} // namespace models::crowdfunding
