// SPDX-License-Identifier: Apache-2.0
#pragma once
// A campaign as people see it on a morning, and how somebody decides whether to back it.

#include "models/crowdfunding/agents.hpp"
#include "models/crowdfunding/parameters.hpp"
#include "sim/random/stream.hpp"
#include "sim/trust/beliefs.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>

namespace models::crowdfunding {

/// What all can see of a campaign this morning.
struct Offer {
    std::uint32_t campaign = 0;
    std::uint16_t category = 0;
    double visible = 0;      ///< appeal as far as all can see it
    double quality = 0;      ///< what people's impressions scatter around
    double crowd = 0;        ///< what the number of backers tells of quality
    double crowd_weight = 0; ///< precision of that
    double success = 1;      ///< believed chance that the goal is reached
    double pull = 0;         ///< of a goal nearly reached, or slack after it
    sim::Opinion maker;      ///< believed reliability of the maker
    std::uint32_t party = 0; ///< the maker's row
};

/// How money and risk enter a decision.
struct Stakes {
    bool returned = true; ///< whether a pledge comes back when the goal is not reached
    double refund = 0;    ///< share that comes back when nothing is delivered
};

/// The net value of a pledge of `ratio` times the pledge at which the next cent is worth a cent:
/// value 2 sqrt(ratio) if the goal is reached and the maker delivers, less what is paid.
inline double net_value(double ratio, double success, double delivery, const Stakes& stakes) {
    const double paid = stakes.returned ? success : 1;
    const double lost = (1 - delivery) * stakes.refund;
    return success * delivery * 2 * std::sqrt(ratio) - paid * ratio * (1 - lost);
}

/// What a person makes of a campaign, in logarithms, before its rewards are looked at: impressions
/// of quality, the person's own and the crowd's, weighed by their precision (Bayes; Zhang & Liu
/// 2012), taste, and what ties and the goal add.
struct Impression {
    double noise = 0; ///< standard normal: the error of the person's own impression
    double taste = 0; ///< standard Gumbel
};

/// The same for a person and campaign on every day, in every scenario.
inline Impression impression_of(sim::Key chance, sim::Purpose why, sim::Identity backer,
                                sim::Identity campaign) {
    sim::Stream stream(chance, why, sim::Day{0}, sim::pair(backer, campaign));
    const double noise = stream.normal();
    return {noise, stream.gumbel()};
}

inline double index_of(const Offer& offer, const Impression& seen, const Parameters& given,
                       bool favourite, bool contact) {
    const Inference& inference = given.inference;
    const double own = 1 / (inference.signal * inference.signal);
    const double before = 1 / (given.appeal.spread * given.appeal.spread);
    const double impression = offer.quality + inference.signal * seen.noise;
    const double quality =
        (own * impression + offer.crowd_weight * offer.crowd) / (before + own + offer.crowd_weight);
    return offer.visible + quality + (favourite ? given.backers.affinity : 0) +
           (contact ? given.contacts.glow : 0) + offer.pull + seen.taste;
}

/// The reward that somebody chooses, and its net value; none where none is worth its price.
struct Chosen {
    int reward = -1;
    double value = 0;
};

inline Chosen best_reward(std::span<const Money> prices, std::span<const std::uint8_t> open,
                          double pledge, Money most, double success, double delivery,
                          const Stakes& stakes) {
    Chosen best;
    for (std::size_t at = 0; at < prices.size(); ++at) {
        if (!open[at] || prices[at] > most) continue;
        const double value = net_value(prices[at].major() / pledge, success, delivery, stakes);
        if (value > best.value) best = {static_cast<int>(at), value};
    }
    return best;
}

} // namespace models::crowdfunding
