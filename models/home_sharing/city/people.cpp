// SPDX-License-Identifier: Apache-2.0
// What can be kept of single hosts and travellers, and what tells hosts apart.
#include "models/home_sharing/market.hpp"

#include <algorithm>

namespace models::home_sharing {

sim::People Market::people() {
    const std::string money{sim::unit::money.name};
    return {{{"host_income", "hosts", money,
              "Received by the host, less what hosting and abusive guests cost."},
             {"host_net_income", "hosts", money, "The same, less the fines paid."},
             {"guest_surplus", "travellers", money,
              "Worth of what the traveller booked over staying away, and refunds claimed falsely, "
              "less deposits kept and new identities."}},
            {{"host_type", "hosts", "Whether the host is a business.", {"casual", "professional"}},
             {"listings_held", "hosts", "Listings that the host holds.", {"1", "2", "3_or_more"}},
             {"conduct", "travellers", "Whether the guest abuses hosts.", {"honest", "abusive"}},
             {"group",
              "travellers",
              "Whether the guest is of the visible minority.",
              {"majority", "minority"}}}};
}

std::vector<std::uint8_t> Market::traits(std::size_t trait) const {
    const auto professional = parts_.agents.column<&Host::professional>();
    if (trait == 0) return {professional.begin(), professional.end()};
    if (trait == 2) {
        const auto abusive = parts_.agents.column<&Traveller::abusive>();
        return {abusive.begin(), abusive.end()};
    }
    if (trait == 3) {
        const auto minority = parts_.agents.column<&Traveller::minority>();
        return {minority.begin(), minority.end()};
    }
    std::vector<std::uint8_t> held;
    for (const std::uint16_t listings : parts_.agents.column<&Host::listings>())
        held.push_back(static_cast<std::uint8_t>(std::clamp<int>(listings, 1, 3) - 1));
    return held;
}

} // namespace models::home_sharing
