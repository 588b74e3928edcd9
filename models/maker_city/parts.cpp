// SPDX-License-Identifier: Apache-2.0
#include "models/maker_city/parts.hpp"

#include "models/common/identities.hpp"
#include "models/makerspace/people/world.hpp"
#include "sim/random/order.hpp"
#include "sim/time/calendar.hpp"

#include <algorithm>

namespace models::maker_city {
namespace {

// Towns are those of the makerspaces that there would be, so that they are the same without one.
// Whoever lives near none of them is dealt out.
sim::Table<Person> make_persons(const Today& dawn) {
    const auto today = in_factory(dawn);
    const auto near = makerspace::make_people(today, makerspace::make_spaces(today));
    const std::size_t all =
        std::max({near.size(), static_cast<std::size_t>(dawn.given.crowdfunding.population.backers),
                  static_cast<std::size_t>(dawn.given.cocreation.community.members)});
    const auto space = near.column<&makerspace::Person::space>();
    const auto interest = near.column<&makerspace::Person::interest>();
    const auto towns = static_cast<std::size_t>(dawn.given.makerspace.spaces.number);
    sim::Table<Person> table(sim::numbered(all));
    for (std::size_t row = 0; row < all; ++row) {
        Person one;
        one.town = row < space.size() ? space[row] : static_cast<std::uint32_t>(row % towns);
        if (row < space.size()) one.interest = interest[row];
        table.put(row, one);
    }
    return table;
}

} // namespace

Parts::Parts(const Today& dawn, const Inputs& inputs)
    : persons(make_persons(dawn)),
      tally(static_cast<std::size_t>(dawn.given.makerspace.spaces.number) + 1) {
    const Active& active = dawn.given.active;
    if (active.makerspace) factory.emplace(in_factory(dawn));
    if (active.crowdfunding) platform.emplace(on_platform(dawn), inputs);
    if (active.cocreation) community.emplace(in_community(dawn));
    // A factory alone is the market that it is; beside others, what is made may go there.
    if (factory) factory->agents().sells = active.markets() == 1;
}

void Parts::restored(const Today& today) {
    if (factory) factory->restored(in_factory(today));
    if (platform) platform->restored(on_platform(today));
    if (community) community->restored(in_community(today));
    maker_of.assign(persons.size(), nobody);
    if (platform) {
        const auto person = platform->parts().agents.column<&crowdfunding::Maker::person>();
        for (std::uint32_t row = 0; row < person.size(); ++row)
            maker_of[person[row]] = std::min(maker_of[person[row]], row);
    }
    pending.clear();
    const auto outcome = std::as_const(prototypes).column<&Prototype::outcome>();
    for (std::uint32_t row = 0; row < outcome.size(); ++row)
        if (outcome[row] == Outcome::pending) pending.push_back(row);
    small_success = sim::round_half_even(100 * today.given.persons.small_success);
    know_means(today);
}

void Parts::take_up_day(const Parts& before) {
    if (factory) factory->take_up_day(*before.factory);
    if (platform) {
        platform->take_up_day(*before.platform);
        platform->parts().agents.means = before.platform->parts().agents.means;
    }
    if (community) community->take_up_day(*before.community);
    tally = before.tally;
    gains = before.gains;
    pending = before.pending;
}

void Parts::know_means(const Today& today) {
    // A platform alone knows nothing of what else people earn.
    if (!platform || today.given.active.markets() == 1) return;
    const std::size_t month = static_cast<unsigned>(sim::date_of(today.day).month) - 1;
    const std::size_t last = (month + common::months_of_year - 1) % common::months_of_year;
    const auto income = std::as_const(persons).column<&Person::income>();
    auto& means = platform->parts().agents.means;
    means.resize(platform->parts().agents.backers.size());
    for (std::size_t row = 0; row < means.size(); ++row)
        means[row] = share_of(income[row][last], today.given.persons.budget);
}

} // namespace models::maker_city
