// SPDX-License-Identifier: Apache-2.0
#pragma once
// A file with one crowdfunding campaign a row, under the columns of the public Kickstarter files.

#include "sim/base/identity.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace models::crowdfunding {

/// How a campaign ended, by the last state that its file tells.
enum class Outcome : std::uint8_t { successful, failed, canceled, suspended, live, undefined };
constexpr std::array<std::string_view, 6> names(Outcome) {
    return {"successful", "failed", "canceled", "suspended", "live", "undefined"};
}

/// What a number of a row is when the file does not tell it; only outcomes may be untold.
inline constexpr int untold = -1;

/// One campaign. `pledged`, `backers` and `outcome` are what came of it: a model is held against
/// them and never reads them.
struct CampaignRow {
    std::uint16_t category = 0; ///< row of `CampaignFile::categories`
    std::uint16_t country = 0;  ///< row of `CampaignFile::countries`
    sim::Day launched;
    sim::Day deadline;       ///< the day of the launch or later
    double goal = 0;         ///< US dollars, above 0
    double pledged = untold; ///< US dollars; over `goal` it is what it is in the own currency
    int backers = untold;
    Outcome outcome = Outcome::undefined;
};

/// The country of campaigns of which the file tells none, in `CampaignFile::countries`.
inline constexpr std::string_view unknown_country = "unknown";

/// The campaigns that can be used, in the order of the file, and what is to be known of the others.
struct CampaignFile {
    std::vector<std::string> categories; ///< those allowed, or those of the file in order of name
    std::vector<std::string> countries;  ///< of the file in order of name: ISO 3166-1, two letters
    std::vector<CampaignRow> rows;
    std::vector<std::string> remarks; ///< a sentence with a number for each oddity of the file
};

/// Reads a file, packed with gzip or not. It must have the columns `main_category`, `country`,
/// `launched`, `deadline` and `goal`; `currency` (ISO 4217) and `usd_goal_real` say what the goal
/// is in dollars, `pledged`, `backers` and `state` what came of it. `categories` are those that may
/// occur; with none, all may.
///
/// Oddities of the public files are mended or left out, counted and told in `remarks`. Any other
/// mistake is an error: throws ScenarioError with file, line and column of each, or FileError where
/// the file cannot be read.
CampaignFile read_campaigns(const std::string& path, std::span<const std::string> categories);

} // namespace models::crowdfunding
