// SPDX-License-Identifier: Apache-2.0
#include "models/home_sharing/day.hpp"

#include "models/home_sharing/stays/past.hpp"

#include <algorithm>

namespace models::home_sharing {

void open_day(const Today& today, Parts& parts) {
    if (today.day == parts.agents.opened) {
        remember_past(today, parts);
        book_ahead(today, parts);
    }
    std::ranges::fill(parts.agents.tally, Indicators{});
    parts.books.begin_day();
    if (today.day <= today.start) parts.platform.take_over(parts.agents, parts.books);
    if (today.given.regulation.changes_on(today.day)) parts.compile_law(today);
    parts.careers.weigh_costs(today, parts.agents);
    parts.travel.know_seasons(today);
    parts.hotels.open_day(today, parts.travel.sought());
}

void turn_year(const Today& today, Parts& parts) {
    Agents& agents = parts.agents;
    auto this_year = agents.column<&Listing::nights_this_year>();
    auto next_year = agents.column<&Listing::nights_next_year>();
    std::ranges::copy(next_year, this_year.begin());
    std::ranges::fill(next_year, std::int16_t{0});
    auto domestic_next_year = agents.column<&Listing::domestic_next_year>();
    std::ranges::copy(domestic_next_year, agents.column<&Listing::domestic_this_year>().begin());
    std::ranges::fill(domestic_next_year, std::int16_t{0});
    std::ranges::fill(agents.column<&Host::nights_this_year>(), 0);
    std::ranges::fill(agents.column<&Host::takings_this_year>(), Money{});
    pay_for_signals(today, agents, parts.books);
    const sim::Sharing last_year =
        Law::terms_on(today.day - 1, today.given, parts.platform.terms(today.given));
    if (parts.platform.set_fee(today, last_year, parts.law.terms())) parts.compile_law(today);
}

void build_hotels(const Today& today, Parts& parts) {
    parts.hotels.build(today, parts.travel.sought());
}

void obey(const Today& today, Parts& parts) { parts.law.obey(today, parts.agents, parts.careers); }

void inspect(const Today& today, Parts& parts) {
    parts.law.inspect(today, parts.agents, parts.books);
}

void buy_reviews(const Today& today, Parts& parts) {
    parts.reviews.buy_reviews(today, parts.agents, parts.books, parts.law);
}

void weigh_trust(const Today& today, Parts& parts) { parts.reviews.weigh_trust(today); }

void award_badges(const Today& today, Parts& parts) { award_badges(today, parts.agents); }

void talk(const Today& today, Parts& parts) { parts.reviews.talk(today, parts.agents); }

void set_prices(const Today& today, Parts& parts) {
    parts.prices.set_prices(today, parts.agents, parts.careers, parts.law);
}

void return_surplus(const Today& today, Parts& parts) {
    parts.platform.return_surplus(today, parts.agents, parts.books);
}

void count_refills(const Today& today, Parts& parts) {
    parts.conduct.count_refills(today, parts.agents);
}

} // namespace models::home_sharing
