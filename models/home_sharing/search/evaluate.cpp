// SPDX-License-Identifier: Apache-2.0
// What a guest sees of the homes on the page, and what each is worth to the guest.
#include "models/home_sharing/search/search_page.hpp"
#include "sim/choice/consideration.hpp"
#include "sim/choice/nested.hpp"
#include "sim/parallel/blocks.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace models::home_sharing {
namespace {

using sim::purpose;

std::uint8_t nest_of(Kind kind) { return kind == Kind::entire_home ? nest::homes : nest::rooms; }

// Keeps the best options, in descending utility; the lower target goes first among equals.
void keep_best(Trip& trip, std::span<Option> options, std::size_t most) {
    const auto wanted = std::min({most, options.size(), most_rounds});
    std::ranges::partial_sort(options, options.begin() + static_cast<std::ptrdiff_t>(wanted),
                              [](const Option& a, const Option& b) {
                                  return a.utility != b.utility ? a.utility > b.utility
                                                                : a.target < b.target;
                              });
    for (const Option& option : options.first(wanted))
        if (option.utility > trip.outside) trip.best[trip.options++] = option;
}

// How reliable the homes on the list seem to a guest who has ways of his own to judge them: on
// entry `kept` holds what everybody makes of them from the guest's prior.
void judge(const Today& today, const Listed& listed, const Trip& trip,
           std::span<const std::uint32_t> rows, std::span<double> kept) {
    std::array<std::uint32_t, most_considered> parties;
    for (std::size_t i = 0; i < rows.size(); ++i)
        parties[i] = listed.reviews.party_of(listed.agents, rows[i]);
    const sim::Hearsay told =
        listed.reviews.beliefs().hearsay(today.given.trust, trip.traveller.row);
    listed.reviews.beliefs().personalise(std::span(parties).first(rows.size()), told, today.day,
                                         kept);
}

} // namespace

/// Whether a candidate that the page keeps has its nights free, allowed, and worth the host's
/// while.
bool SearchPage::available(const Today& today, const Listed& listed, const Trip& trip,
                           std::uint32_t row) const {
    const ListingView& card = cards_[row];
    if (!card.calendar.free(trip.first, trip.nights)) return false;
    if (card.nights_left_this_year < trip.nights - trip.nights_next_year) return false;
    if (card.nights_left_next_year < trip.nights_next_year) return false;
    if (trip.domestic && !card.welcomes(trip.nights, trip.nights_next_year)) return false;
    if (trip.budget < std::numeric_limits<float>::infinity() &&
        !affords(trip, home_option(today, listed, trip, row, 1).pays))
        return false;
    return willing(today, listed, trip, row);
}

bool SearchPage::willing(const Today& today, const Listed& listed, const Trip& trip,
                         std::uint32_t row) const {
    const ListingView& card = cards_[row];
    if (trip.price_of_nights[card.quoting] < static_cast<double>(card.least_stay) * trip.nights)
        return false;
    const Supply& supply = today.given.supply;
    const double kept = card.professional ? supply.professional_own_use : supply.own_use;
    const sim::Day week = trip.first - sim::weekday(trip.first);
    const sim::Identity who = listed.agents.listings.identities()[row];
    if (const auto* rule = std::get_if<ByOpportunity>(&supply.opening)) {
        sim::Stream stream(today.keys.chance, purpose("home_sharing.opportunity"), week, who);
        const double margin =
            trip.price_of_nights[card.quoting] / trip.nights - static_cast<double>(card.least_stay);
        return rule->opens(margin, static_cast<double>(card.usual_margin), kept, stream.normal());
    }
    sim::Stream stream(today.keys.chance, purpose("home_sharing.own_use"), week, who);
    return !stream.chance(kept);
}

Option SearchPage::home_option(const Today& today, const Listed& listed, const Trip& trip,
                               std::uint32_t row, double kept) const {
    const Demand& demand = today.given.demand;
    const ListingView& card = cards_[row];
    Option option;
    option.target = row;
    option.price = sim::round_half_even(100 * card.price * trip.price_of_nights[card.quoting]);
    if (card.collects_tax)
        option.tax =
            sim::round_half_even(static_cast<double>(option.price.minor) * today.given.tax.rate +
                                 100 * today.given.tax.per_night * trip.nights);
    const Money with_fee = share(listed.law.terms(), option.price).customer_pays;
    if (card.levied)
        option.tax +=
            listed.law.levy_on(row)->on(option.price, with_fee - option.price, trip.nights);
    option.pays = with_fee + option.tax;
    const double alpha = static_cast<double>(trip.price_coefficient);
    const double loss = today.given.safeguards.escrow.borne(demand.loss, option.price);
    option.utility = static_cast<double>(card.appeal + trip.home_taste) +
                     demand.quality_weight * card.quality -
                     alpha * ((1 - kept) * loss + option.pays.major()) / trip.nights +
                     alpha * static_cast<double>(card.worth);
    return option;
}

/// Lists homes of the trip's zone; the list is shorter than wanted where few are free.
std::size_t SearchPage::add_homes(const Today& today, const Listed& listed, Trip& trip,
                                  std::span<Option> into) const {
    const Demand& demand = today.given.demand;
    const std::uint32_t first = listed.agents.first_listing[trip.zone];
    const std::uint32_t slots = listed.agents.first_listing[trip.zone + 1U] - first;
    std::array<std::uint32_t, most_considered> list{};
    const auto wanted = std::size_t{trip.considered};
    const sim::Search search{today.keys.chance, purpose("home_sharing.search"), today.day,
                             trip.identity};
    const auto tags = std::span(tags_).subspan(first, slots);
    const auto done = consider(
        search, slots, std::span(list).first(wanted),
        [&, nights = int{trip.nights}, party = int{trip.party}](std::uint32_t slot, double draw) {
            return tags[slot].keeps(draw, nights, party);
        },
        [&](std::uint32_t slot) { return available(today, listed, trip, first + slot); });
    trip.short_list = done.found < wanted;
    if (done.found == 0) return 0;
    // The share of tries that succeeded tells how many homes there are behind those listed.
    const double all = std::max(1.0, static_cast<double>(slots) / static_cast<double>(done.tries));
    const double variety = demand.variety * sim::math::log(all);
    std::array<double, most_considered> kept;
    for (std::size_t i = 0; i < done.found; ++i) {
        list[i] += first;
        kept[i] = cards_[list[i]].seen_by(trust_in(today, listed.agents, trip, list[i]));
    }
    if (listed.reviews.beliefs().personal())
        judge(today, listed, trip, std::span(list).first(done.found),
              std::span(kept).first(done.found));
    for (std::size_t i = 0; i < done.found; ++i) {
        into[i] = home_option(today, listed, trip, list[i], kept[i]);
        into[i].utility += variety;
    }
    return done.found;
}

void SearchPage::evaluate(const Today& today, const Listed& listed, std::span<Trip> trips) const {
    std::vector<std::uint32_t> order(trips.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, {},
                      [&](std::uint32_t row) { return std::pair(trips[row].zone, row); });
    sim::for_each_row(order.size(),
                      [&](std::size_t i) { evaluate(today, listed, trips[order[i]]); });
}

void SearchPage::lay_out(const Today& today, const Listed& listed, Trip& trip,
                         Choices& choices) const {
    const bool too_long = trip.nights > today.given.supply.longest_stay;
    choices.listed = trip.barred || too_long ? 0 : add_homes(today, listed, trip, choices.options);
    choices.all =
        choices.listed +
        listed.hotels.add_options(today, trip, listed.agents.column<&Zone::borough>()[trip.zone],
                                  static_cast<std::uint32_t>(listed.agents.listings.size()),
                                  std::span(choices.options).subspan(choices.listed, most_tiers));
    for (std::size_t i = 0; i < choices.listed; ++i)
        choices.nest[i] = nest_of(cards_[choices.options[i].target].kind);
    std::fill(choices.nest.begin() + choices.listed, choices.nest.begin() + choices.all,
              nest::hotels);
    choices.nest[choices.all] = nest::away;
    trip.too_dear = trip.too_dear && choices.listed == 0;
}

void SearchPage::evaluate(const Today& today, const Listed& listed, Trip& trip) const {
    Choices choices;
    lay_out(today, listed, trip, choices);
    std::array<sim::Identity, most_considered + most_tiers + 1> who{};
    std::array<double, most_considered + most_tiers + 1> error{};
    const std::size_t all = choices.all;
    for (std::size_t i = 0; i < all; ++i) {
        const std::uint32_t target = choices.options[i].target;
        who[i] = i < choices.listed
                     ? listed.agents.listings.identities()[target]
                     : listed.hotels.identities()[target - listed.agents.listings.size()];
    }
    const auto lambda = dissimilarity(today.given.demand);
    const sim::NestedErrors errors(today.keys.chance, purpose("home_sharing.taste"),
                                   purpose("home_sharing.nest"), today.day, trip.identity, lambda);
    errors.shocks(std::span(choices.nest).first(all + 1), std::span(who).first(all + 1),
                  std::span(error).first(all + 1));
    for (std::size_t i = 0; i < all; ++i) choices.options[i].utility += error[i];
    trip.outside = error[all];
    keep_best(trip, std::span(choices.options).first(all),
              static_cast<std::size_t>(today.given.demand.rounds));
}

} // namespace models::home_sharing
