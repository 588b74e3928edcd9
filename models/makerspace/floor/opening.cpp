// SPDX-License-Identifier: Apache-2.0
#include "models/makerspace/floor/opening.hpp"

#include "models/makerspace/floor/booking.hpp"
#include "models/makerspace/floor/visitor.hpp"
#include "models/makerspace/people/world.hpp"

#include <algorithm>
#include <functional>
#include <queue>
#include <vector>

namespace models::makerspace {
namespace {

using sim::purpose;

double hours_of(const Today& today, const Agents& agents, std::uint32_t space) {
    const bool volunteers = agents.column<&Space::volunteers>()[space] != 0;
    return volunteers ? today.given.floor.volunteer_hours : today.given.floor.hours;
}

// Who comes today, in the order of arrival; most come in the second half of the day.
std::vector<Visitor> visitors_of(const Today& today, const Agents& agents, std::uint32_t space) {
    const double hours = hours_of(today, agents, space);
    const auto tie = agents.column<&Person::tie>();
    const auto active = agents.column<&Person::active>();
    const auto visits = agents.column<&Person::visits>();
    std::vector<Visitor> all;
    for (std::uint32_t row = agents.first_person[space]; row < agents.first_person[space + 1];
         ++row) {
        if (tie[row] != Tie::member || !active[row]) continue;
        sim::Stream stream =
            today.draw(purpose("makerspace.visit"), agents.people.identities()[row]);
        if (!stream.chance(static_cast<double>(visits[row]) / 7)) continue;
        Visitor one;
        one.person = row;
        const double early = stream.uniform();
        one.arrives = hours * std::max(early, stream.uniform());
        one.leaves =
            std::min(hours, one.arrives + static_cast<double>(agents.column<&Person::stay>()[row]));
        one.project = project_of(today.given, today.keys.world, agents.people.identities()[row],
                                 agents.column<&Person::projects>()[row]);
        all.push_back(one);
    }
    std::ranges::stable_sort(all, {}, &Visitor::arrives);
    return all;
}

// Those who find room: nobody waits outside.
std::vector<Visitor> let_in(const Today& today, Agents& agents, std::uint32_t space,
                            const std::vector<Visitor>& come) {
    const double places =
        today.given.floor.places * static_cast<double>(agents.column<&Space::size>()[space]);
    std::priority_queue<double, std::vector<double>, std::greater<>> inside;
    std::vector<Visitor> in;
    for (const Visitor& one : come) {
        while (!inside.empty() && inside.top() <= one.arrives) inside.pop();
        if (static_cast<double>(inside.size()) + 1 > places) {
            ++agents.tally[space].turned_away;
            continue;
        }
        inside.push(one.leaves);
        in.push_back(one);
    }
    agents.tally[space].visits += static_cast<std::int64_t>(in.size());
    return in;
}

// The machines of a space that work today, kind by kind.
struct Working {
    std::vector<std::uint32_t> of_kind; // how many
    std::vector<std::uint32_t> rows;    // of units
    std::vector<double> hours_left;
};

Working working(const Today& today, const Agents& agents, std::uint32_t space) {
    Working units;
    units.of_kind.resize(today.given.machines.size());
    const auto down = agents.column<&Unit::down_until>();
    for (std::uint32_t row = agents.first_unit[space]; row < agents.first_unit[space + 1]; ++row) {
        if (today.day < down[row]) continue;
        ++units.of_kind[agents.column<&Unit::kind>()[row]];
        units.rows.push_back(row);
        units.hours_left.push_back(agents.column<&Unit::hours_left>()[row]);
    }
    return units;
}

void break_down(const Today& today, Agents& agents, std::uint32_t unit) {
    const std::size_t kind = agents.column<&Unit::kind>()[unit];
    const std::uint32_t failures = ++agents.column<&Unit::failures>()[unit];
    const sim::Identity who = agents.units.identities()[unit];
    sim::Stream stream(today.keys.chance, purpose("makerspace.repair"), sim::Day{0},
                       sim::child(who, failures));
    const MachineKind& machine = today.given.machines[kind];
    const double days =
        machine.repair > 0 ? std::min(stream.exponential(1 / machine.repair), 36'500.0) : 0;
    agents.column<&Unit::down_until>()[unit] = today.day + 1 + static_cast<int>(days);
    agents.column<&Unit::hours_left>()[unit] =
        hours_to_failure(today, who, failures, machine.hours_to_failure);
    ++agents.tally[agents.column<&Unit::space>()[unit]].failures;
}

// Adds the part of a stretch of time that lies in each hour of the day, times a weight.
template <auto Member>
void add_hours(Agents& agents, std::uint32_t space, std::size_t kind, double first, double last,
               double weight = 1) {
    const auto column = agents.column<Member>();
    const std::size_t begin = agents.first_hour(space, kind);
    for (auto hour = static_cast<std::size_t>(first); hour < hours_of_day; ++hour) {
        const double from = std::max(first, static_cast<double>(hour));
        const double to = std::min(last, static_cast<double>(hour + 1));
        if (to <= from) break;
        column[begin + hour] += weight * (to - from);
    }
}

// What a request that ended did to the machine, the member and the day's numbers.
void note(const Today& today, Agents& agents, std::uint32_t space, const Working& units,
          Visitor& visitor, const common::Service& service) {
    Indicators& here = agents.tally[space];
    visitor.waited += service.waited();
    here.hours_waited += service.waited();
    add_hours<&Hour::waited>(agents, space, service.kind, service.asked, service.began);
    if (service.how == common::Served::abandoned) {
        ++here.gave_up_waiting;
        return;
    }
    const double used = service.used();
    const std::uint32_t unit = units.rows[service.unit];
    ++here.services;
    here.hours_used += used;
    add_hours<&Hour::used>(agents, space, service.kind, service.began, service.ended);
    agents.column<&Unit::hours>()[unit] += used;
    if (service.how == common::Served::broken_down)
        break_down(today, agents, unit);
    else
        agents.column<&Unit::hours_left>()[unit] -= used;
    work(today, agents, visitor, used);
}

void walk_in(const Today& today, Agents& agents, std::uint32_t space, const Working& units,
             std::vector<Visitor>& in) {
    common::ServiceFloor floor(units.of_kind, units.hours_left);
    const auto serves = [&](const common::Request& wish) { return units.of_kind[wish.kind] > 0; };
    for (std::uint32_t at = 0; at < in.size(); ++at)
        if (const auto first = wish(today, agents, in[at], in[at].arrives); first && serves(*first))
            floor.arrive(in[at].arrives, at, *first);
    const auto over = [&](const common::Service& service) -> std::optional<common::Request> {
        Visitor& visitor = in[service.customer];
        note(today, agents, space, units, visitor, service);
        if (service.how == common::Served::abandoned) return std::nullopt; // goes home
        const auto next = wish(today, agents, visitor, service.ended);
        return next && serves(*next) ? next : std::nullopt;
    };
    const double hours = hours_of(today, agents, space);
    floor.run(hours, over);
    floor.close(hours, over);
}

// What the visit was like is what is expected of the next.
void remember(const Today& today, Agents& agents, std::uint32_t space,
              const std::vector<Visitor>& in) {
    const People& rules = today.given.people;
    const auto weight = static_cast<float>(rules.memory);
    float& common = agents.column<&Space::wait>()[space];
    for (const Visitor& visitor : in) {
        const auto waited = static_cast<float>(visitor.waited);
        float& own = agents.column<&Person::wait>()[visitor.person];
        own += weight * (waited - own);
        common += weight / 10 * (waited - common);
        agents.credit(visitor.person, -rules.travel_cost - rules.wait_cost * visitor.waited);
    }
}

} // namespace

void open_doors(const Today& today, Agents& agents) {
    for (std::uint32_t space = 0; space < agents.spaces.size(); ++space) {
        if (!agents.column<&Space::open>()[space]) continue;
        const Working units = working(today, agents, space);
        const double hours = hours_of(today, agents, space);
        agents.tally[space].hours_offered += static_cast<double>(units.rows.size()) * hours;
        for (std::size_t kind = 0; kind < units.of_kind.size(); ++kind)
            add_hours<&Hour::offered>(agents, space, kind, 0, hours, units.of_kind[kind]);
        std::vector<Visitor> in = let_in(today, agents, space, visitors_of(today, agents, space));
        if (today.given.floor.queueing == Queueing::walk_in)
            walk_in(today, agents, space, units, in);
        else
            book(today, agents, units.of_kind, units.hours_left, in,
                 [&](Visitor& visitor, const common::Service& service) {
                     note(today, agents, space, units, visitor, service);
                 });
        remember(today, agents, space, in);
    }
}

} // namespace models::makerspace
