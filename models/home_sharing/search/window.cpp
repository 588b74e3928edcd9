// SPDX-License-Identifier: Apache-2.0
// The search page of a morning: every listing as guests will see it today.
#include "models/home_sharing/hosts/quality.hpp"
#include "models/home_sharing/market.hpp"
#include "sim/choice/consideration.hpp"
#include "sim/parallel/blocks.hpp"

#include <algorithm>

namespace models::home_sharing {
namespace {

// What guests make of the host's badge and photo.
double looks_of(const sim::Table<Host>& hosts, Ref<Host> host, const sim::Signals& signals) {
    return signals.badge.weight * hosts.column<&Host::badge>()[host.row] +
           signals.photo * static_cast<double>(hosts.column<&Host::photo>()[host.row]);
}

std::int16_t nights_left(std::int16_t cap, std::int16_t let) {
    return cap == no_cap ? no_cap : static_cast<std::int16_t>(std::max(0, cap - let));
}

} // namespace

/// What binds a listing: all that is stated for who obeys, only what the platform counts for who
/// does not.
const Allowance& Market::allowance_of(std::uint32_t row) const {
    static const Allowance everything;
    switch (listings_.column<&Listing::standing>()[row]) {
    case Standing::open: return allowances_.stated[row];
    case Standing::ignoring: return allowances_.counted[row];
    case Standing::hidden:
    case Standing::withdrawn: break;
    }
    return everything;
}

void Market::dress_window(const Today& today) {
    window_.resize(listings_.size());
    tags_.assign(listings_.size(), {});
    const auto active = listings_.column<&Listing::active>();
    const auto minimum = listings_.column<&Listing::minimum_nights>();
    const auto sleeps = listings_.column<&Listing::sleeps>();
    sim::for_each_row(listings_.size(), [&](std::size_t row) {
        if (!active[row]) return;
        window_[row] = card_of(today, static_cast<std::uint32_t>(row));
        const double shown = chance_to_show(today, static_cast<std::uint32_t>(row));
        const Allowance& may = allowance_of(static_cast<std::uint32_t>(row));
        tags_[row] = {static_cast<float>(shown), std::max(minimum[row], may.minimum_nights),
                      std::min(sleeps[row], may.guests)};
    });
}

/// The chance that the page keeps a listing when it comes up.
double Market::chance_to_show(const Today& today, std::uint32_t row) const {
    const Card& card = window_[row];
    const double typical = typical_price_[static_cast<std::size_t>(card.kind)];
    const Ranking ranking = today.given.platform.ranking;
    const double place = ranking == Ranking::platform_revenue
                             ? expected_revenue(today, row)
                             : score(ranking, card.quality, typical / (typical + card.price));
    const bool hidden = listings_.column<&Listing::standing>()[row] == Standing::hidden;
    return (hidden ? today.given.compliance.hidden_demand : 1) *
           sim::chance_of(place, today.given.demand.ranking_temperature);
}

/// The score of a home by what showing it brings the platform, against what a home of typical price
/// brings that every second guest books.
double Market::expected_revenue(const Today& today, std::uint32_t row) const {
    const Card& card = window_[row];
    const Demand& demand = today.given.demand;
    const std::uint32_t host = listings_.column<&Listing::host>()[row].row;
    const Money whole{1'000'000};
    const auto split = share(allowances_.sharing, whole, hosts_.column<&Host::billed>()[host]);
    const double paid = card.price * split.customer_pays.major() / whole.major();
    const double utility = static_cast<double>(card.appeal) + demand.quality_weight * card.quality +
                           demand.price_coefficient * (static_cast<double>(card.worth) - paid);
    const double fee = split.platform_keeps.major() / whole.major();
    const auto usual = share(allowances_.sharing, whole).platform_keeps.major() / whole.major();
    return revenue_score(fee * card.price * chance_to_book(utility),
                         usual * typical_price_[static_cast<std::size_t>(card.kind)] / 2);
}

Card Market::card_of(const Today& today, std::uint32_t row) const {
    const Listing listing = listings_.row(row);
    const Demand& demand = today.given.demand;
    const sim::Evidence about = beliefs_.about(party_of(row));
    const sim::Opinion opinion = opinion_of(today, about, listing.host.row);
    Card card;
    card.calendar = listing.calendar;
    const Allowance& may = allowance_of(row);
    card.nights_left_this_year = nights_left(may.nights, listing.nights_this_year);
    card.nights_left_next_year = nights_left(may.nights, listing.nights_next_year);
    card.domestic_left_this_year = nights_left(may.domestic_nights, listing.domestic_this_year);
    card.domestic_left_next_year = nights_left(may.domestic_nights, listing.domestic_next_year);
    card.price = std::min(listing.price, may.price);
    card.professional = hosts_.column<&Host::professional>()[listing.host.row];
    const double cost = cost_of(row);
    const double gets = provider_share(today, listing.host.row);
    card.least_stay = static_cast<float>(cost / (card.price * gets));
    card.usual_margin = static_cast<float>(
        std::max(0.0, static_cast<double>(listing.reference_price) * gets - cost) /
        (card.price * gets));
    card.quality = believed_quality(about, demand.quality_strength, today.given.supply);
    card.doubted = static_cast<float>(opinion.doubted);
    card.trusted = static_cast<float>(opinion.trusted);
    card.worth = listing.worth;
    card.appeal = static_cast<float>(
        (listing.kind == Kind::entire_home ? demand.home_appeal : demand.room_appeal) +
        looks_of(hosts_, listing.host, today.given.reputation.signals));
    card.collects_tax = hosts_.column<&Host::collects_tax>()[listing.host.row];
    card.kind = listing.kind;
    card.quoting = quoting_of(card.professional != 0, pricing_[row] == tool_rule);
    card.levied = !allowances_.levies.empty() && allowances_.levies[row].any() ? 1 : 0;
    return card;
}

} // namespace models::home_sharing
