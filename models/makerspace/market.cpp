// SPDX-License-Identifier: Apache-2.0
#include "models/makerspace/market.hpp"

#include "sim/time/calendar.hpp"

#include <algorithm>
#include <set>

namespace models::makerspace {
namespace {

std::size_t month_of(sim::Day day) { return static_cast<unsigned>(sim::date_of(day).month) - 1; }

} // namespace

void Market::check(const Parameters& given, sim::Problems& problems) {
    double shares = 0;
    std::set<std::string> names;
    for (const MachineKind& kind : given.machines) {
        shares += kind.share;
        if (!names.insert(kind.name).second)
            problems.add("machines.name",
                         sim::text("'", sim::shown(kind.name, 80), "' stands there twice"));
    }
    if (given.machines.empty() || shares <= 0) problems.add("machines", "need a positive share");
    if (given.machines.size() > most_kinds)
        problems.add("machines",
                     sim::text("has ", given.machines.size(), " kinds, at most ", most_kinds));
    const double people =
        static_cast<double>(given.people.persons) * static_cast<double>(given.spaces.number);
    if (people > 2e9) problems.add("people.persons", "too many people for all makerspaces");
}

void Market::restored(const Today& today) {
    agents_.restored();
    small_success_ = sim::round_half_even(100 * today.given.small_success);
    know_day(today);
}

void Market::know_day(const Today& today) {
    agents_.month = month_of(today.day);
    profitable_.assign(agents_.spaces.size(), 0);
    for (std::uint32_t space = 0; space < agents_.spaces.size(); ++space)
        profitable_[space] = profitable(today, agents_, space);
}

void Market::open_day(const Today& today) {
    agents_.tally.assign(agents_.spaces.size(), {});
    agents_.gains.clear();
    agents_.incomes.clear();
    agents_.products.clear();
    agents_.accounts.begin_day();
    know_day(today);
    if (sim::date_of(today.day).day != 1) return;
    for (auto& income : agents_.column<&Person::income>()) income[agents_.month] = {};
    for (auto& result : agents_.column<&Space::result>()) result[agents_.month] = {};
}

std::vector<std::string> Market::zones() const {
    std::vector<std::string> labels;
    for (std::size_t space = 0; space < agents_.spaces.size(); ++space)
        labels.push_back(sim::text("makerspace ", space + 1));
    return labels;
}

void Market::indicators(std::span<Indicators> by_space) const {
    std::ranges::copy(agents_.tally, by_space.begin());
    for (std::uint32_t space = 0; space < by_space.size(); ++space) {
        Indicators& here = by_space[space];
        const Space one = agents_.spaces.row(space);
        here.open_spaces = one.open;
        here.profitable_spaces = one.open && profitable_[space];
        here.profitable_volunteers = here.profitable_spaces != 0 && one.volunteers;
        here.members = one.members;
        here.waiting_list = one.waiting;
        here.cash = agents_.cash(space);
    }
    const auto income = agents_.column<&Person::income>();
    const auto space = agents_.column<&Person::space>();
    for (std::size_t row = 0; row < income.size(); ++row) {
        const Money year = common::of_year(income[row]);
        if (year.minor > 0 && year >= small_success_) ++by_space[space[row]].small_successes;
    }
}

sim::People Market::people() {
    const std::string money{sim::unit::money.name};
    return {{{"maker_surplus", "people", money,
              "Value of finished projects, less fees, classes, visits and waiting."},
             {"product_income", "people", money, "Income from products."}},
            {{"visitor",
              "people",
              "How often the person comes while a project is under way.",
              {"weekly", "more_often"}}}};
}

std::vector<std::uint8_t> Market::traits(std::size_t) const {
    std::vector<std::uint8_t> often;
    for (const float visits : agents_.column<&Person::visits>()) often.push_back(visits > 1.2F);
    return often;
}

} // namespace models::makerspace
