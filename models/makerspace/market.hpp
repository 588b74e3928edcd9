// SPDX-License-Identifier: Apache-2.0
#pragma once
// Makerspaces: machines that many share, members who queue for them, and books that must balance.
// Equations and sources: README.md.

#include "models/makerspace/agent_tables.hpp"
#include "models/makerspace/floor/opening.hpp"
#include "models/makerspace/money/months.hpp"
#include "models/makerspace/people/membership.hpp"
#include "sim/run/market.hpp"

#include <array>
#include <span>
#include <string>
#include <vector>

namespace models::makerspace {

/// The makerspaces of a scenario, one a zone.
class Market {
public:
    static constexpr std::string_view label = "makerspace";
    static constexpr std::string_view doc =
        "Shared workshops: machines, queues, projects, memberships and finance to insolvency.";

    using Parameters = makerspace::Parameters;
    using Indicators = makerspace::Indicators;

    static void check(const Parameters& given, sim::Problems& problems);
    explicit Market(const Today& dawn) : agents_(dawn) { restored(dawn); }

    static constexpr std::array<sim::Phase<Market>, 6> phases() {
        using enum sim::Period;
        using Names = sim::TableNames;
        constexpr Names money{"accounts", "flows"};
        return {{
            {"open the day", daily, &Market::open_day, {}, money + "spaces" + "people"},
            {"pay out profits", yearly, &Market::run<pay_out>, Names{"spaces", "people"} + money,
             Names{"spaces", "people"} + money},
            {"keep books", monthly, &Market::run<keep_books>, Names{"spaces", "people"} + money,
             Names{"spaces", "people"} + money},
            {"join and leave", monthly, &Market::run<join_and_leave>, Names{"spaces", "people"},
             Names{"spaces", "people"} + money},
            {"have ideas", daily, &Market::run<have_ideas>, "people", "people"},
            {"open doors", daily, &Market::run<open_doors>, Names{"spaces", "units", "people"},
             Names{"spaces", "units", "hours", "people"} + money},
        }};
    }

    [[nodiscard]] std::vector<std::string> zones() const;
    void indicators(std::span<Indicators> by_space) const;
    void restored(const Today& today);
    void take_up_day(const Market& before) { agents_.take_up_day(before.agents_); }

    static sim::People people();
    template <class Visit> void for_each_gain(Visit&& visit) const {
        for (const Gain& gain : agents_.gains) visit(std::size_t{0}, gain.person, gain.surplus);
        for (const auto& [person, income] : agents_.incomes) visit(std::size_t{1}, person, income);
    }
    [[nodiscard]] std::vector<std::uint8_t> traits(std::size_t trait) const;

    template <class Visit> void for_each_table(Visit&& visit) { Agents::walk(agents_, visit); }
    template <class Visit> void for_each_table(Visit&& visit) const {
        Agents::walk(agents_, visit);
    }

    [[nodiscard]] const sim::Ledger<Sector, Payment>& ledger() const {
        return agents_.accounts.ledger();
    }
    [[nodiscard]] const Agents& agents() const { return agents_; }
    /// For a market of which this is a part.
    [[nodiscard]] Agents& agents() { return agents_; }

private:
    template <void (*Step)(const Today&, Agents&)> void run(const Today& today) {
        Step(today, agents_);
    }
    void open_day(const Today& today);
    void know_day(const Today& today);

    Agents agents_;
    Money small_success_;                  // derived
    std::vector<std::uint8_t> profitable_; // derived: by space, of the day
};

} // namespace models::makerspace
