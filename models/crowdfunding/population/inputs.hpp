// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a scenario of crowdfunding brings along: its categories, and real campaigns where it names a
// file of them.

#include "models/crowdfunding/input/campaign_file.hpp"
#include "models/crowdfunding/parameters.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace models::crowdfunding {

/// Categories, and campaigns of a file.
struct Inputs {
    std::vector<Category> categories;
    std::shared_ptr<const CampaignFile> file; ///< none where campaigns are drawn
    std::vector<std::string> remarks;
    /// Campaigns kept for each maker beside those drawn, to be launched when somebody asks for it;
    /// not where campaigns come from a file.
    std::uint32_t kept_for_products = 0;
};

/// Reads what a scenario names; where it names no category, they are those of the file.
Inputs read_inputs(const Parameters& given);

} // namespace models::crowdfunding
