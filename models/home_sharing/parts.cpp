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

void Parts::take_up_day(const Parts& before) {
    agents.tally = before.agents.tally;
    books.take_up_day(before.books);
    careers.take_up_day(before.careers);
    again = before.again;
}

} // namespace models::home_sharing
