// SPDX-License-Identifier: Apache-2.0
#include "models/home_sharing/trust/reviews.hpp"

#include "models/home_sharing/hosts/quality.hpp"

#include <algorithm>
#include <cmath>

namespace models::home_sharing {
namespace {

using sim::purpose;

constexpr double average_year = 365.25; // days

constexpr int badge_year = 365; // days that a badge looks back

constexpr unsigned months_of_quarter = 12 / quarters;

std::size_t quarter_of(sim::Day day) {
    return (static_cast<unsigned>(sim::date_of(day).month) - 1) / months_of_quarter;
}

template <class Number> double sum_of(const std::array<Number, quarters>& by_quarter) {
    double sum = 0;
    for (const Number one : by_quarter) sum += static_cast<double>(one);
    return sum;
}

// What a guest who would keep silent writes for a coupon.
std::optional<int> induced(const Today& today, Agents& agents, sim::Identity who, double satisfied,
                           std::uint32_t row) {
    sim::Stream draws = today.draw(purpose("home_sharing.coupon"), who);
    if (!draws.chance(today.given.reputation.coupon)) return std::nullopt;
    const int stars = as_lenient_as(today, today.day).stars(draws, satisfied);
    Indicators& here = agents.here(row);
    ++here.induced_reviews;
    here.induced_stars += stars;
    return stars;
}

// Stays and their reviews count for the host's badge.
void count_stay(Agents& agents, std::uint32_t row, sim::Day day) {
    const std::uint32_t host = agents.host_of(row);
    ++agents.column<&Host::stays>()[host][quarter_of(day)];
}

} // namespace

Reviews::Reviews(const Today& dawn, const Agents& agents)
    : by_host_(dawn.given.reputation.holder == Holder::host),
      beliefs_(by_host_ ? identities(agents.hosts) : identities(agents.listings),
               agents.travellers.size(), dawn.given.trust, dawn.day) {}

void Reviews::check(const Parameters& given, sim::Problems& problems) {
    const Reputation& known = given.reputation;
    if (known.least_stars && std::holds_alternative<sim::OneSided>(known.system))
        problems.add("reputation.least_stars",
                     "nobody reviews guests under reputation.system = one_sided");
    const bool listens =
        known.contacts.influence > 0 || std::holds_alternative<sim::Social>(given.trust);
    const std::string fault =
        known.contacts.fault(static_cast<std::size_t>(given.population.travellers));
    if (listens && !fault.empty()) problems.add("reputation.contacts.network", fault);
}

void Reviews::restored(const Today& today) {
    beliefs_.restored(today.given.trust, today.given.reputation.contacts, today.keys.world);
}

void Reviews::record(const Today& today, const Agents& agents, const Stay& stay,
                     sim::Promise promise, bool abused) {
    beliefs_.add(today.given.trust,
                 {stay.traveller.row, party_of(agents, stay.listing.row), promise, abused},
                 today.day);
}

void Reviews::record_past(const Today& today, Agents& agents, std::uint32_t row, bool kept,
                          std::optional<int> stars, sim::Day when) {
    beliefs_.add_past(today.given.trust, party_of(agents, row),
                      kept ? sim::Promise::kept : sim::Promise::broken, when);
    const bool counts = today.day - when < badge_year;
    if (counts) count_stay(agents, row, when);
    if (!stars) return;
    if (counts)
        rate_home(agents, row, *stars, when);
    else
        beliefs_.rate(party_of(agents, row), *stars);
}

sim::Reviewing as_lenient_as(const Today& today, sim::Day day) {
    return today.given.reviews.after((day - today.start) / average_year);
}

sim::Opinion opinion_of(const Today& today, const Agents& agents, const sim::Evidence& about,
                        std::uint32_t host) {
    const sim::Signals& signals = today.given.reputation.signals;
    const auto seen = [&](double prior) {
        const bool verified = agents.column<&Host::verified>()[host] != 0;
        const bool profiled = agents.column<&Host::profiled>()[host] != 0;
        return signals.profile.prior(signals.verification.prior(prior, verified), profiled);
    };
    const sim::Opinion opinion = sim::opinion(today.given.trust, about, today.day);
    return {opinion.to(seen(0)), opinion.to(seen(1))};
}

double likeness(const Agents& agents, Ref<Traveller> guest, std::uint32_t row) {
    const std::uint32_t host = agents.host_of(row);
    const auto apart = static_cast<double>(std::abs(
        agents.column<&Traveller::outlook>()[guest.row] - agents.column<&Host::outlook>()[host]));
    return 1 - 2 * std::min(apart, 1 - apart);
}

double trust_in(const Today& today, const Agents& agents, const Trip& trip, std::uint32_t row) {
    const double weight = today.given.reputation.similarity;
    const auto trust = static_cast<double>(trip.trust);
    return weight == 0 ? trust
                       : (1 - weight) * trust + weight * likeness(agents, trip.traveller, row);
}

void Reviews::review(const Today& today, Agents& agents, sim::Identity who, const Stay& stay,
                     bool kept, const Harm& harm) {
    const std::uint32_t row = stay.listing.row;
    const double satisfied =
        satisfaction(agents.column<&Listing::quality>()[row], kept, today.given.supply);
    const double manners = today.draw(purpose("home_sharing.manners"), who).normal();
    const double pleased = harm.abused ? ruined : manners;
    const sim::ReviewDraws draws{today.draw(purpose("home_sharing.review"), who),
                                 today.draw(purpose("home_sharing.host_review"), who),
                                 today.draw(purpose("home_sharing.review_order"), who)};
    sim::ReviewPair said = sim::review(today.given.reputation.system,
                                       as_lenient_as(today, today.day), draws, satisfied, pleased);
    if (harm.avenged) said.by_customer = 1;
    if (!said.by_customer) said.by_customer = induced(today, agents, who, satisfied, row);
    count_stay(agents, row, today.day);
    Indicators& here = agents.here(row);
    here.retaliations += said.retaliated;
    if (said.by_customer) {
        rate_home(agents, row, *said.by_customer, today.day);
        ++here.reviews;
        here.stars += *said.by_customer;
    }
    if (said.by_provider) {
        ++agents.column<&Traveller::ratings>()[stay.traveller.row];
        agents.column<&Traveller::stars>()[stay.traveller.row] +=
            static_cast<float>(*said.by_provider);
        ++here.guest_reviews;
        here.guest_stars += *said.by_provider;
    }
}

void Reviews::rate_home(Agents& agents, std::uint32_t row, int stars, sim::Day day) {
    const std::uint32_t host = agents.host_of(row);
    beliefs_.rate(party_of(agents, row), stars);
    ++agents.column<&Host::ratings>()[host][quarter_of(day)];
    agents.column<&Host::stars>()[host][quarter_of(day)] += static_cast<float>(stars);
}

bool rated_too_low(const Today& today, const Agents& agents, const Trip& trip) {
    const auto& least = today.given.reputation.least_stars;
    if (!least) return false;
    const auto ratings = agents.column<&Traveller::ratings>()[trip.traveller.row];
    const auto stars = agents.column<&Traveller::stars>()[trip.traveller.row];
    return ratings > 0 && static_cast<double>(stars) < *least * ratings;
}

void Reviews::buy_reviews(const Today& today, Agents& agents, Books& books, const Law& law) {
    if (today.given.reputation.bought.corruptible <= 0) return;
    const auto active = agents.column<&Listing::active>();
    const auto host = agents.column<&Listing::host>();
    const auto corruptible = agents.column<&Host::corruptible>();
    for (std::uint32_t row = 0; row < agents.listings.size(); ++row)
        if (active[row] && corruptible[host[row].row] && worth_buying(today, agents, law, row))
            buy_review(today, agents, books, row);
}

/// Whether a review of five stars would bring more than it costs. Where many stand already it moves
/// little.
bool Reviews::worth_buying(const Today& today, const Agents& agents, const Law& law,
                           std::uint32_t row) const {
    const double strength = today.given.demand.quality_strength;
    const sim::Evidence before = beliefs_.about(party_of(agents, row));
    sim::Evidence after = before;
    record_stars(after, 5);
    const Supply& supply = today.given.supply;
    const double gain =
        believed_quality(after, strength, supply) - believed_quality(before, strength, supply);
    const double takings = static_cast<double>(agents.column<&Listing::occupancy>()[row]) *
                           agents.column<&Listing::price>()[row] * law.provider_share();
    const std::uint32_t host = agents.host_of(row);
    return today.given.reputation.bought.pays(
        gain, takings, static_cast<double>(agents.column<&Host::scruples>()[host]));
}

void Reviews::buy_review(const Today& today, Agents& agents, Books& books, std::uint32_t row) {
    const sim::BoughtReviews& bought = today.given.reputation.bought;
    const Money price = sim::round_half_even(100 * bought.price);
    Indicators& here = agents.here(row);
    books.charge_host(agents.account_of(row), Sector::suppliers, price, Payment::bought_review);
    ++here.bought_reviews;
    ++agents.column<&Listing::bought>()[row];
    if (today.draw(purpose("home_sharing.filter"), agents.listings.identities()[row])
            .chance(bought.detection))
        ++here.filtered_reviews;
    else
        rate_home(agents, row, 5, today.day);
}

void award_badges(const Today& today, Agents& agents) {
    if ((static_cast<unsigned>(sim::date_of(today.day).month) - 1) % months_of_quarter != 0) return;
    const sim::Badge& badge = today.given.reputation.signals.badge;
    auto stays = agents.column<&Host::stays>();
    auto ratings = agents.column<&Host::ratings>();
    auto stars = agents.column<&Host::stars>();
    auto held = agents.column<&Host::badge>();
    const std::size_t quarter = quarter_of(today.day);
    for (std::size_t host = 0; host < agents.hosts.size(); ++host) {
        held[host] = badge.weight > 0 &&
                     badge.deserved(std::lround(sum_of(stays[host])), sum_of(stars[host]),
                                    std::lround(sum_of(ratings[host])));
        stays[host][quarter] = 0;
        ratings[host][quarter] = 0;
        stars[host][quarter] = 0;
    }
}

void Reviews::talk(const Today& today, Agents& agents) const {
    const double influence = today.given.reputation.contacts.influence;
    if (influence > 0) spread(beliefs_.network(), influence, agents.column<&Traveller::trust>());
}

void pay_for_signals(const Today& today, Agents& agents, Books& books) {
    const sim::Signals& signals = today.given.reputation.signals;
    if (signals.verification.cost <= 0 && signals.profile.cost <= 0) return;
    const auto active = agents.column<&Listing::active>();
    const auto primary = agents.column<&Listing::primary>();
    for (std::uint32_t row = 0; row < agents.listings.size(); ++row) {
        if (!active[row] || !primary[row]) continue;
        const std::uint32_t host = agents.host_of(row);
        const Money cost = sim::round_half_even(
            100 * (signals.verification.cost * agents.column<&Host::verified>()[host] +
                   signals.profile.cost * agents.column<&Host::profiled>()[host]));
        books.charge_host(agents.account_of(row), Sector::suppliers, cost, Payment::signal);
    }
}

} // namespace models::home_sharing
