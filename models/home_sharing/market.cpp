// SPDX-License-Identifier: Apache-2.0
// How a market begins, ends its days and reports.
#include "models/home_sharing/market.hpp"

#include "models/home_sharing/city/world.hpp"
#include "sim/parallel/sums.hpp"

#include <algorithm>

namespace models::home_sharing {
namespace {

std::vector<double> shares_of_boroughs(const City& city) {
    std::vector<double> whole(city.boroughs.size(), 0);
    for (const Place& place : city.places) whole[place.borough] += place.weight;
    std::vector<double> shares;
    for (const Place& place : city.places) shares.push_back(place.weight / whole[place.borough]);
    return shares;
}

void check_reputation(const Parameters& given, sim::Problems& problems) {
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

// The first, second, ... home of its host, in the order of the listings.
std::vector<std::uint16_t> numbered(const sim::Table<Listing>& listings) {
    std::vector<std::uint16_t> number;
    std::vector<std::uint16_t> homes;
    for (const Ref<Host> host : listings.column<&Listing::host>()) {
        if (host.row >= homes.size()) homes.resize(host.row + 1U, 0);
        number.push_back(++homes[host.row]);
    }
    return number;
}

} // namespace

/// The user's trust rule is compiled here too, so that what is wrong with it is told before any
/// world is made.
City Market::load(const Parameters& given) {
    if (const auto* rule = std::get_if<sim::Custom>(&given.trust)) sim::compile(*rule);
    City city = read_city(given);
    check_news(given, city);
    return city;
}

void Market::check(const Parameters& given, sim::Problems& problems) {
    double shares = 0;
    for (const Segment& segment : given.segments) shares += segment.share;
    if (given.segments.empty() || shares <= 0) problems.add("segments", "need a positive share");
    if (given.segments.size() > 32) problems.add("segments", "at most 32");
    if (given.abuse.gives_in + given.abuse.disputes > 1)
        problems.add("abuse.disputes", sim::text("is ", given.abuse.disputes,
                                                 ", with abuse.gives_in = ", given.abuse.gives_in,
                                                 " more than one together"));
    check_tiers(given.hotels, problems);
    check_events(given, problems);
    check_reputation(given, problems);
    check_sharing(given, problems);
    check_law(given, problems);
}

Market::Market(const Today& dawn, const City& city) : MarketState(dawn, city) {
    survey_estates();
    restored(dawn);
    open_books(dawn);
}

void Market::restored(const Today& today) {
    know_seasons(today);
    home_number_ = numbered(listings_);
    mix_ = TripMix(today.given.segments);
    choose_pricing(today);
    acquaint(today);
    compile(today);
    reports_.restored();
    beliefs_.restored(today.given.trust, today.given.reputation.contacts, today.keys.world);
    borough_share_ = shares_of_boroughs(*city_);
    background_.assign(hotels_.size(), std::vector<float>(hotel_horizon, 0));
    others_.assign(hotels_.size(), std::vector<double>(hotel_horizon, 0));
    for (int ahead = 0; ahead < static_cast<int>(hotel_horizon); ++ahead)
        foresee(today, today.day + ahead);
    take_up_books(today);
}

/// The nights that can be booked, and as many as hotels keep books for.
void Market::know_seasons(const Today& today) {
    const sim::Day last = today.day + std::max<int>(sim::TakenDays::size, hotel_horizon) + 1;
    sought_.extend(last);
    tariff_.extend(last, [&](sim::Day night) { return sought_.index(night); });
}

/// A market that is loaded, or branched, has its past already; so it comes with the first day.
void Market::open_day(const Today& today) {
    if (today.day == opened_) {
        remember_past(today);
        book_ahead(today);
    }
    std::ranges::fill(tally_, Indicators{});
    host_gains_.clear();
    guest_gains_.clear();
    ledger_.begin_day();
    if (today.day <= today.start) take_over();
    if (today.given.regulation.changes_on(today.day)) compile(today);
    weigh_costs(today);
    know_seasons(today);
    const auto passed = slot(today.day - 1);
    for (auto& booked : hotels_.column<&Hotel::booked>()) booked[passed] = 0;
    turn_page(today);
    foresee(today, today.day - 1 + static_cast<int>(hotel_horizon));
}

void Market::turn_year(const Today& today) {
    auto this_year = listings_.column<&Listing::nights_this_year>();
    auto next_year = listings_.column<&Listing::nights_next_year>();
    std::ranges::copy(next_year, this_year.begin());
    std::ranges::fill(next_year, std::int16_t{0});
    auto domestic_next_year = listings_.column<&Listing::domestic_next_year>();
    std::ranges::copy(domestic_next_year, listings_.column<&Listing::domestic_this_year>().begin());
    std::ranges::fill(domestic_next_year, std::int16_t{0});
    std::ranges::fill(hosts_.column<&Host::nights_this_year>(), 0);
    std::ranges::fill(hosts_.column<&Host::takings_this_year>(), Money{});
    pay_for_signals(today);
    set_fee(today);
}

std::vector<std::string> Market::zones() const {
    std::vector<std::string> labels;
    for (const Place& place : city_->places) labels.push_back(place.name);
    return labels;
}

void Market::indicators(std::span<Indicators> by_zone) const {
    std::ranges::copy(tally_, by_zone.begin());
    for (Indicators& here : by_zone) {
        here.host_net_income = here.host_income - here.fines;
        here.public_revenue = here.tax + here.fines - here.enforcement_cost;
    }
    const auto zone = listings_.column<&Listing::zone>();
    const auto active = listings_.column<&Listing::active>();
    const auto standing = listings_.column<&Listing::standing>();
    const auto licence = listings_.column<&Listing::licence>();
    const auto host = listings_.column<&Listing::host>();
    const auto badge = hosts_.column<&Host::badge>();
    const auto professional = hosts_.column<&Host::professional>();
    const auto price = listings_.column<&Listing::price>();
    const auto usual = listings_.column<&Listing::reference_price>();
    for (std::size_t row = 0; row < listings_.size(); ++row) {
        Indicators& here = by_zone[zone[row]];
        here.active_listings += active[row];
        here.licensed_listings += active[row] && licence[row];
        here.badges += active[row] && badge[host[row].row];
        here.professional_listings += active[row] && professional[host[row].row];
        here.listing_days += active[row];
        if (active[row]) {
            // As on the search page: no more than the law allows.
            const auto asked =
                std::min<double>(price[row], allowance_of(static_cast<std::uint32_t>(row)).price);
            here.asked_to_usual += asked / static_cast<double>(usual[row]);
        }
        here.ignoring_listings += active[row] && standing[row] == Standing::ignoring;
        here.hidden_listings += active[row] && standing[row] == Standing::hidden;
        here.withdrawn_listings += standing[row] == Standing::withdrawn;
    }
}

} // namespace models::home_sharing
