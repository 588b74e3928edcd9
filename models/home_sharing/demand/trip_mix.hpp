// SPDX-License-Identifier: Apache-2.0
#pragma once
// How long people stay and in what parties, as they are drawn, and as a share of all nights: what a
// host has left who takes only some of them.

#include "models/home_sharing/demand/demand.hpp"
#include "sim/random/stream.hpp"

#include <array>
#include <cstddef>
#include <span>

namespace models::home_sharing {

/// The most nights of a stay.
inline constexpr int longest_trip = 60;
/// The most people in a party.
inline constexpr int most_people = 12;

/// One night and more, with the long tail that bookings have (Katz & Savage 2025).
int draw_nights(const Segment& segment, sim::Stream& stream);

/// One and a Poisson number of others.
int draw_party(const Segment& segment, sim::Stream& stream);

/// The chance of a stay of n nights, at n, as `draw_nights` draws them.
std::array<double, longest_trip + 1> chances_of_nights(const Segment& segment);

/// Nights sought, by the length of the stay and the size of the party.
class TripMix {
public:
    TripMix() = default;
    explicit TripMix(std::span<const Segment> segments);

    /// The share of a trip's nights, on average, in stays of at least so many nights by parties of
    /// at most so many people.
    [[nodiscard]] double nights(int shortest, int people) const;
    /// What is left of the nights of a home whose rules become stricter, as a share.
    [[nodiscard]] double kept(int shortest, int people, int new_shortest, int new_people) const;

private:
    std::array<std::array<double, most_people + 1>, longest_trip + 2> share_{};
};

} // namespace models::home_sharing
