// SPDX-License-Identifier: Apache-2.0
#pragma once
// Segregation that nobody wants (Schelling 1971): who has too few neighbours alike moves elsewhere.

#include "sim/network/grid.hpp"
#include "sim/random/order.hpp"
#include "sim/run/market.hpp"
#include "sim/store/table.hpp"

namespace models::schelling {

constexpr sim::Purpose turn = sim::purpose("schelling.turn");

struct Cell {
    std::int8_t group = 0;
    static constexpr auto fields() {
        return sim::Fields{sim::state<&Cell::group>("0: no resident.")};
    }
};

struct Market {
    struct Parameters {
        std::uint32_t side = 40, radius = 1, wanted = 3;
        double density = 0.625;
        static constexpr auto fields() {
            return sim::Fields{
                sim::given<&Parameters::side>("Cells along the town.", {}, {2, 10'000}),
                sim::given<&Parameters::radius>("Reach of a neighbourhood.", {}, {1, 100}),
                sim::given<&Parameters::wanted>("Neighbours alike that make a household stay."),
                sim::given<&Parameters::density>("Cells lived in.", sim::unit::share, {0, 0.99})};
        }
    };
    struct Indicators {
        std::int64_t moves = 0;
        static constexpr auto fields() {
            return sim::Fields{sim::flow<&Indicators::moves>("Moves.")};
        }
    };
    static constexpr std::string_view label = "schelling", doc = "Segregation that nobody wants.";
    static constexpr auto phases() {
        return std::array{
            sim::Phase<Market>{"move", sim::Period::daily, &Market::move, {"cells"}, {"cells"}}};
    }

    explicit Market(const sim::InitialDay<Parameters>& dawn)
        : town(sim::numbered(std::size_t{dawn.given.side} * dawn.given.side)) {
        const auto cells = sim::random_order(dawn.keys.world, turn, dawn.day, town.size());
        for (std::size_t i = 0; double(i) < dawn.given.density * double(cells.size()); ++i)
            town.column<&Cell::group>()[cells[i]] = i % 2 == 0 ? 1 : 2;
    }

    void move(const sim::Today<Parameters>& today) {
        const auto group = town.column<&Cell::group>();
        auto homes = sim::random_order(today.keys.chance, turn, today.day, group.size());
        std::erase_if(homes, [group](std::uint32_t cell) { return group[cell] == 0; });
        moves = 0;
        for (const std::uint32_t home : homes) {
            const auto alike = [=](std::uint32_t cell) { return group[cell] == group[home]; };
            const auto found = sim::count_near(today.given.side, home, today.given.radius, alike);
            if (found > today.given.wanted) continue; // one of them is the household itself
            std::uint32_t to = home;
            for (auto draws = today.draw(sim::purpose("schelling.search"), {home}); group[to] != 0;)
                to = draws.below(static_cast<std::uint32_t>(group.size()));
            std::swap(group[home], group[to]);
            ++moves;
        }
    }

    Indicators indicators() const { return {moves}; }
    template <class Visit> void for_each_table(Visit&& visit) { visit("cells", town); }
    template <class Visit> void for_each_table(Visit&& visit) const { visit("cells", town); }

    sim::Table<Cell> town;
    std::int64_t moves = 0;
};
} // namespace models::schelling
