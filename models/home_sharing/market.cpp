// SPDX-License-Identifier: Apache-2.0
// How a market begins and reports.
#include "models/home_sharing/market.hpp"

#include "models/home_sharing/city/world.hpp"
#include "models/home_sharing/demand/events.hpp"

#include <algorithm>

namespace models::home_sharing {

/// The user's trust rule is compiled here too, so that what is wrong with it is told before any
/// world is made.
City Market::load(const Parameters& given) {
    if (const auto* rule = std::get_if<sim::Custom>(&given.trust)) sim::compile(*rule);
    City city = read_city(given);
    HostCareers::check_news(given, city);
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
    Reviews::check(given, problems);
    PlatformSide::check(given, problems);
    Law::check(given, problems);
}

Market::Market(const Today& dawn, const City& city) : parts_(dawn, city) {
    parts_.restored(dawn);
    parts_.hotels.open_books(dawn);
}

std::vector<std::string> Market::zones() const {
    std::vector<std::string> labels;
    for (const Place& place : parts_.agents.city->places) labels.push_back(place.name);
    return labels;
}

void Market::indicators(std::span<Indicators> by_zone) const {
    std::ranges::copy(parts_.agents.tally, by_zone.begin());
    for (Indicators& here : by_zone) {
        here.host_net_income = here.host_income - here.fines;
        here.public_revenue = here.tax + here.fines - here.enforcement_cost;
    }
    const auto zone = parts_.agents.column<&Listing::zone>();
    const auto active = parts_.agents.column<&Listing::active>();
    const auto standing = parts_.agents.column<&Listing::standing>();
    const auto licence = parts_.agents.column<&Listing::licence>();
    const auto host = parts_.agents.column<&Listing::host>();
    const auto badge = parts_.agents.column<&Host::badge>();
    const auto professional = parts_.agents.column<&Host::professional>();
    const auto price = parts_.agents.column<&Listing::price>();
    const auto usual = parts_.agents.column<&Listing::reference_price>();
    for (std::size_t row = 0; row < parts_.agents.listings.size(); ++row) {
        Indicators& here = by_zone[zone[row]];
        here.active_listings += active[row];
        here.licensed_listings += active[row] && licence[row];
        here.badges += active[row] && badge[host[row].row];
        here.professional_listings += active[row] && professional[host[row].row];
        here.listing_days += active[row];
        if (active[row]) {
            // As on the search page: no more than the law allows.
            const auto asked = std::min<double>(
                price[row],
                parts_.law.allowance_of(parts_.agents, static_cast<std::uint32_t>(row)).price);
            here.asked_to_usual += asked / static_cast<double>(usual[row]);
        }
        here.ignoring_listings += active[row] && standing[row] == ComplianceState::open_breach;
        here.hidden_listings += active[row] && standing[row] == ComplianceState::concealed;
        here.withdrawn_listings += standing[row] == ComplianceState::exited;
    }
}

} // namespace models::home_sharing
