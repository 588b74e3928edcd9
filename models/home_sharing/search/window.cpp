// SPDX-License-Identifier: Apache-2.0
// The search page of a morning: every listing as guests will see it today.
#include "models/home_sharing/hosts/quality.hpp"
#include "models/home_sharing/search/search_page.hpp"
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

void SearchPage::rebuild(const Today& today, const Listed& listed) {
    cards_.resize(listed.agents.listings.size());
    tags_.assign(listed.agents.listings.size(), {});
    const auto active = listed.agents.column<&Listing::active>();
    const auto minimum = listed.agents.column<&Listing::minimum_nights>();
    const auto sleeps = listed.agents.column<&Listing::sleeps>();
    sim::for_each_row(listed.agents.listings.size(), [&](std::size_t row) {
        if (!active[row]) return;
        cards_[row] = card_of(today, listed, static_cast<std::uint32_t>(row));
        const double shown = chance_to_show(today, listed, static_cast<std::uint32_t>(row));
        const Allowance& may =
            listed.law.allowance_of(listed.agents, static_cast<std::uint32_t>(row));
        tags_[row] = {static_cast<float>(shown), std::max(minimum[row], may.minimum_nights),
                      std::min(sleeps[row], may.guests)};
    });
}

/// The chance that the page keeps a listing when it comes up.
double SearchPage::chance_to_show(const Today& today, const Listed& listed,
                                  std::uint32_t row) const {
    const ListingView& card = cards_[row];
    const double typical = listed.agents.typical_price[static_cast<std::size_t>(card.kind)];
    const Ranking ranking = today.given.platform.ranking;
    const double place = ranking == Ranking::platform_revenue
                             ? expected_revenue(today, listed, row)
                             : score(ranking, card.quality, typical / (typical + card.price));
    const bool hidden =
        listed.agents.column<&Listing::standing>()[row] == ComplianceState::concealed;
    return (hidden ? today.given.compliance.hidden_demand : 1) *
           sim::chance_of(place, today.given.demand.ranking_temperature);
}

/// The score of a home by what showing it brings the platform, against what a home of typical price
/// brings that every second guest books.
double SearchPage::expected_revenue(const Today& today, const Listed& listed,
                                    std::uint32_t row) const {
    const ListingView& card = cards_[row];
    const Demand& demand = today.given.demand;
    const std::uint32_t host = listed.agents.host_of(row);
    const Money whole{1'000'000};
    const auto split =
        share(listed.law.terms(), whole, listed.agents.column<&Host::billed>()[host]);
    const double paid = card.price * split.customer_pays.major() / whole.major();
    const double utility = static_cast<double>(card.appeal) + demand.quality_weight * card.quality +
                           demand.price_coefficient * (static_cast<double>(card.worth) - paid);
    const double fee = split.platform_keeps.major() / whole.major();
    const auto usual = share(listed.law.terms(), whole).platform_keeps.major() / whole.major();
    return revenue_score(fee * card.price * chance_to_book(utility),
                         usual * listed.agents.typical_price[static_cast<std::size_t>(card.kind)] /
                             2);
}

ListingView SearchPage::card_of(const Today& today, const Listed& listed, std::uint32_t row) const {
    const Listing listing = listed.agents.listings.row(row);
    const Demand& demand = today.given.demand;
    const sim::Evidence about =
        listed.reviews.beliefs().about(listed.reviews.party_of(listed.agents, row));
    const sim::Opinion opinion = opinion_of(today, listed.agents, about, listing.host.row);
    ListingView card;
    card.calendar = listing.calendar;
    const Allowance& may = listed.law.allowance_of(listed.agents, row);
    card.nights_left_this_year = nights_left(may.nights, listing.nights_this_year);
    card.nights_left_next_year = nights_left(may.nights, listing.nights_next_year);
    card.domestic_left_this_year = nights_left(may.domestic_nights, listing.domestic_this_year);
    card.domestic_left_next_year = nights_left(may.domestic_nights, listing.domestic_next_year);
    card.price = std::min(listing.price, may.price);
    card.professional = listed.agents.column<&Host::professional>()[listing.host.row];
    const double cost = listed.careers.cost_of(listed.agents, row);
    const double gets = listed.law.provider_share(today, listed.agents, listing.host.row);
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
        looks_of(listed.agents.hosts, listing.host, today.given.reputation.signals));
    card.collects_tax = listed.agents.column<&Host::collects_tax>()[listing.host.row];
    card.kind = listing.kind;
    card.quoting = listed.prices.quoting(row, card.professional != 0);
    card.levied = listed.law.levy_on(row) ? 1 : 0;
    return card;
}

} // namespace models::home_sharing
