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
    std::uint32_t party = 0; ///< the maker's row
    std::uint16_t category = 0;
    double index = 0;       ///< what people make of it on average, in logarithms
    double noise = 0;       ///< how far the error of a person's own impression moves that
    double success = 1;     ///< believed chance that the goal is reached
    double log_success = 0; ///< its logarithm
    sim::Opinion maker;     ///< believed reliability of the maker
};

/// What the number of backers tells of quality: an impression, and its precision.
struct Crowd {
    double impression = 0;
    double precision = 0;
};

/// What backers tell beyond what can be seen anyway: the estimate of a Poisson rate against the one
/// to be expected of a campaign that looks so, with the information that was observed. That is one
/// piece a backer, however many were expected, so that the same crowd tells more behind a visible
/// weakness (Zhang & Liu 2012; Efron & Hinkley 1978).
inline Crowd crowd_of(const Parameters& given, double backers, double expected) {
    constexpr double half = 0.5; // keeps the logarithm finite
    const double noise = given.inference.crowd;
    return {sim::math::log((backers + half) / (expected + half)),
            given.backers.herding * backers / (noise * noise)};
}

/// What people make of a campaign's quality: impressions, their own and the crowd's, weighed by
/// their precision against what campaigns are like (Bayes' mean).
inline void infer(Offer& offer, const Parameters& given, double quality, const Crowd& crowd) {
    const double signal = given.inference.signal;
    const double own = 1 / (signal * signal);
    const double before = 1 / (given.appeal.spread * given.appeal.spread);
    const double all = before + own + crowd.precision;
    offer.index += (own * quality + crowd.precision * crowd.impression) / all;
    offer.noise = own * signal / all;
}

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

/// What nobody else sees in a campaign.
struct Impression {
    double noise = 0; ///< standard normal: the error of the person's own impression of quality
    double taste = 0; ///< standard Gumbel
};

/// The same for a person and campaign on every day, in every scenario.
inline Impression impression_of(sim::Key chance, sim::Purpose why, sim::Identity backer,
                                sim::Identity campaign) {
    sim::Stream stream(chance, why, sim::Day{0}, sim::pair(backer, campaign));
    const double noise = stream.normal();
    return {noise, stream.gumbel()};
}

/// What a campaign is worth to a person before its rewards are looked at, in logarithms.
inline double index_of(const Offer& offer, const Impression& seen, const Parameters& given,
                       bool favourite, bool contact) {
    return offer.index + offer.noise * seen.noise + seen.taste +
           (favourite ? given.backers.affinity : 0) + (contact ? given.contacts.glow : 0);
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
