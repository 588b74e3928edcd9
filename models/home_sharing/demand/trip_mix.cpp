// SPDX-License-Identifier: Apache-2.0
#include "models/home_sharing/demand/trip_mix.hpp"

#include "sim/random/gamma.hpp"

#include <algorithm>

namespace models::home_sharing {
namespace {

constexpr double spread_of_short = 1.5; // shape of the negative binomial; assumed
constexpr double mean_beyond = 12;      // nights of a long stay over its least; assumed
constexpr int least_long = 28;          // nights from which katz2025 counts a stay as long
constexpr int most_short = least_long - 1;

// The chance of one person, two, ... in a party: one and a Poisson number of others.
std::array<double, most_people + 1> chances_of_people(const Segment& segment) {
    std::array<double, most_people + 1> chance{};
    double left = 1;
    double one = sim::math::exp(1 - segment.party);
    for (int people = 1; people < most_people; ++people) {
        chance[static_cast<std::size_t>(people)] = one;
        left -= one;
        one *= (segment.party - 1) / people;
    }
    chance[most_people] = std::max(left, 0.0);
    return chance;
}

} // namespace

int draw_nights(const Segment& segment, sim::Stream& stream) {
    if (stream.chance(segment.long_stays)) {
        const auto more = static_cast<int>(stream.exponential(1.0 / mean_beyond));
        return std::min(least_long + more, longest_trip);
    }
    const auto more =
        static_cast<int>(negative_binomial(segment.mean_nights - 1, spread_of_short, stream));
    return std::min(1 + more, most_short);
}

int draw_party(const Segment& segment, sim::Stream& stream) {
    return std::min(1 + static_cast<int>(stream.poisson(segment.party - 1)), most_people);
}

std::array<double, longest_trip + 1> chances_of_nights(const Segment& segment) {
    std::array<double, longest_trip + 1> chance{};
    const double mean = segment.mean_nights - 1;
    const double again = mean / (spread_of_short + mean);
    double one = sim::math::exp(-spread_of_short * sim::math::log(1 + mean / spread_of_short));
    double left = 1;
    for (int more = 0; more + 1 < most_short; ++more) {
        chance[static_cast<std::size_t>(more) + 1] = (1 - segment.long_stays) * one;
        left -= one;
        one *= again * (spread_of_short + more) / (more + 1);
    }
    chance[most_short] = (1 - segment.long_stays) * std::max(left, 0.0);
    const double goes_on = sim::math::exp(-1 / mean_beyond);
    double reached = segment.long_stays;
    for (int nights = least_long; nights < longest_trip; ++nights) {
        chance[static_cast<std::size_t>(nights)] = reached * (1 - goes_on);
        reached *= goes_on;
    }
    chance[longest_trip] = reached;
    return chance;
}

TripMix::TripMix(std::span<const Segment> segments) {
    for (const Segment& segment : segments) {
        const auto length = chances_of_nights(segment);
        const auto party = chances_of_people(segment);
        double nights = 0;
        for (int n = longest_trip; n >= 0; --n) {
            nights += n * length[static_cast<std::size_t>(n)];
            double fitting = 0;
            for (std::size_t people = 0; people < party.size(); ++people) {
                fitting += party[people];
                share_[static_cast<std::size_t>(n)][people] += segment.share * nights * fitting;
            }
        }
    }
    const double all = share_[0][most_people];
    for (auto& row : share_)
        for (double& one : row) one = all > 0 ? one / all : 0;
}

double TripMix::nights(int shortest, int people) const {
    return share_[static_cast<std::size_t>(std::clamp(shortest, 0, longest_trip + 1))]
                 [static_cast<std::size_t>(std::clamp(people, 0, most_people))];
}

double TripMix::kept(int shortest, int people, int new_shortest, int new_people) const {
    if (new_shortest <= shortest && new_people >= people) return 1;
    const double before = nights(shortest, people);
    const double after = nights(std::max(shortest, new_shortest), std::min(people, new_people));
    return before > 0 ? after / before : 0;
}

} // namespace models::home_sharing
