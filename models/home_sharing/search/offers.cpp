// SPDX-License-Identifier: Apache-2.0
// From counts and moments by neighbourhood to listings with hosts.
#include "models/common/identities.hpp"
#include "models/home_sharing/city/world.hpp"
#include "sim/random/batch.hpp"

#include <algorithm>
#include <numeric>

namespace models::home_sharing {
namespace {

using sim::Identity;
using sim::Key;
using sim::purpose;
using sim::Stream;

constexpr sim::Day at_birth{0};

Identity identity_of_cell(const City& city, const Cell& cell) {
    return child(identity_of(city.places[cell.place].name), static_cast<std::uint64_t>(cell.kind));
}

// Rows in an order that is random but keyed by who stands in them.
template <class Who>
std::vector<std::uint32_t> shuffled(std::size_t rows, Key world, sim::Purpose why, Who&& who) {
    std::vector<std::uint32_t> order(rows);
    std::iota(order.begin(), order.end(), 0U);
    std::vector<std::uint64_t> lot(rows);
    for (std::size_t row = 0; row < rows; ++row) {
        Stream stream(world, why, at_birth, who(row));
        lot[row] = std::uint64_t{stream.bits()} << 32 | stream.bits();
    }
    std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
        return lot[a] != lot[b] ? lot[a] < lot[b] : who(a) < who(b);
    });
    return order;
}

void set_minimum_nights(std::vector<Offer>& offers, const Cell& cell, Key world) {
    const auto order = shuffled(offers.size(), world, purpose("home_sharing.minimum_nights"),
                                [&](std::size_t row) { return offers[row].identity; });
    std::size_t at = 0;
    for (std::size_t bin = 0; bin < cell.minimum_nights.size(); ++bin)
        for (std::int64_t i = 0; i < cell.minimum_nights[bin] && at < order.size(); ++i)
            offers[order[at++]].minimum_nights = minimum_night_bins[bin];
}

void set_active(std::vector<Offer>& offers, const Cell& cell, Key world) {
    const auto order = shuffled(offers.size(), world, purpose("home_sharing.active"),
                                [&](std::size_t row) { return offers[row].identity; });
    if (!cell.active_long) {
        for (std::size_t i = 0; i < order.size(); ++i)
            offers[order[i]].active = static_cast<std::int64_t>(i) < cell.active;
        return;
    }
    std::int64_t very_long = *cell.active_long;
    std::int64_t others = cell.active - very_long;
    for (const std::uint32_t row : order) {
        const bool asks_long = offers[row].minimum_nights == minimum_night_bins.back();
        offers[row].active = (asks_long ? very_long : others)-- > 0;
    }
}

std::vector<Offer> offers_of_cell(const City& city, const Cell& cell, Key world) {
    std::vector<Offer> offers(static_cast<std::size_t>(cell.listings));
    for (std::size_t i = 0; i < offers.size(); ++i) {
        const Identity who = child(identity_of_cell(city, cell), i);
        Stream stream(world, purpose("home_sharing.asking_price"), at_birth, who);
        const double log_price = cell.log_price_mean + cell.log_price_spread * stream.normal();
        offers[i] = {who, {},   cell.place, cell.kind, sim::math::exp(log_price),
                     1,   true, cell.guests};
    }
    set_minimum_nights(offers, cell, world);
    set_active(offers, cell, world);
    return offers;
}

// Which listings of each kind go to which class of hosts: a class takes as many of a kind as the
// table says, from a keyed order.
std::vector<std::vector<std::uint32_t>> deal(const std::vector<Offer>& offers,
                                             const std::vector<HostClass>& classes, Key world) {
    std::vector<std::vector<std::uint32_t>> hands(classes.size());
    for (std::size_t kind = 0; kind < kinds; ++kind) {
        std::vector<std::uint32_t> rows;
        for (std::uint32_t row = 0; row < offers.size(); ++row)
            if (offers[row].kind == static_cast<Kind>(kind)) rows.push_back(row);
        const auto order = shuffled(rows.size(), world, purpose("home_sharing.deal"),
                                    [&](std::size_t i) { return offers[rows[i]].identity; });
        std::size_t at = 0;
        for (std::size_t c = 0; c < classes.size(); ++c)
            for (std::int64_t i = 0; i < classes[c].listings[kind]; ++i)
                hands[c].push_back(rows[order[at++]]);
    }
    return hands;
}

void assign_hosts(std::vector<Offer>& offers, const std::vector<HostClass>& classes, Key world) {
    const auto hands = deal(offers, classes, world);
    std::uint64_t number = 0;
    for (std::size_t c = 0; c < classes.size(); ++c) {
        const auto& hand = hands[c];
        const auto order = shuffled(hand.size(), world, purpose("home_sharing.household"),
                                    [&](std::size_t i) { return offers[hand[i]].identity; });
        const auto each = static_cast<std::size_t>(classes[c].listings_per_host);
        for (std::size_t i = 0; i < order.size(); ++i)
            offers[hand[order[i]]].host = child(identity_of("host"), number + i / each);
        number += static_cast<std::uint64_t>(classes[c].hosts);
    }
}

} // namespace

sim::Identity identity_of(std::string_view name) {
    return {sim::scramble(common::identity_of(name).value)};
}

std::vector<Offer> offers_of(const City& city, Key world) {
    std::vector<Offer> offers = city.offers;
    for (const Cell& cell : city.cells) {
        const auto more = offers_of_cell(city, cell, world);
        offers.insert(offers.end(), more.begin(), more.end());
    }
    if (!city.cells.empty()) assign_hosts(offers, city.host_classes, world);
    std::ranges::sort(offers, [](const Offer& a, const Offer& b) {
        return a.place != b.place ? a.place < b.place : a.identity < b.identity;
    });
    return offers;
}

} // namespace models::home_sharing
