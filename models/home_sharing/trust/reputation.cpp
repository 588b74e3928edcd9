// SPDX-License-Identifier: Apache-2.0
// What guests and hosts learn of each other: reviews of both, bought ones, signals and badges, and
// the talk of guests.
#include "models/home_sharing/hosts/quality.hpp"
#include "models/home_sharing/market.hpp"

#include <algorithm>
#include <cmath>

namespace models::home_sharing {
namespace {

using sim::purpose;

constexpr double average_year = 365.25; // days

constexpr unsigned months_of_quarter = 12 / quarters;

std::size_t quarter_of(sim::Day day) {
    return (static_cast<unsigned>(sim::date_of(day).month) - 1) / months_of_quarter;
}

template <class Number> double sum_of(const std::array<Number, quarters>& by_quarter) {
    double sum = 0;
    for (const Number one : by_quarter) sum += static_cast<double>(one);
    return sum;
}

} // namespace

/// How people review on a day: leniency drifts.
sim::Reviewing Market::as_lenient_as(const Today& today, sim::Day day) {
    return today.given.reviews.after((day - today.start) / average_year);
}

/// The row in the table of reputations that a listing goes by.
std::uint32_t Market::party_of(std::uint32_t row) const {
    return by_host_ ? listings_.column<&Listing::host>()[row].row : row;
}

/// What everybody can make of a home by its record: the rule's opinion, from priors that signals
/// have moved.
sim::Opinion Market::opinion_of(const Today& today, const sim::Evidence& about,
                                std::uint32_t host) const {
    const sim::Signals& signals = today.given.reputation.signals;
    const auto seen = [&](double prior) {
        const bool verified = hosts_.column<&Host::verified>()[host] != 0;
        const bool profiled = hosts_.column<&Host::profiled>()[host] != 0;
        return signals.profile.prior(signals.verification.prior(prior, verified), profiled);
    };
    const sim::Opinion opinion = sim::opinion(today.given.trust, about, today.day);
    return {opinion.to(seen(0)), opinion.to(seen(1))};
}

/// How alike a guest and a home's host are, 0 to 1. Outlooks lie on a circle, so that nobody is
/// more like everybody than others are.
double Market::likeness(Ref<Traveller> guest, std::uint32_t row) const {
    const std::uint32_t host = listings_.column<&Listing::host>()[row].row;
    const auto apart =
        static_cast<double>(std::abs(travellers_.column<&Traveller::outlook>()[guest.row] -
                                     hosts_.column<&Host::outlook>()[host]));
    return 1 - 2 * std::min(apart, 1 - apart);
}

/// The trust of a guest in a stranger like this one; what is known of the home outweighs it the
/// more the more is known.
double Market::trust_in(const Today& today, const Trip& trip, std::uint32_t row) const {
    const double weight = today.given.reputation.similarity;
    const auto trust = static_cast<double>(trip.trust);
    return weight == 0 ? trust : (1 - weight) * trust + weight * likeness(trip.traveller, row);
}

/// Both sides of a stay may say how it was.
void Market::review(const Today& today, sim::Identity who, const Stay& stay, bool kept,
                    const Harm& harm) {
    const std::uint32_t row = stay.listing.row;
    const double satisfied =
        satisfaction(listings_.column<&Listing::quality>()[row], kept, today.given.supply);
    const double manners = today.draw(purpose("home_sharing.manners"), who).normal();
    const double pleased = harm.abused ? ruined : manners;
    const sim::ReviewLuck luck{today.draw(purpose("home_sharing.review"), who),
                               today.draw(purpose("home_sharing.host_review"), who),
                               today.draw(purpose("home_sharing.review_order"), who)};
    sim::ReviewPair said = sim::review(today.given.reputation.system,
                                       as_lenient_as(today, today.day), luck, satisfied, pleased);
    if (harm.avenged) said.by_customer = 1;
    if (!said.by_customer) said.by_customer = induced(today, who, satisfied, row);
    count_stay(row, today.day);
    Indicators& here = tally_[listings_.column<&Listing::zone>()[row]];
    here.retaliations += said.retaliated;
    if (said.by_customer) {
        rate_home(row, *said.by_customer, today.day);
        ++here.reviews;
        here.stars += *said.by_customer;
    }
    if (said.by_provider) {
        ++travellers_.column<&Traveller::ratings>()[stay.traveller.row];
        travellers_.column<&Traveller::stars>()[stay.traveller.row] +=
            static_cast<float>(*said.by_provider);
        ++here.guest_reviews;
        here.guest_stars += *said.by_provider;
    }
}

/// What a guest who would keep silent writes for a coupon.
std::optional<int> Market::induced(const Today& today, sim::Identity who, double satisfied,
                                   std::uint32_t row) {
    sim::Stream luck = today.draw(purpose("home_sharing.coupon"), who);
    if (!luck.chance(today.given.reputation.coupon)) return std::nullopt;
    const int stars = as_lenient_as(today, today.day).stars(luck, satisfied);
    Indicators& here = tally_[listings_.column<&Listing::zone>()[row]];
    ++here.induced_reviews;
    here.induced_stars += stars;
    return stars;
}

/// Stays and their reviews count for the host's badge.
void Market::count_stay(std::uint32_t row, sim::Day day) {
    const std::uint32_t host = listings_.column<&Listing::host>()[row].row;
    ++hosts_.column<&Host::stays>()[host][quarter_of(day)];
}

void Market::rate_home(std::uint32_t row, int stars, sim::Day day) {
    const std::uint32_t host = listings_.column<&Listing::host>()[row].row;
    beliefs_.rate(party_of(row), stars);
    ++hosts_.column<&Host::ratings>()[host][quarter_of(day)];
    hosts_.column<&Host::stars>()[host][quarter_of(day)] += static_cast<float>(stars);
}

/// Whether hosts who answer requests look at a guest's stars and find them too few.
bool Market::rated_too_low(const Today& today, const Trip& trip) const {
    const auto& least = today.given.reputation.least_stars;
    if (!least) return false;
    const auto ratings = travellers_.column<&Traveller::ratings>()[trip.traveller.row];
    const auto stars = travellers_.column<&Traveller::stars>()[trip.traveller.row];
    return ratings > 0 && static_cast<double>(stars) < *least * ratings;
}

/// On Mondays: a host who would cheat buys a review where it pays, one a listing and week.
void Market::buy_reviews(const Today& today) {
    if (today.given.reputation.bought.corruptible <= 0) return;
    const auto active = listings_.column<&Listing::active>();
    const auto host = listings_.column<&Listing::host>();
    const auto corruptible = hosts_.column<&Host::corruptible>();
    for (std::uint32_t row = 0; row < listings_.size(); ++row)
        if (active[row] && corruptible[host[row].row] && worth_buying(today, row))
            buy_review(today, row);
}

/// Whether a review of five stars would bring more than it costs. Where many stand already it moves
/// little.
bool Market::worth_buying(const Today& today, std::uint32_t row) const {
    const double strength = today.given.demand.quality_strength;
    const sim::Evidence before = beliefs_.about(party_of(row));
    sim::Evidence after = before;
    record_stars(after, 5);
    const Supply& supply = today.given.supply;
    const double gain =
        believed_quality(after, strength, supply) - believed_quality(before, strength, supply);
    const double takings = static_cast<double>(listings_.column<&Listing::occupancy>()[row]) *
                           listings_.column<&Listing::price>()[row] * provider_share_;
    const std::uint32_t host = listings_.column<&Listing::host>()[row].row;
    return today.given.reputation.bought.pays(
        gain, takings, static_cast<double>(hosts_.column<&Host::scruples>()[host]));
}

void Market::buy_review(const Today& today, std::uint32_t row) {
    const sim::BoughtReviews& bought = today.given.reputation.bought;
    const std::uint32_t host = listings_.column<&Listing::host>()[row].row;
    const Money price = sim::round_half_even(100 * bought.price);
    Indicators& here = tally_[listings_.column<&Listing::zone>()[row]];
    ledger_.transfer({host_accounts_.row + host}, supplier_account_, price, Payment::bought_review);
    here.host_income -= price;
    host_gains_.push_back({host, -price, {}});
    ++here.bought_reviews;
    ++listings_.column<&Listing::bought>()[row];
    if (today.draw(purpose("home_sharing.filter"), listings_.identities()[row])
            .chance(bought.detection))
        ++here.filtered_reviews;
    else
        rate_home(row, 5, today.day);
}

/// On Mondays: what global trust makes of who was pleased with whom.
void Market::weigh_trust(const Today& today) { beliefs_.reflect(today.given.trust); }

/// On the first day of a quarter: the badge goes by the four quarters past; the new one begins.
void Market::award_badges(const Today& today) {
    if ((static_cast<unsigned>(sim::date_of(today.day).month) - 1) % months_of_quarter != 0) return;
    const sim::Badge& badge = today.given.reputation.signals.badge;
    auto stays = hosts_.column<&Host::stays>();
    auto ratings = hosts_.column<&Host::ratings>();
    auto stars = hosts_.column<&Host::stars>();
    auto held = hosts_.column<&Host::badge>();
    const std::size_t quarter = quarter_of(today.day);
    for (std::size_t host = 0; host < hosts_.size(); ++host) {
        held[host] = badge.weight > 0 &&
                     badge.deserved(std::lround(sum_of(stays[host])), sum_of(stars[host]),
                                    std::lround(sum_of(ratings[host])));
        stays[host][quarter] = 0;
        ratings[host][quarter] = 0;
        stars[host][quarter] = 0;
    }
}

/// On the first of a month: guests hear of their contacts' experiences with strangers.
void Market::talk(const Today& today) {
    const double influence = today.given.reputation.contacts.influence;
    if (influence > 0)
        spread(beliefs_.network(), influence, travellers_.column<&Traveller::trust>());
}

/// At the New Year: hosts who let something pay for what they show of themselves.
void Market::pay_for_signals(const Today& today) {
    const sim::Signals& signals = today.given.reputation.signals;
    if (signals.verification.cost <= 0 && signals.profile.cost <= 0) return;
    const auto active = listings_.column<&Listing::active>();
    const auto primary = listings_.column<&Listing::primary>();
    for (std::uint32_t row = 0; row < listings_.size(); ++row) {
        if (!active[row] || !primary[row]) continue;
        const std::uint32_t host = listings_.column<&Listing::host>()[row].row;
        const Money cost = sim::round_half_even(
            100 * (signals.verification.cost * hosts_.column<&Host::verified>()[host] +
                   signals.profile.cost * hosts_.column<&Host::profiled>()[host]));
        ledger_.transfer({host_accounts_.row + host}, supplier_account_, cost, Payment::signal);
        tally_[listings_.column<&Listing::zone>()[row]].host_income -= cost;
        host_gains_.push_back({host, -cost, {}});
    }
}

} // namespace models::home_sharing
