// SPDX-License-Identifier: Apache-2.0
#include "models/crowdfunding/discovery/showcase.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace models::crowdfunding {
namespace {

using sim::purpose;

constexpr double log_two = 0x1.62e42fefa39efp-1;

double pull_of(const Inference& inference, double progress) {
    if (progress >= 1) return -inference.slack;
    return inference.goal_pull * std::max(0.0, 2 * progress - 1);
}

} // namespace

void note_progress(Agents& agents, std::uint32_t campaign, int age) {
    const int duration = agents.column<&Campaign::duration>()[campaign];
    const auto tenth_at = [&](int day) { return day * static_cast<int>(tenths) / duration; };
    const int now = std::min(tenth_at(age), static_cast<int>(tenths) - 1);
    const int before = age == 0 ? -1 : tenth_at(age - 1);
    const std::uint64_t step = progress_step(agents.progress(campaign));
    for (int tenth = before + 1; tenth <= now; ++tenth)
        agents.column<&Campaign::path>()[campaign] |= step << (4 * tenth);
}

Offer offer_of(const Today& today, const Agents& agents, const Record& record,
               const sim::Beliefs& beliefs, std::uint32_t campaign) {
    const Campaign one = agents.campaigns.row(campaign);
    const auto visible = static_cast<double>(one.visible);
    const double elapsed = static_cast<double>(today.day - one.launch) / one.duration;
    Offer offer;
    offer.campaign = campaign;
    offer.party = one.maker;
    offer.category = one.category;
    offer.index = visible;
    offer.maker = sim::opinion(today.given.trust, beliefs.about(one.maker), today.day);
    Crowd crowd;
    if (today.given.platform.shows_raised) {
        const double progress = agents.progress(campaign);
        crowd = crowd_of(today.given, one.backers, record.expected_backers(visible, elapsed));
        offer.index += pull_of(today.given.inference, progress);
        offer.success = record.success(progress, elapsed);
    } else {
        offer.success = record.success_rate();
    }
    infer(offer, today.given, static_cast<double>(one.quality), crowd);
    offer.log_success = sim::math::log(offer.success);
    return offer;
}

void Showcase::open(const Today& today, Agents& agents, const Record& record,
                    const sim::Beliefs& beliefs) {
    const auto stage = std::as_const(agents).column<&Campaign::stage>();
    const auto launch = std::as_const(agents).column<&Campaign::launch>();
    const auto momentum = agents.column<&Campaign::momentum>();
    const double fade = sim::math::exp(-log_two / today.given.discovery.half_life);
    for (const Offer& offer : offers_) place_[offer.campaign] = nobody;
    place_.resize(agents.campaigns.size(), nobody);
    offers_.clear();
    for (const std::uint32_t row : agents.on_show) {
        if (stage[row] != Stage::live) continue;
        note_progress(agents, row, today.day - launch[row]);
        momentum[row] *= static_cast<float>(fade);
        place_[row] = static_cast<std::uint32_t>(offers_.size());
        offers_.push_back(offer_of(today, agents, record, beliefs, row));
        Indicators& here = agents.here(row);
        ++here.live_campaigns;
        here.success_belief += offers_.back().success;
    }
    rank(today, agents);
}

void Showcase::rank(const Today& today, const Agents& agents) {
    const Discovery& rules = today.given.discovery;
    const auto launch = agents.column<&Campaign::launch>();
    const auto momentum = agents.column<&Campaign::momentum>();
    const auto pick = agents.column<&Campaign::staff_pick>();
    constexpr double new_for = 3; // days
    std::vector<std::pair<double, std::uint32_t>> ranked;
    for (const Offer& offer : offers_) {
        const std::uint32_t row = offer.campaign;
        const sim::Identity who = agents.campaigns.identities()[row];
        const double recent =
            today.given.platform.shows_raised ? static_cast<double>(momentum[row]) : 0;
        const double score =
            rules.momentum * sim::math::log(1 + recent) +
            rules.newness * sim::math::exp(-(today.day - launch[row]) / new_for) +
            rules.staff_pick * pick[row] +
            rules.chance * today.draw(purpose("crowdfunding.ranking"), who).uniform();
        ranked.emplace_back(-score, row);
    }
    const double wanted = std::ceil(rules.front_page * static_cast<double>(ranked.size()));
    const auto size = std::min(ranked.size(), static_cast<std::size_t>(std::max(wanted, 1.0)));
    std::ranges::partial_sort(ranked, ranked.begin() + static_cast<std::ptrdiff_t>(size));
    front_.clear();
    for (std::size_t place = 0; place < size; ++place) front_.push_back(ranked[place].second);
}

} // namespace models::crowdfunding
