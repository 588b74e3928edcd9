// SPDX-License-Identifier: Apache-2.0
// What can be kept of single hosts and travellers, and what tells hosts apart.
#include "models/home_sharing/market.hpp"

#include <algorithm>

namespace models::home_sharing {

sim::People Market::people() {
    const std::string money{sim::unit::money.name};
    return {{{"host_income", "hosts", money, "Received by the host, less what hosting cost."},
             {"host_net_income", "hosts", money, "The same, less the fines paid."},
             {"guest_surplus", "travellers", money,
              "Worth of what the traveller booked over staying away."}},
            {{"host_type", "hosts", "Whether the host is a business.", {"casual", "professional"}},
             {"listings_held", "hosts", "Listings that the host holds.", {"1", "2", "3_or_more"}}}};
}

std::vector<std::uint8_t> Market::traits(std::size_t trait) const {
    const auto professional = hosts_.column<&Host::professional>();
    if (trait == 0) return {professional.begin(), professional.end()};
    std::vector<std::uint8_t> held;
    for (const std::uint16_t listings : hosts_.column<&Host::listings>())
        held.push_back(static_cast<std::uint8_t>(std::clamp<int>(listings, 1, 3) - 1));
    return held;
}

} // namespace models::home_sharing
