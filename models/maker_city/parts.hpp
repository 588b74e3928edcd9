// SPDX-License-Identifier: Apache-2.0
#pragma once
// The city of makers: three markets as they are, the people whom they share, and the prototypes
// that went from one to another.

#include "models/cocreation/market.hpp"
#include "models/common/part_market.hpp"
#include "models/crowdfunding/market.hpp"
#include "models/maker_city/agents.hpp"
#include "models/maker_city/indicators.hpp"
#include "models/maker_city/parameters.hpp"
#include "models/makerspace/market.hpp"
#include "sim/store/table.hpp"

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace models::maker_city {

using Inputs = crowdfunding::Inputs;

inline constexpr std::uint32_t nobody = crowdfunding::nobody;

/// What a day brought a person.
struct Gain {
    std::uint32_t person = 0;
    Money income;
    Money pledged;
};

/// Three markets and their one population: row i of the people is row i near the makerspaces, of
/// the backers and of the community's members, as far as each of them reaches.
struct Parts {
    std::optional<makerspace::Market> factory;
    std::optional<crowdfunding::Market> platform;
    std::optional<cocreation::Market> community;
    sim::Table<Person> persons;
    sim::Table<Prototype> prototypes;
    std::vector<Indicators> tally; ///< by town, then of the platforms; lives for a day
    std::vector<Gain> gains;       ///< of today

    // Derived.
    std::vector<std::uint32_t> maker_of; ///< row among makers of campaigns, by person
    std::vector<std::uint32_t> pending;  ///< prototypes of which nothing is known yet
    Money small_success;                 ///< income of a year that makes one

    /// A new world.
    Parts(const Today& dawn, const Inputs& inputs);
    /// Works out what follows from the tables, the scenario and the day.
    void restored(const Today& today);
    /// Goes on within the day of the same tables.
    void take_up_day(const Parts& before);
    /// What people can pledge this month beyond their own budgets follows from last month's income.
    void know_means(const Today& today);

    /// What the town of a person reports of today.
    [[nodiscard]] Indicators& here(std::uint32_t person) {
        return tally[persons.column<&Person::town>()[person]];
    }
    [[nodiscard]] std::uint32_t towns() const {
        return static_cast<std::uint32_t>(tally.size()) - 1;
    }

    /// Calls `visit(name, table)` for each table that is saved, those of the parts under their
    /// labels.
    template <class Self, class Visit> static void walk(Self& self, Visit& visit) {
        walk_part(self.factory, visit);
        walk_part(self.platform, visit);
        walk_part(self.community, visit);
        visit("persons", self.persons);
        visit("prototypes", self.prototypes);
    }

private:
    template <class Part, class Visit> static void walk_part(Part& part, Visit& visit);
};

/// The days of the parts.
inline makerspace::Today in_factory(const Today& today) {
    return common::day_of_part(today, &Parameters::makerspace);
}
inline crowdfunding::Today on_platform(const Today& today) {
    return common::day_of_part(today, &Parameters::crowdfunding);
}
inline cocreation::Today in_community(const Today& today) {
    return common::day_of_part(today, &Parameters::cocreation);
}

template <class Part, class Visit> void Parts::walk_part(Part& part, Visit& visit) {
    if (!part) return;
    part->for_each_table([&](std::string_view name, auto& table) {
        visit(common::table_of_part(std::decay_t<decltype(*part)>::label, name), table);
    });
}

} // namespace models::maker_city
