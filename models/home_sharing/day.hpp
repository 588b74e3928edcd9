// SPDX-License-Identifier: Apache-2.0
#pragma once
// The steps of a day that one component takes, as the market calls them; those that need several
// stand with their mechanism (search/booking.hpp, stays/stays.hpp, hosts/entry.hpp).

#include "models/home_sharing/parts.hpp"

namespace models::home_sharing {

/// Yesterday is put away. A market that is loaded, or branched, has its past already; so the past
/// comes with the first day.
void open_day(const Today& today, Parts& parts);
/// Nights and takings are counted from nothing again; hosts pay for what they show of themselves;
/// the platform may set its fee.
void turn_year(const Today& today, Parts& parts);
void build_hotels(const Today& today, Parts& parts);
void obey(const Today& today, Parts& parts);
void inspect(const Today& today, Parts& parts);
void buy_reviews(const Today& today, Parts& parts);
void weigh_trust(const Today& today, Parts& parts);
void award_badges(const Today& today, Parts& parts);
void talk(const Today& today, Parts& parts);
void set_prices(const Today& today, Parts& parts);
void return_surplus(const Today& today, Parts& parts);
void count_refills(const Today& today, Parts& parts);

} // namespace models::home_sharing
