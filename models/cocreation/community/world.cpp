// SPDX-License-Identifier: Apache-2.0
#include "models/cocreation/community/world.hpp"

#include "sim/parallel/blocks.hpp"
#include "sim/random/order.hpp"

#include <algorithm>
#include <span>
#include <vector>

namespace models::cocreation {
namespace {

// Log-normal with mean 1, but for those cut off.
float heavy_tailed(double spread, double normal) {
    return static_cast<float>(
        std::min(most_active, sim::math::exp(spread * normal - spread * spread / 2)));
}

float probability(double mean, double spread, double normal) {
    return static_cast<float>(std::clamp(mean + spread * normal, 0.001, 0.999));
}

// Draws of one member, in an order that never changes.
Member draw_member(const Parameters& given, sim::Stream stream, std::span<const double> shares) {
    const Community& rules = given.community;
    Member one;
    one.favourite = static_cast<std::uint16_t>(sim::categorical(stream, shares));
    const bool lurks = stream.chance(rules.lurking);
    const bool invents = stream.chance(rules.inventors);
    one.role = lurks ? Role::lurker : invents ? Role::inventor : Role::contributor;
    one.skill = static_cast<float>(stream.normal());
    const float visits = heavy_tailed(rules.activity_spread, stream.normal());
    const float ideas = heavy_tailed(rules.productivity_spread, stream.normal());
    if (!lurks) one.activity = visits;
    if (one.role == Role::inventor) one.productivity = ideas;
    one.openness = probability(given.openness.mean, given.openness.spread, stream.normal());
    one.trust = probability(given.credit.trust, given.credit.spread, stream.normal());
    one.appropriates = stream.chance(given.credit.appropriated);
    return one;
}

} // namespace

sim::Table<Member> make_members(const Today& dawn) {
    std::vector<double> shares;
    double sum = 0;
    for (const Category& one : dawn.given.categories) shares.push_back(sum += one.share);
    sim::Table<Member> table(sim::numbered(static_cast<std::size_t>(dawn.given.community.members)));
    sim::for_each_row(table.size(), [&](std::size_t row) {
        const sim::Identity who = table.identities()[row];
        table.put(
            row, draw_member(dawn.given,
                             {dawn.keys.world, sim::purpose("cocreation.member"), sim::Day{0}, who},
                             shares));
    });
    return table;
}

} // namespace models::cocreation
