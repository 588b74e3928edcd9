// SPDX-License-Identifier: Apache-2.0
#include "models/trust_network/book.hpp"

#include "sim/base/problems.hpp"

namespace models::trust_network {
namespace {

constexpr std::size_t fewest_slots = 64;

std::uint64_t hash(std::uint32_t rater, std::uint32_t ratee) {
    return sim::scramble(std::uint64_t{rater} << 32 | ratee);
}

} // namespace

/// The slot of a pair, or the free one where it belongs.
std::size_t Book::slot(std::uint32_t rater, std::uint32_t ratee) const {
    const auto raters = table_.column<&Entry::rater>();
    const auto ratees = table_.column<&Entry::ratee>();
    std::size_t at = hash(rater, ratee) & (slots_.size() - 1);
    while (slots_[at] != none && (raters[slots_[at]] != rater || ratees[slots_[at]] != ratee))
        at = (at + 1) & (slots_.size() - 1);
    return at;
}

std::uint32_t Book::find(std::uint32_t rater, std::uint32_t ratee) const {
    return slots_[slot(rater, ratee)];
}

void Book::add(const Entry& entry) {
    sim::require(entry.rater < people_ && entry.ratee < people_ && entry.rater != entry.ratee,
                 "a rating of ", entry.ratee, " by ", entry.rater, " among ", people_);
    sim::require(find(entry.rater, entry.ratee) == none, "a second rating of ", entry.ratee, " by ",
                 entry.rater);
    table_.append(sim::pair({entry.rater}, {entry.ratee}), entry);
    if (2 * table_.size() > slots_.size()) grow();
    index(size() - 1);
}

void Book::revise(std::uint32_t row, int value, sim::Day day) {
    auto& now = table_.column<&Entry::value>()[row];
    if ((now < 0) != (value < 0)) table_.column<&Entry::day>()[row] = day;
    now = static_cast<std::int8_t>(value);
    ++table_.column<&Entry::times>()[row];
}

void Book::index(std::uint32_t row) {
    const std::uint32_t rater = table_.column<&Entry::rater>()[row];
    const std::uint32_t ratee = table_.column<&Entry::ratee>()[row];
    const std::uint32_t reverse = find(ratee, rater);
    slots_[slot(rater, ratee)] = row;
    if (reverse != none || table_.column<&Entry::warning>()[row] != 0) return;
    partners_[rater].push_back(ratee);
    partners_[ratee].push_back(rater);
}

/// Twice the slots; partners stay as they are.
void Book::grow() {
    slots_.assign(2 * slots_.size(), none);
    const auto raters = table_.column<&Entry::rater>();
    const auto ratees = table_.column<&Entry::ratee>();
    for (std::uint32_t row = 0; row + 1 < size(); ++row)
        slots_[slot(raters[row], ratees[row])] = row;
}

void Book::restored() {
    std::size_t slots = fewest_slots;
    while (slots < 2 * table_.size()) slots *= 2;
    slots_.assign(slots, none);
    partners_.assign(people_, {});
    for (std::uint32_t row = 0; row < size(); ++row) index(row);
}

} // namespace models::trust_network
