// SPDX-License-Identifier: Apache-2.0
#pragma once
// New worlds of crowdfunding: people, makers among them, and the campaigns that they may launch.

#include "models/crowdfunding/agents.hpp"
#include "models/crowdfunding/population/inputs.hpp"
#include "sim/store/table.hpp"

#include <span>
#include <string_view>

namespace models::crowdfunding {

/// The highest activity of a person, against the mean.
inline constexpr double most_active = 8;

/// People who may back campaigns.
sim::Table<Backer> make_backers(const Today& dawn, std::span<const Category> categories);

/// Makers, and their campaigns: those of the file, or drawn.
struct Supply {
    sim::Table<Maker> makers;
    sim::Table<Campaign> campaigns;
    sim::Table<Brought> brought; ///< campaigns kept for products
};
Supply make_supply(const Today& dawn, const Inputs& inputs);

} // namespace models::crowdfunding
