// SPDX-License-Identifier: Apache-2.0
#include "models/home_sharing/parts.hpp"

namespace models::home_sharing {

Parts::Parts(const Today& dawn, const City& city)
    : agents(dawn, city), books(agents), careers(agents), prices(agents), reviews(dawn, agents),
      hotels(dawn, agents.city), travel(dawn, agents) {}

void Parts::restored(const Today& today) {
    travel.know_seasons(today);
    prices.restored(today, agents);
    careers.restored(today, agents);
    law.restored(today, agents, platform.terms(today.given));
    conduct.restored();
    reviews.restored(today);
    hotels.restored(today, travel.sought());
}

sim::Split Parts::split_payment(std::uint32_t listing, Money amount) {
    Indicators& here = agents.here(listing);
    Money& billed = agents.column<&Host::billed>()[agents.host_of(listing)];
    const sim::Split split = share(law.terms(), amount, billed);
    billed += amount;
    books.pay(here, Sector::guests, Sector::platform, split.platform_keeps, Payment::fee);
    books.pay_residents(agents.column<&Listing::zone>()[listing], here, Sector::guests,
                        split.community_gets, Payment::dividend);
    agents.column<&Listing::fees>()[listing] += split.platform_keeps;
    return split;
}

void Parts::take_up_day(const Parts& before) {
    agents.tally = before.agents.tally;
    books.take_up_day(before.books);
    careers.take_up_day(before.careers);
    again = before.again;
}

} // namespace models::home_sharing
