// SPDX-License-Identifier: Apache-2.0
#include "models/cocreation/ideas/ranking.hpp"

#include "sim/parallel/blocks.hpp"

#include <algorithm>
#include <utility>

namespace models::cocreation {
namespace {

struct Place {
    double score;
    std::uint32_t idea;
};

double score_of(const Today& today, const Agents& agents, std::uint32_t idea) {
    const Attention& rules = today.given.attention;
    const int age = today.day - agents.column<&Idea::submitted>()[idea];
    sim::Stream stream =
        today.draw(sim::purpose("cocreation.rank"), agents.ideas.identities()[idea]);
    return rules.votes * sim::math::log(1.0 + agents.column<&Idea::votes>()[idea]) +
           rules.newness * sim::math::exp(-age / rules.fading) + rules.chance * stream.uniform();
}

} // namespace

void Ranking::order(const Today& today, const Agents& agents) {
    const auto& shown = agents.on_show;
    std::vector<Place> places(shown.size());
    sim::for_each_row(shown.size(), [&](std::size_t at) {
        places[at] = {score_of(today, agents, shown[at]), shown[at]};
    });
    std::ranges::sort(places, [](const Place& a, const Place& b) {
        return a.score != b.score ? a.score > b.score : a.idea < b.idea;
    });
    ideas_.clear();
    for (const Place& place : places) ideas_.push_back(place.idea);
    if (slope_ != today.given.attention.slope) upto_.clear();
    slope_ = today.given.attention.slope;
    while (upto_.size() < ideas_.size()) {
        const double place = static_cast<double>(upto_.size()) + 1;
        const double before = upto_.empty() ? 0 : upto_.back();
        upto_.push_back(before + sim::math::exp(-slope_ * sim::math::log(place)));
    }
}

std::uint32_t Ranking::idea_at(bool anywhere, double uniform) const {
    if (anywhere)
        return ideas_[static_cast<std::size_t>(uniform * static_cast<double>(ideas_.size()))];
    const auto end = upto_.begin() + static_cast<std::ptrdiff_t>(ideas_.size());
    const auto place = std::upper_bound(upto_.begin(), end - 1, uniform * *(end - 1));
    return ideas_[static_cast<std::size_t>(place - upto_.begin())];
}

} // namespace models::cocreation
