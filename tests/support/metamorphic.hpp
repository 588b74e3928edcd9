// SPDX-License-Identifier: Apache-2.0
#pragma once
// Changes of input with a known effect: a reform that binds nobody changes nothing, and rows in
// another order give the same rows in another order.

#include "sim/base/problems.hpp"
#include "sim/record/digest.hpp"
#include "sim/run/market.hpp"
#include "sim/run/run.hpp"
#include "sim/store/table.hpp"
#include "sim/time/calendar.hpp"
#include "tests/support/state.hpp"

#include <algorithm>
#include <numeric>
#include <span>
#include <string>
#include <vector>

namespace sim {

/// The first day, table, column and identity in which a scenario departs from another; empty when
/// it never does.
inline std::string effect_of(const Prepared& baseline, const Prepared& other, Keys keys) {
    const auto without = baseline.start(keys);
    const auto with = other.start(keys);
    while (without->day() < without->end()) {
        const Day day = without->day();
        without->advance(day + 1);
        with->advance(day + 1);
        if (const auto found = first_difference(without->tables(), with->tables()))
            return text("after ", iso(day), " in ", told(*found));
    }
    return "";
}

/// The same of a reform's placebo, which must be empty.
inline std::string placebo_effect(const Prepared& baseline, const Prepared& reform, Keys keys) {
    return effect_of(baseline, *reform.placebo(baseline), keys);
}

/// The numbers below `rows` in an order that has nothing to do with them.
inline std::vector<std::size_t> scrambled_order(std::size_t rows) {
    std::vector<std::size_t> order(rows);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, {}, [](std::size_t row) { return scramble(row); });
    return order;
}

/// Whom to find where after the rows of a table are put into an order: the inverse of the order, to
/// mend columns that refer to rows.
inline std::vector<std::size_t> places_after(std::span<const std::size_t> order) {
    std::vector<std::size_t> place(order.size());
    for (std::size_t row = 0; row < order.size(); ++row) place[order[row]] = row;
    return place;
}

/// The same rows in another order: row i of the result is row `order[i]`.
template <class Row>
Table<Row> permuted(const Table<Row>& table, std::span<const std::size_t> order) {
    Table<Row> result;
    for (const std::size_t row : order) result.append(table.identities()[row], table.row(row));
    return result;
}

/// The same rows in the order of their identities.
template <class Row> Table<Row> by_identity(const Table<Row>& table) {
    std::vector<std::size_t> order(table.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto who = table.identities();
    std::ranges::sort(order, {}, [who](std::size_t row) { return who[row]; });
    return permuted(table, order);
}

/// The first difference of two markets when rows are matched by identity; columns that refer to
/// rows must be left out by marking them derived, or mended before.
template <Market M> std::string difference_by_identity(const M& a, const M& b) {
    const auto views = [](const M& market) {
        std::vector<TableView> all;
        market.for_each_table([&](std::string_view name, const auto& table) {
            all.push_back(view(name, by_identity(table)));
        });
        return all;
    };
    const auto found = first_difference(views(a), views(b));
    return found ? told(*found) : "";
}

/// Lets a market live through the days from `first` on, without a run around it.
template <Market M> void live(M& market, Today<typename M::Parameters> first, int days) {
    for (; days > 0; --days, ++first.day)
        for (const Phase<M>& phase : M::phases())
            if (due(phase.every, first.day)) (market.*phase.run)(first);
}

} // namespace sim
