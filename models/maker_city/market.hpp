// SPDX-License-Identifier: Apache-2.0
#pragma once
// The city of makers: a prototype made in the shared factory is funded by a campaign or adopted by
// a community, and one population earns, spends and trusts in all three. Equations: README.md.

#include "models/maker_city/parts.hpp"
#include "models/maker_city/persons.hpp"
#include "models/maker_city/placing.hpp"
#include "sim/run/market.hpp"

#include <array>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace models::maker_city {

/// The market of the city; its zones are the towns around the makerspaces, and the platforms.
class Market {
    using Step = sim::PhaseOf<Market, Today>;

    /// A step of the day over all parts.
    template <void (*Do)(const Today&, Parts&)> void run(const Today& today) { Do(today, parts_); }

    template <auto Member> struct part_of;
    template <class Part, std::optional<Part> Parts::*Member> struct part_of<Member> {
        using type = Part;
    };

    /// A phase of a part, where there is that part.
    template <auto Member, auto Given, std::size_t Phase> void run_part(const Today& today) {
        constexpr auto phase = part_of<Member>::type::phases()[Phase];
        if (auto& part = parts_.*Member) ((*part).*(phase.run))(common::day_of_part(today, Given));
    }

    /// The phases of a part, in its order.
    template <auto Member, auto Given> static constexpr auto phases_of() {
        using Part = typename part_of<Member>::type;
        constexpr auto own = Part::phases();
        constexpr auto named = common::names_of_part<Part>();
        return [&]<std::size_t... At>(std::index_sequence<At...>) {
            return std::array<Step, sizeof...(At)>{
                {{named[At].name, own[At].every, &Market::run_part<Member, Given, At>,
                  named[At].reads, named[At].writes}...}};
        }
        (std::make_index_sequence<own.size()>{});
    }

    template <std::size_t... Sizes>
    static constexpr auto joined(const std::array<Step, Sizes>&... lists) {
        std::array<Step, (Sizes + ...)> all{};
        std::size_t at = 0;
        const auto add = [&](const auto& list) {
            for (const auto& phase : list) all[at++] = phase;
        };
        (add(lists), ...);
        return all;
    }

public:
    static constexpr std::string_view label = "maker_city";
    static constexpr std::string_view doc =
        "Prototypes from a shared factory go to campaigns or to a community: makerspace, "
        "crowdfunding and cocreation over one population.";

    using Parameters = maker_city::Parameters;
    using Indicators = maker_city::Indicators;
    using Inputs = maker_city::Inputs;

    static Inputs load(const Parameters& given);
    static void check(const Parameters& given, sim::Problems& problems);

    Market(const Today& dawn, const Inputs& inputs) : parts_(dawn, inputs) {
        parts_.restored(dawn);
    }

    // The factory closes before campaigns are looked at and ideas are submitted, so that a
    // prototype of the day can be planned for; what became of earlier ones is known when all three
    // are done.
    static constexpr auto phases() {
        using enum sim::Period;
        using Names = sim::TableNames;
        constexpr Names factory{"makerspace_people", "makerspace_accounts", "makerspace_flows"};
        constexpr Names platform{"crowdfunding_makers", "crowdfunding_campaigns",
                                 "crowdfunding_backers"};
        constexpr Names community{"cocreation_members", "cocreation_ideas", "cocreation_record"};
        constexpr Names books{"makerspace_accounts", "crowdfunding_accounts",
                              "cocreation_accounts"};
        constexpr Names own{"persons", "prototypes"};
        constexpr std::array<Step, 2> before{{
            {"open the day", daily, &Market::run<open_day>, {}, "persons"},
            {"share budgets", monthly, &Market::run<share_budgets>, "persons", {}},
        }};
        constexpr std::array<Step, 1> between{{
            {"place prototypes", daily, &Market::run<place>, factory + platform + community + own,
             factory + community + Names{"crowdfunding_brought", "prototypes"}},
        }};
        constexpr std::array<Step, 3> after{{
            {"carry trust", monthly, &Market::run<carry_trust>,
             Names{"crowdfunding_backers", "cocreation_members"},
             Names{"crowdfunding_backers", "cocreation_members"}},
            {"conclude prototypes", daily, &Market::run<conclude>,
             Names{"crowdfunding_campaigns", "cocreation_ideas", "cocreation_record"} + own,
             factory + "prototypes"},
            {"add up", daily, &Market::run<add_up>, books + "persons", "persons"},
        }};
        return joined(before, phases_of<&Parts::factory, &Parameters::makerspace>(), between,
                      phases_of<&Parts::platform, &Parameters::crowdfunding>(),
                      phases_of<&Parts::community, &Parameters::cocreation>(), after);
    }

    [[nodiscard]] std::vector<std::string> zones() const;
    void indicators(std::span<Indicators> by_zone) const;
    void restored(const Today& today) { parts_.restored(today); }
    /// Goes on within the day of a market of the same tables.
    void take_up_day(const Market& before) { parts_.take_up_day(before.parts_); }

    /// What can be kept of single people.
    static sim::People people();
    template <class Visit> void for_each_gain(Visit&& visit) const {
        for (const Gain& gain : parts_.gains) {
            visit(std::size_t{0}, gain.person, gain.income);
            visit(std::size_t{1}, gain.person, gain.pledged);
        }
    }
    [[nodiscard]] std::vector<std::uint8_t> traits(std::size_t trait) const;

    template <class Visit> void for_each_table(Visit&& visit) { Parts::walk(parts_, visit); }
    template <class Visit> void for_each_table(Visit&& visit) const { Parts::walk(parts_, visit); }

    [[nodiscard]] const Parts& parts() const { return parts_; }

private:
    Parts parts_;
};

} // namespace models::maker_city
