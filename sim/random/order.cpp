// SPDX-License-Identifier: Apache-2.0
#include "sim/random/order.hpp"

#include "sim/random/batch.hpp"

#include <array>

namespace sim {
namespace {

struct Turn {
    std::uint32_t priority;
    std::uint32_t who;
};

// One pass of a radix sort: stable, by eleven bits of the priority.
void sort_by_digit(const std::vector<Turn>& from, std::vector<Turn>& into, int shift) {
    constexpr std::uint32_t digits = 1U << 11;
    const auto digit = [shift](Turn turn) { return turn.priority >> shift & (digits - 1); };
    std::array<std::uint32_t, digits + 1> place{};
    for (const Turn turn : from) ++place[digit(turn) + 1];
    for (std::size_t i = 1; i < place.size(); ++i) place[i] += place[i - 1];
    for (const Turn turn : from) into[place[digit(turn)]++] = turn;
}

} // namespace

std::vector<Identity> numbered(std::size_t count) {
    std::vector<Identity> all(count);
    for (std::size_t i = 0; i < count; ++i) all[i] = {i};
    return all;
}

std::vector<std::uint32_t> random_order(Key key, Purpose why, Day when, std::size_t count) {
    std::vector<std::uint32_t> order(count);
    fill_words(key, why, when, {0}, order);
    std::vector<Turn> turns(count);
    for (std::uint32_t who = 0; who < count; ++who) turns[who] = {order[who], who};
    std::vector<Turn> sorted(count);
    for (const int shift : {0, 11, 22}) {
        sort_by_digit(turns, sorted, shift);
        turns.swap(sorted);
    }
    for (std::size_t i = 0; i < count; ++i) order[i] = turns[i].who;
    return order;
}

} // namespace sim
