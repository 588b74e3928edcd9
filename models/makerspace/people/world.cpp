// SPDX-License-Identifier: Apache-2.0
#include "models/makerspace/people/world.hpp"

#include "models/makerspace/agent_tables.hpp"
#include "sim/random/order.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace models::makerspace {
namespace {

using sim::purpose;

constexpr sim::Day at_birth{0};

std::size_t scaled(double number, double size) {
    return static_cast<std::size_t>(std::max(1.0, std::nearbyint(number * size)));
}

Person draw_person(const Today& dawn, sim::Identity who, std::uint32_t space) {
    const People& rules = dawn.given.people;
    sim::Stream stream(dawn.keys.world, purpose("makerspace.person"), at_birth, who);
    Person one;
    one.space = space;
    one.interest = static_cast<float>(sim::math::exp(0.5 * stream.normal()));
    one.visits = static_cast<float>(
        std::min(7.0, rules.visits * sim::math::exp(rules.visits_spread * stream.normal())));
    one.patience = static_cast<float>(stream.exponential(1 / rules.patience));
    one.stay = static_cast<float>(rules.stay * (0.5 + stream.uniform()));
    // The first idea comes as it would in the middle of things.
    one.next =
        dawn.day +
        static_cast<int>(std::min(stream.exponential(1 / dawn.given.projects.every), 36'500.0));
    return one;
}

} // namespace

double hours_to_failure(const Today& today, sim::Identity unit, std::uint32_t failures,
                        double mean) {
    sim::Stream stream(today.keys.chance, purpose("makerspace.failure"), at_birth,
                       sim::child(unit, failures));
    return stream.exponential(1 / mean);
}

sim::Table<Space> make_spaces(const Today& dawn) {
    const Spaces& rules = dawn.given.spaces;
    sim::Table<Space> table(sim::numbered(static_cast<std::size_t>(rules.number)));
    for (std::size_t row = 0; row < table.size(); ++row) {
        sim::Stream stream(dawn.keys.world, purpose("makerspace.space"), at_birth,
                           table.identities()[row]);
        Space one;
        one.size = static_cast<float>(sim::math::exp(rules.size_spread * stream.normal()));
        one.town = static_cast<float>(sim::math::exp(rules.town_spread * stream.normal()));
        one.volunteers = stream.chance(rules.volunteer_run);
        table.put(row, one);
    }
    return table;
}

sim::Table<Unit> make_units(const Today& dawn, const sim::Table<Space>& spaces) {
    const auto size = spaces.column<&Space::size>();
    const auto& kinds = dawn.given.machines;
    std::vector<Unit> units;
    std::vector<sim::Identity> who;
    for (std::uint32_t space = 0; space < spaces.size(); ++space)
        for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
            const std::size_t number =
                scaled(static_cast<double>(kinds[kind].units), static_cast<double>(size[space]));
            for (std::size_t unit = 0; unit < number; ++unit) {
                who.push_back(sim::child(sim::child(spaces.identities()[space], kind), unit));
                Unit one;
                one.space = space;
                one.kind = static_cast<std::uint16_t>(kind);
                one.hours_left =
                    hours_to_failure(dawn, who.back(), 0, kinds[kind].hours_to_failure);
                units.push_back(one);
            }
        }
    sim::Table<Unit> table(std::move(who));
    for (std::size_t row = 0; row < units.size(); ++row) table.put(row, units[row]);
    return table;
}

sim::Table<Hour> make_hours(const Today& dawn, const sim::Table<Space>& spaces) {
    const std::size_t kinds = dawn.given.machines.size();
    std::vector<sim::Identity> who;
    for (const sim::Identity space : spaces.identities())
        for (std::size_t kind = 0; kind < kinds; ++kind)
            for (std::size_t hour = 0; hour < hours_of_day; ++hour)
                who.push_back(sim::child(sim::child(space, kind), hour));
    sim::Table<Hour> table(std::move(who));
    for (std::size_t row = 0; row < table.size(); ++row) {
        Hour one;
        one.space = static_cast<std::uint32_t>(row / (kinds * hours_of_day));
        one.kind = static_cast<std::uint32_t>(row / hours_of_day % kinds);
        one.hour = static_cast<std::uint32_t>(row % hours_of_day);
        table.put(row, one);
    }
    return table;
}

sim::Table<Person> make_people(const Today& dawn, const sim::Table<Space>& spaces) {
    const auto size = spaces.column<&Space::size>();
    const auto town = spaces.column<&Space::town>();
    std::vector<std::uint32_t> near;
    for (std::uint32_t space = 0; space < spaces.size(); ++space)
        near.insert(near.end(),
                    scaled(static_cast<double>(dawn.given.people.persons),
                           static_cast<double>(size[space] * town[space])),
                    space);
    sim::Table<Person> table(sim::numbered(near.size()));
    for (std::size_t row = 0; row < near.size(); ++row)
        table.put(row, draw_person(dawn, table.identities()[row], near[row]));
    return table;
}

void open_spaces(const Today& dawn, Agents& agents) {
    const Finance& rules = dawn.given.finance;
    for (std::uint32_t space = 0; space < agents.spaces.size(); ++space) {
        const bool volunteers = agents.column<&Space::volunteers>()[space] != 0;
        const double scale = static_cast<double>(agents.column<&Space::size>()[space]) *
                             (volunteers ? rules.volunteer_capital : 1);
        const Money capital = sim::round_half_even(100 * scale * rules.capital);
        const Money loan = share_of(capital, rules.lent);
        const Money reserve = sim::round_half_even(100 * scale * rules.reserve);
        agents.pay_space(space, Sector::owners, capital - loan + reserve, Payment::capital);
        agents.pay_space(space, Sector::lenders, loan, Payment::loan);
        agents.charge_space(space, Sector::suppliers, capital, Payment::equipment);
        agents.column<&Space::debt>()[space] = loan;
    }
    for (std::uint32_t row = 0; row < agents.people.size(); ++row) {
        sim::Stream stream(dawn.keys.world, purpose("makerspace.first"), at_birth,
                           agents.people.identities()[row]);
        if (!stream.chance(dawn.given.membership.start)) continue;
        agents.column<&Person::tie>()[row] = Tie::member;
        agents.column<&Person::since>()[row] = dawn.day;
        ++agents.column<&Space::members>()[agents.column<&Person::space>()[row]];
    }
}

} // namespace models::makerspace
