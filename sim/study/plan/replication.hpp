// SPDX-License-Identifier: Apache-2.0
#pragma once
// What replicates have in common with each other, and the scenarios of a replicate among
// themselves: whose people, whose draws, whose past.

#include "sim/base/fields.hpp"
#include "sim/base/identity.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace sim {

/// What the scenarios of one replicate have in common. Only `identity` makes the placebo zero; the
/// others are there to show what it is worth.
enum class Pairing {
    identity,    ///< people and draws, each by who draws it and what for
    stream,      ///< people, and draws until the first day that differs: all that one generator
                 ///< drawn from in order gives, because a draw more or less shifts those after it
    independent, ///< nothing: each scenario has a seed of its own
};
constexpr std::array<std::string_view, 3> names(Pairing) {
    return {"identity", "stream", "independent"};
}

/// Whether each replicate has a past of its own.
enum class Histories {
    own,    ///< each burns in by itself
    shared, ///< all live through the past of replicate 0; draws differ from the day of branching
};
constexpr std::array<std::string_view, 2> names(Histories) { return {"own", "shared"}; }

/// How replicates are made.
struct Replication {
    std::int64_t chances = 1;
    Pairing pairing = Pairing::identity;
    Histories histories = Histories::own;
    std::optional<Day> branch_at;
    std::int64_t siblings = 1;

    static constexpr auto fields() {
        return Fields{
            given<&Replication::chances>(
                "How many replicates in a row share their people and differ in daily draws alone.",
                unit::none, {1, 1'000'000}),
            given<&Replication::pairing>("What the scenarios of a replicate have in common."),
            given<&Replication::histories>("Whether each replicate has a past of its own."),
            given<&Replication::branch_at>(
                "Day on which the branches of a replicate part, no later than the first "
                "announcement; without it, that day.",
                unit::dates),
            given<&Replication::siblings>(
                "Where account is kept of people: further runs of the baseline by the same people "
                "with other draws. What people have there on average ranks them, and what they "
                "gain or lose there is chance alone.",
                unit::none, {0, 1000}),
        };
    }
    friend bool operator==(const Replication&, const Replication&) = default;
};
static_assert(Described<Replication>);

} // namespace sim
