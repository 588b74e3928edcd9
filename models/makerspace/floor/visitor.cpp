// SPDX-License-Identifier: Apache-2.0
#include "models/makerspace/floor/visitor.hpp"

#include <algorithm>
#include <cmath>

namespace models::makerspace {
namespace {

constexpr double least = 0.05; // hours below which nothing is begun or left over

std::uint32_t space_of(const Agents& agents, std::uint32_t person) {
    return agents.column<&Person::space>()[person];
}

void take_class(const Today& today, Agents& agents, std::uint32_t person, std::size_t kind) {
    const MachineKind& machine = today.given.machines[kind];
    std::uint32_t& classes = agents.column<&Person::classes>()[person];
    if (!machine.needs_class || (classes >> kind & 1U) != 0) return;
    classes |= 1U << kind;
    const std::uint32_t space = space_of(agents, person);
    const Money fee = sim::round_half_even(100 * machine.class_fee);
    agents.pay_space(space, {Sector::makers, person}, fee, Payment::training);
    agents.charge_space(space, Sector::suppliers, sim::round_half_even(100 * machine.class_cost),
                        Payment::training);
    agents.credit(person, -fee.major());
    ++agents.tally[space].classes;
    agents.tally[space].class_revenue += fee;
}

void finish(const Today& today, Agents& agents, const Visitor& visitor) {
    const std::uint32_t person = visitor.person;
    const bool late = today.day > agents.column<&Person::due>()[person];
    const auto experience = static_cast<double>(agents.column<&Person::experience>()[person]);
    const double value =
        visitor.project.value * static_cast<double>(agents.column<&Person::interest>()[person]) *
        mastery(today.given.projects, experience) * (late ? today.given.projects.late_value : 1);
    Indicators& here = agents.tally[space_of(agents, person)];
    ++here.projects_done;
    here.projects_late += late ? 1 : 0;
    agents.column<&Person::active>()[person] = 0;
    sim::Stream stream =
        today.draw(sim::purpose("makerspace.idea"), agents.people.identities()[person]);
    const double wait = std::min(stream.exponential(1 / today.given.projects.every), 36'500.0);
    agents.column<&Person::next>()[person] = today.day + 1 + static_cast<int>(wait);
    agents.credit(person, value);
    if (!visitor.project.sold) return;
    ++here.prototypes;
    const Money price = sim::round_half_even(100 * std::min(value, 1e9));
    if (agents.sells)
        sell(agents, person, price);
    else
        agents.products.push_back({person, agents.column<&Person::projects>()[person], price});
}

} // namespace

void sell(Agents& agents, std::uint32_t person, Money price) {
    agents.accounts.pay(Sector::customers, {Sector::makers, person}, price, Payment::product);
    agents.column<&Person::income>()[person][agents.month] += price;
    agents.tally[space_of(agents, person)].product_income += price;
    agents.incomes.emplace_back(person, price);
}

std::optional<common::Request> wish(const Today& today, Agents& agents, const Visitor& visitor,
                                    double hour) {
    const std::uint32_t person = visitor.person;
    const double time = visitor.leaves - hour;
    if (idle(agents, person) || time < least) return std::nullopt;
    const std::size_t task = agents.column<&Person::task>()[person];
    const auto experience = static_cast<double>(agents.column<&Person::experience>()[person]);
    const auto done = static_cast<double>(agents.column<&Person::done>()[person]);
    const double hours =
        (visitor.project.hours[task] - done) / mastery(today.given.projects, experience);
    take_class(today, agents, person, visitor.project.kind[task]);
    return common::Request{
        visitor.project.kind[task], std::clamp(hours, least, time),
        std::min(static_cast<double>(agents.column<&Person::patience>()[person]), time)};
}

void work(const Today& today, Agents& agents, const Visitor& visitor, double hours) {
    const std::uint32_t person = visitor.person;
    const std::uint32_t space = space_of(agents, person);
    float& experience = agents.column<&Person::experience>()[person];
    const double speed = mastery(today.given.projects, static_cast<double>(experience));
    float& done = agents.column<&Person::done>()[person];
    std::uint8_t& task = agents.column<&Person::task>()[person];
    done += static_cast<float>(hours * speed);
    experience += static_cast<float>(hours);
    double& month = agents.column<&Person::hours_month>()[person];
    const Money price = common::of_hours(today.given.membership.access, month, hours);
    if (price.minor > 0) {
        agents.pay_space(space, {Sector::makers, person}, price, Payment::hours);
        agents.credit(person, -price.major());
        agents.tally[space].hourly_revenue += price;
    }
    month += hours;
    agents.column<&Person::hours_year>()[person] += hours;
    if (static_cast<double>(done) < visitor.project.hours[task] - least) return;
    done = 0;
    if (++task >= visitor.project.tasks) finish(today, agents, visitor);
}

} // namespace models::makerspace
