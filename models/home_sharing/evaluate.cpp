// SPDX-License-Identifier: Apache-2.0
// What a guest sees of the homes on the page, and what each is worth to the guest.
#include "models/home_sharing/market.hpp"

#include "sim/choice/consideration.hpp"
#include "sim/choice/nested.hpp"

#include <algorithm>

namespace models::home_sharing {
namespace {

using sim::purpose;

enum Nest : std::uint8_t { homes, rooms, hotels, away };
constexpr std::size_t most_tiers = 8;
constexpr double typical_stars = 4.375; // what a home of the mean quality, 0.844, deserves

Nest nest_of(Kind kind) { return kind == Kind::entire_home ? homes : rooms; }

std::array<double, 4> dissimilarity(const Demand& demand) {
    return {demand.within_homes, demand.within_rooms, demand.within_hotels, 1};
}

// Keeps the best options, in descending utility; the lower target goes first among equals.
void keep_best(Trip& trip, std::span<Option> options, std::size_t most) {
    const auto wanted = std::min({most, options.size(), most_rounds});
    std::ranges::partial_sort(options, options.begin() + static_cast<std::ptrdiff_t>(wanted),
                              [](const Option& a, const Option& b) {
                                  return a.utility != b.utility ? a.utility > b.utility : a.target < b.target;
                              });
    for (const Option& option : options.first(wanted))
        if (option.utility > trip.outside) trip.best[trip.options++] = option;
}

} // namespace

/// Quality as guests infer it from stars, 0 to 1, shrunk towards what homes are like.
double Market::believed_quality(const Today& today, std::uint32_t row) const {
    const sim::Evidence about = evidence(row);
    const double stars = expected_quality(about, typical_stars, today.given.demand.quality_strength);
    return std::clamp((stars - 1) / 4, 0.0, 1.0);
}

sim::Evidence Market::evidence(std::uint32_t row) const { return reputations_.row(row); }

/// Whether a home can take the party at all, and whether its host cares to.
bool Market::feasible(const Today& today, const Trip& trip, std::uint32_t row) const {
    if (!listings_.column<&Listing::active>()[row]) return false;
    if (listings_.column<&Listing::minimum_nights>()[row] > trip.nights) return false;
    if (listings_.column<&Listing::sleeps>()[row] < trip.party) return false;
    if (trip.nights > today.given.supply.longest_stay) return false;
    if (!listings_.column<&Listing::calendar>()[row].free(trip.first, trip.nights)) return false;
    return within_cap(today, row, trip.first, trip.nights) && willing(today, trip, row);
}

/// A host opens a week that is not needed otherwise, when it pays more than it costs.
bool Market::willing(const Today& today, const Trip& trip, std::uint32_t row) const {
    const bool professional = hosts_.column<&Host::professional>()[listings_.column<&Listing::host>()[row].row];
    const Supply& supply = today.given.supply;
    const double pays = listings_.column<&Listing::price>()[row] *
                        tariff_.nights(professional, trip.first, trip.nights) * provider_share_;
    if (pays < static_cast<double>(listings_.column<&Listing::cost>()[row]) * trip.nights) return false;
    const sim::Day week{trip.first.value - sim::weekday(trip.first)};
    sim::Stream stream(today.keys.chance, purpose("home_sharing.own_use"), week, listings_.identities()[row]);
    return !stream.chance(professional ? supply.professional_own_use : supply.own_use);
}

/// The place that the search page gives a home, 0 to 1, by itself and not against others.
double Market::score(const Today& today, const Trip&, std::uint32_t row) const {
    const double typical = typical_price_[static_cast<std::size_t>(listings_.column<&Listing::kind>()[row])];
    const double cheap = typical / (typical + listings_.column<&Listing::price>()[row]);
    double place = 1;
    switch (today.given.platform.ranking) {
    case Ranking::relevance: place = 0.5 * (believed_quality(today, row) + cheap); break;
    case Ranking::reputation: place = believed_quality(today, row); break;
    case Ranking::price: place = cheap; break;
    case Ranking::random: place = 1; break;
    }
    const bool hidden = listings_.column<&Listing::standing>()[row] == Standing::hidden;
    return hidden ? place + hidden_score_ : place;
}

Option Market::home_option(const Today& today, const Trip& trip, std::uint32_t row) const {
    const Demand& demand = today.given.demand;
    const auto host = listings_.column<&Listing::host>()[row].row;
    const Kind kind = listings_.column<&Listing::kind>()[row];
    const bool professional = hosts_.column<&Host::professional>()[host];
    Option option;
    option.target = row;
    option.price = sim::round_half_even(100 * listings_.column<&Listing::price>()[row] *
                                        tariff_.nights(professional, trip.first, trip.nights));
    if (hosts_.column<&Host::collects_tax>()[host])
        option.tax = sim::round_half_even(static_cast<double>(option.price.minor) * today.given.tax.rate +
                                          100 * today.given.tax.per_night * trip.nights);
    option.pays = share(today.given.platform.sharing, option.price).customer_pays + option.tax;
    const double alpha = static_cast<double>(trip.price_coefficient);
    const sim::Believer believer{static_cast<double>(trip.trust)};
    const double kept = std::visit(
        [&](const auto& rule) { return rule(evidence(row), believer, today.day); }, today.given.trust);
    option.utility = (kind == Kind::entire_home ? demand.home_appeal : demand.room_appeal) +
                     static_cast<double>(trip.home_taste) +
                     demand.quality_weight * believed_quality(today, row) -
                     alpha * ((1 - kept) * demand.loss + option.pays.major()) / trip.nights +
                     alpha * static_cast<double>(listings_.column<&Listing::worth>()[row]);
    return option;
}

/// Lists homes of the trip's zone; the list is shorter than wanted where few are free.
std::size_t Market::add_homes(const Today& today, Trip& trip, std::span<Option> into) const {
    const Demand& demand = today.given.demand;
    const std::uint32_t first = first_listing_[trip.zone];
    const std::uint32_t slots = first_listing_[trip.zone + 1U] - first;
    std::array<std::uint32_t, most_considered> list{};
    const auto wanted = static_cast<std::size_t>(demand.consideration);
    const sim::Search search{today.keys.chance, purpose("home_sharing.search"), today.day, trip.identity};
    const auto done = consider(
        search, slots, demand.ranking_temperature, std::span(list).first(wanted),
        [&](std::uint32_t slot) { return feasible(today, trip, first + slot); },
        [&](std::uint32_t slot) { return score(today, trip, first + slot); });
    trip.short_list = done.found < wanted;
    if (done.found == 0) return 0;
    // The share of tries that succeeded tells how many homes there are behind those listed.
    const double all = std::max(1.0, static_cast<double>(slots) / static_cast<double>(done.tries));
    const double variety = demand.variety * sim::math::log(all);
    for (std::size_t i = 0; i < done.found; ++i) {
        into[i] = home_option(today, trip, first + list[i]);
        into[i].utility += variety;
    }
    return done.found;
}

void Market::evaluate(const Today& today, Trip& trip) const {
    std::array<Option, most_considered + most_tiers> options;
    std::array<sim::Identity, most_considered + most_tiers + 1> who{};
    std::array<std::uint8_t, most_considered + most_tiers + 1> nest{};
    std::array<double, most_considered + most_tiers + 1> error{};
    const std::size_t listed = add_homes(today, trip, options);
    const std::size_t all = listed + add_hotels(today, trip, std::span(options).subspan(listed, most_tiers));
    const auto kind = listings_.column<&Listing::kind>();
    for (std::size_t i = 0; i < all; ++i) {
        const std::uint32_t target = options[i].target;
        nest[i] = i < listed ? nest_of(kind[target]) : hotels;
        who[i] = i < listed ? listings_.identities()[target]
                            : hotels_.identities()[target - listings_.size()];
    }
    nest[all] = away;
    const auto lambda = dissimilarity(today.given.demand);
    const sim::NestedErrors errors(today.keys.chance, purpose("home_sharing.taste"),
                                   purpose("home_sharing.nest"), today.day, trip.identity, lambda);
    errors.shocks(std::span(nest).first(all + 1), std::span(who).first(all + 1), std::span(error).first(all + 1));
    for (std::size_t i = 0; i < all; ++i) options[i].utility += error[i];
    trip.outside = error[all];
    keep_best(trip, std::span(options).first(all), static_cast<std::size_t>(today.given.demand.rounds));
}

} // namespace models::home_sharing
