// SPDX-License-Identifier: Apache-2.0
#include "models/makerspace/people/membership.hpp"

#include "models/makerspace/people/project.hpp"

#include <algorithm>
#include <limits>
#include <utility>
#include <vector>

namespace models::makerspace {
namespace {

using sim::purpose;

constexpr double weeks_of_month = 365.25 / 12 / 7;

Money fee_of(const Today& today) { return common::a_month(today.given.membership.access); }

// What a member pays: the government may pay the rest.
Money own_part(const Today& today, Money fee) {
    return fee - share_of(fee, support_on(today.day, today.given.regulation).voucher);
}

void pay_fee(const Today& today, Agents& agents, std::uint32_t person, std::uint32_t space) {
    const Money fee = fee_of(today);
    const Money own = own_part(today, fee);
    agents.pay_space(space, {Sector::makers, person}, own, Payment::fee);
    agents.pay_space(space, Sector::government, fee - own, Payment::voucher);
    agents.tally[space].fees += own;
    agents.tally[space].subsidies += fee - own;
    agents.credit(person, -own.major());
}

// Whether somebody wants to be a member this month.
bool wants(const Today& today, const Agents& agents, std::uint32_t person) {
    const sim::Identity who = agents.people.identities()[person];
    // What else somebody likes or dislikes about the place does not change from month to month.
    sim::Stream always(today.keys.chance, purpose("makerspace.taste"), sim::Day{0}, who);
    const double taste = today.given.people.taste * (always.gumbel() - always.gumbel());
    if (agents.column<&Person::active>()[person])
        return worth_of_month(today, agents, person) + taste > 0;
    const bool member = agents.column<&Person::tie>()[person] == Tie::member;
    return member &&
           today.draw(purpose("makerspace.loyalty"), who).chance(today.given.people.loyalty);
}

void leave(Agents& agents, std::uint32_t person, std::uint32_t space) {
    agents.column<&Person::tie>()[person] = Tie::none;
    --agents.column<&Space::members>()[space];
    ++agents.tally[space].left;
}

void join(const Today& today, Agents& agents, std::uint32_t person, std::uint32_t space) {
    agents.column<&Person::tie>()[person] = Tie::member;
    agents.column<&Person::since>()[person] = today.day;
    agents.column<&Person::wait>()[person] = agents.column<&Space::wait>()[space];
    ++agents.column<&Space::members>()[space];
    ++agents.tally[space].joined;
}

// Room goes to those who wait the longest, then by lot.
void admit(const Today& today, Agents& agents, std::uint32_t space,
           std::vector<std::uint32_t>& asking) {
    const auto since = std::as_const(agents).column<&Person::since>();
    const auto key = [&](std::uint32_t row) {
        const std::uint32_t lot =
            today.draw(purpose("makerspace.admission"), agents.people.identities()[row]).bits();
        return std::pair(since[row], lot);
    };
    for (const std::uint32_t row : asking)
        if (agents.column<&Person::tie>()[row] == Tie::none) {
            agents.column<&Person::tie>()[row] = Tie::waiting;
            agents.column<&Person::since>()[row] = today.day;
        }
    std::ranges::stable_sort(asking, {}, key);
    const std::uint32_t cap = cap_of(today, agents, space);
    agents.column<&Space::waiting>()[space] = 0;
    for (const std::uint32_t row : asking)
        if (agents.column<&Space::members>()[space] < cap)
            join(today, agents, row, space);
        else
            ++agents.column<&Space::waiting>()[space];
}

void give_up(const Today& today, Agents& agents, std::uint32_t person) {
    agents.column<&Person::active>()[person] = 0;
    sim::Stream stream =
        today.draw(purpose("makerspace.given_up"), agents.people.identities()[person]);
    const double wait = std::min(stream.exponential(1 / today.given.projects.every), 36'500.0);
    agents.column<&Person::next>()[person] = today.day + 1 + static_cast<int>(wait);
    ++agents.tally[agents.column<&Person::space>()[person]].projects_given_up;
}

} // namespace

std::uint32_t cap_of(const Today& today, const Agents& agents, std::uint32_t space) {
    const auto& cap = today.given.membership.cap;
    if (!cap) return std::numeric_limits<std::uint32_t>::max();
    const auto size = static_cast<double>(agents.column<&Space::size>()[space]);
    return static_cast<std::uint32_t>(std::max(1.0, static_cast<double>(*cap) * size));
}

double worth_of_month(const Today& today, const Agents& agents, std::uint32_t person) {
    const Project project =
        project_of(today.given, today.keys.world, agents.people.identities()[person],
                   agents.column<&Person::projects>()[person]);
    const auto experience = static_cast<double>(agents.column<&Person::experience>()[person]);
    const auto space = agents.column<&Person::space>()[person];
    const double master = mastery(today.given.projects, experience);
    const double visits =
        static_cast<double>(agents.column<&Person::visits>()[person]) * weeks_of_month;
    const bool member = agents.column<&Person::tie>()[person] == Tie::member;
    const auto wait = static_cast<double>(member ? agents.column<&Person::wait>()[person]
                                                 : agents.column<&Space::wait>()[space]);
    // Waiting eats up the time of a visit.
    const auto stay = static_cast<double>(agents.column<&Person::stay>()[person]);
    const double work = visits * std::max(0.1 * stay, stay - wait);
    const double months = std::max(1.0, project.all_hours() / master / work);
    const double hours = project.all_hours() / master / months;
    const double value = project.value * master *
                         static_cast<double>(agents.column<&Person::interest>()[person]) / months;
    const Money price =
        own_part(today, fee_of(today)) + common::of_hours(today.given.membership.access, 0, hours);
    const double used = std::min(visits, 1 + hours / stay * 2);
    return value - price.major() -
           used * (today.given.people.travel_cost + today.given.people.wait_cost * wait);
}

void have_ideas(const Today& today, Agents& agents) {
    const auto next = agents.column<&Person::next>();
    const auto due = agents.column<&Person::due>();
    const auto active = agents.column<&Person::active>();
    const int deadline = static_cast<int>(today.given.projects.deadline);
    for (std::uint32_t row = 0; row < agents.people.size(); ++row) {
        if (active[row]) {
            if (today.day > due[row] + deadline) give_up(today, agents, row);
            continue;
        }
        if (next[row] > today.day) continue;
        active[row] = 1;
        due[row] = today.day + deadline;
        ++agents.column<&Person::projects>()[row];
        agents.column<&Person::task>()[row] = 0;
        agents.column<&Person::done>()[row] = 0;
        ++agents.tally[agents.column<&Person::space>()[row]].projects_begun;
    }
}

void join_and_leave(const Today& today, Agents& agents) {
    for (std::uint32_t space = 0; space < agents.spaces.size(); ++space) {
        if (!agents.column<&Space::open>()[space]) continue;
        std::vector<std::uint32_t> asking;
        for (std::uint32_t row = agents.first_person[space]; row < agents.first_person[space + 1];
             ++row) {
            Tie& tie = agents.column<&Person::tie>()[row];
            agents.column<&Person::hours_month>()[row] = 0;
            const bool wanted = wants(today, agents, row);
            if (tie == Tie::member && !wanted)
                leave(agents, row, space);
            else if (tie != Tie::member && wanted)
                asking.push_back(row);
            else if (tie == Tie::waiting)
                tie = Tie::none;
        }
        admit(today, agents, space, asking);
        for (std::uint32_t row = agents.first_person[space]; row < agents.first_person[space + 1];
             ++row)
            if (agents.column<&Person::tie>()[row] == Tie::member)
                pay_fee(today, agents, row, space);
    }
}

} // namespace models::makerspace
