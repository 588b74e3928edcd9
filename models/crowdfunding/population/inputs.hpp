// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a scenario of crowdfunding brings along: its categories, and real campaigns where it names a
// file of them.

#include "models/crowdfunding/input/campaign_file.hpp"
#include "models/crowdfunding/parameters.hpp"

#include <memory>
#include <string>
#include <vector>

namespace models::crowdfunding {

/// Categories, and campaigns of a file.
struct Inputs {
    std::vector<Category> categories;
    std::shared_ptr<const CampaignFile> file; ///< none where campaigns are drawn
    std::vector<std::string> remarks;
};

/// Reads what a scenario names; where it names no category, they are those of the file.
Inputs read_inputs(const Parameters& given);

} // namespace models::crowdfunding
