// SPDX-License-Identifier: Apache-2.0
#pragma once
// From the shared factory to the other markets: each prototype of today goes to a campaign, to the
// community, or is sold as a single piece; and what became of earlier ones becomes known.

#include "models/maker_city/parts.hpp"

#include <cstdint>

namespace models::maker_city {

/// What the ways on promise the maker of a prototype, in major units; a way that is closed to the
/// maker promises nothing at all.
struct Promises {
    std::optional<double> campaign;
    std::optional<double> community;
    double single = 0;
};
Promises promises_of(const Today& today, const Parts& parts, std::uint32_t person, Money price);

/// How far the factory has taught a person: 1 without any experience.
double mastery_of(const Today& today, const Parts& parts, std::uint32_t person);

/// Makers of today's products choose.
void place(const Today& today, Parts& parts);
/// Campaigns that ended and developments that came to something, or to nothing.
void conclude(const Today& today, Parts& parts);

} // namespace models::maker_city
