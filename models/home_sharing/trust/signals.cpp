// SPDX-License-Identifier: Apache-2.0
// What hosts show of themselves, and which of them would cheat.
#include "models/home_sharing/city/world.hpp"

namespace models::home_sharing {
namespace {

using sim::purpose;
using sim::Stream;

constexpr sim::Day at_birth{0};

// Mean reliability of each host's homes.
std::vector<float> reliability_of(const sim::Table<Host>& hosts,
                                  const sim::Table<Listing>& listings) {
    std::vector<float> mean(hosts.size(), 0);
    const auto owner = listings.column<&Listing::host>();
    const auto reliability = listings.column<&Listing::reliability>();
    const auto held = hosts.column<&Host::listings>();
    for (std::size_t row = 0; row < listings.size(); ++row)
        mean[owner[row].row] += reliability[row] / static_cast<float>(held[owner[row].row]);
    return mean;
}

} // namespace

void show_signals(sim::Table<Host>& hosts, const sim::Table<Listing>& listings,
                  const Reputation& given, sim::Key world) {
    const std::vector<float> reliability = reliability_of(hosts, listings);
    const auto who = hosts.identities();
    const auto verified = shown_by(given.signals.verification, who, reliability, world,
                                   purpose("home_sharing.verified"));
    const auto profiled =
        shown_by(given.signals.profile, who, reliability, world, purpose("home_sharing.profiled"));
    for (std::size_t row = 0; row < hosts.size(); ++row) {
        Host one = hosts.row(row);
        one.verified = verified[row];
        one.profiled = profiled[row];
        one.photo = static_cast<float>(
            Stream(world, purpose("home_sharing.photo"), at_birth, who[row]).normal());
        if (given.similarity > 0)
            one.outlook = static_cast<float>(
                Stream(world, purpose("home_sharing.host_outlook"), at_birth, who[row]).uniform());
        Stream honesty(world, purpose("home_sharing.scruples"), at_birth, who[row]);
        one.corruptible = honesty.chance(given.bought.corruptible) ? 1 : 0;
        one.scruples =
            static_cast<float>(given.bought.scruples *
                               sim::math::exp(given.bought.scruples_spread * honesty.normal()));
        hosts.put(row, one);
    }
}

} // namespace models::home_sharing
