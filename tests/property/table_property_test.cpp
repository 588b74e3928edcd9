// SPDX-License-Identifier: Apache-2.0
// A table does under any sequence of births, exits and writes what a list of rows would do.

#include "sim/store/table.hpp"
#include "tests/support/metamorphic.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <vector>

namespace sim {
namespace {

struct Host {
    double quality = 0;
    std::int32_t nights = 0;
    static constexpr auto fields() {
        return sim::Fields{given<&Host::quality>("Quality."), state<&Host::nights>("Nights.")};
    }
};

struct Listed {
    Identity who;
    Host host;
};

void require_same(const Table<Host>& table, const std::vector<Listed>& model) {
    RC_ASSERT(table.size() == model.size());
    for (std::size_t row = 0; row < model.size(); ++row) {
        RC_ASSERT(table.identities()[row] == model[row].who);
        RC_ASSERT(table.row(row).quality == model[row].host.quality);
        RC_ASSERT(table.row(row).nights == model[row].host.nights);
    }
}

void append(Table<Host>& table, std::vector<Listed>& model, std::uint64_t number) {
    const Host host{static_cast<double>(number), static_cast<std::int32_t>(number)};
    table.append({number}, host);
    model.push_back({{number}, host});
}

void keep(Table<Host>& table, std::vector<Listed>& model, std::uint64_t modulus) {
    const auto leaves = [&](Identity who) { return who.value % modulus == 0; };
    table.keep([&](std::size_t row) { return !leaves(model[row].who); });
    std::erase_if(model, [&](const Listed& one) { return leaves(one.who); });
}

void write(Table<Host>& table, std::vector<Listed>& model, std::int32_t change) {
    for (std::int32_t& nights : table.column<&Host::nights>()) nights += change;
    for (Listed& one : model) one.host.nights += change;
}

RC_GTEST_PROP(Table, IsAListOfRows, (const std::vector<std::uint16_t>& steps)) {
    Table<Host> table;
    std::vector<Listed> model;
    std::vector<Table<Host>> copies; // a branch must not see what comes after it
    std::vector<std::vector<Listed>> models;
    for (const std::uint16_t step : steps) {
        switch (step % 5) {
        case 0: keep(table, model, step % 7 + 2); break;
        case 1: write(table, model, step); break;
        case 2:
            copies.push_back(table);
            models.push_back(model);
            break;
        default: append(table, model, step);
        }
        require_same(table, model);
    }
    for (std::size_t i = 0; i < copies.size(); ++i) require_same(copies[i], models[i]);
}

RC_GTEST_PROP(Table, ComesBackFromAnyOrder, (const std::vector<std::uint16_t>& numbers)) {
    Table<Host> table;
    std::vector<Listed> model;
    std::uint64_t number = 0;
    for (const std::uint16_t step : numbers) append(table, model, number += step + 1U);
    const auto order = scrambled_order(table.size());
    require_same(by_identity(permuted(table, order)), model);
    const auto place = places_after(order);
    for (std::size_t row = 0; row < place.size(); ++row) RC_ASSERT(order[place[row]] == row);
}

} // namespace
} // namespace sim
