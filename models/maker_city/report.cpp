// SPDX-License-Identifier: Apache-2.0
#include "models/maker_city/report.hpp"

#include "models/maker_city/flows.hpp"

#include <algorithm>

namespace models::maker_city {
namespace {

void report_factory(const Parts& parts, std::span<Indicators> by_zone) {
    const auto& tally = parts.factory->agents().tally;
    const auto members = parts.factory->agents().column<&makerspace::Space::members>();
    for (std::size_t space = 0; space < tally.size(); ++space) {
        Indicators& here = by_zone[space];
        here.members = members[space];
        here.projects_done = tally[space].projects_done;
        here.prototypes = tally[space].prototypes;
        here.factory_result = tally[space].operating_result;
    }
}

void report_platform(const Parts& parts, std::span<Indicators> by_zone) {
    const crowdfunding::Agents& agents = parts.platform->agents();
    Indicators& all = by_zone.back();
    for (const crowdfunding::Indicators& category : agents.tally) {
        all.campaigns += category.launches;
        all.funded += category.funded;
        all.ended += category.ended;
        all.raised += category.raised;
        all.crowdfunding_result += category.platform_revenue;
    }
    const auto town = parts.persons.column<&Person::town>();
    const auto trust = agents.column<&crowdfunding::Backer::trust>();
    for (std::size_t row = 0; row < trust.size(); ++row) {
        ++by_zone[town[row]].backers;
        by_zone[town[row]].trust_sum += static_cast<double>(trust[row]);
    }
}

void report_community(const Parts& parts, Indicators& all) {
    for (const cocreation::Indicators& category : parts.community->agents().tally) {
        all.ideas += category.ideas;
        all.launched += category.launched;
        all.royalties += category.royalties;
        all.community_result += category.platform_result;
    }
}

void report_successes(const Parts& parts, std::span<Indicators> by_zone) {
    const auto income = parts.persons.column<&Person::income>();
    const auto town = parts.persons.column<&Person::town>();
    for (std::uint32_t row = 0; row < income.size(); ++row) {
        const Money year = common::of_year(income[row]);
        if (year.minor <= 0 || year < parts.small_success) continue;
        Indicators& here = by_zone[town[row]];
        ++here.small_successes;
        here.successful_workers += has_worked(parts, row);
        here.successful_makers += has_launched(parts, row);
        here.successful_inventors += has_submitted(parts, row);
    }
}

} // namespace

bool has_worked(const Parts& parts, std::uint32_t person) {
    if (!parts.factory) return false;
    const auto hours = parts.factory->agents().column<&makerspace::Person::experience>();
    return person < hours.size() && hours[person] > 0;
}

bool has_launched(const Parts& parts, std::uint32_t person) {
    const std::uint32_t maker = parts.maker_of[person];
    return maker != nobody &&
           parts.platform->agents().column<&crowdfunding::Maker::launched>()[maker] > 0;
}

bool has_submitted(const Parts& parts, std::uint32_t person) {
    if (!parts.community) return false;
    const auto ideas = parts.community->agents().column<&cocreation::Member::ideas>();
    return person < ideas.size() && ideas[person] > 0;
}

void report(const Parts& parts, std::span<Indicators> by_zone) {
    std::ranges::copy(parts.tally, by_zone.begin());
    Indicators& platforms = by_zone.back();
    if (parts.factory) report_factory(parts, by_zone);
    if (parts.platform) report_platform(parts, by_zone);
    if (parts.community) report_community(parts, platforms);
    platforms.funded_products = platforms.funded + platforms.launched;
    const auto received = received_today(parts);
    platforms.government_spending = -received[static_cast<std::size_t>(Sector::government)];
    platforms.owners_income = received[static_cast<std::size_t>(Sector::owners)];
    report_successes(parts, by_zone);
}

} // namespace models::maker_city
