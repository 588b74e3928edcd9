// SPDX-License-Identifier: Apache-2.0
#pragma once
// Who listens to whom: the network of those who rely on others, what passes along it, and how trust
// in strangers spreads.

#include "sim/base/fields.hpp"
#include "sim/network/graph.hpp"
#include "sim/network/makers.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace sim {

/// The networks that acquaintances may form.
using ContactNetwork = std::variant<SmallWorld, RandomTies, Preferential, Ring, Communities>;
static_assert(Choice<ContactNetwork>);

/// Acquaintance among people who rely on others.
struct Contacts {
    ContactNetwork network = SmallWorld{5, 0.1};
    double influence = 0;

    /// Why so many people cannot form this network; empty if they can.
    [[nodiscard]] std::string fault(std::size_t people) const;
    [[nodiscard]] Graph make(std::size_t people, Key world) const;

    static constexpr auto fields() {
        return Fields{
            given<&Contacts::network>("Who is acquainted with whom; made where the trust rule or "
                                      "the influence asks for it."),
            given<&Contacts::influence>(
                "How far a month moves trust in strangers towards the mean of one's contacts'.",
                unit::share, bounds::share, "degroot1974"),
        };
    }
};

/// Somebody within two steps, and the share of full closeness in [0, 1].
struct Acquaintance {
    std::uint32_t person = 0;
    double closeness = 1;
};

/// The share of all contacts of two contacts that both know (Onnela et al. 2007).
double overlap(const Graph& network, std::uint32_t one, std::uint32_t other);

/// Contacts' contacts who are neither the person nor a contact, each once and by the closest way;
/// `closeness(one, other)` is that of two contacts.
template <class Closeness>
std::vector<Acquaintance> second_contacts(const Graph& network, std::uint32_t person,
                                          Closeness&& closeness) {
    std::vector<Acquaintance> all;
    for (const std::uint32_t contact : network.neighbours(person)) {
        const double near = closeness(person, contact);
        for (const std::uint32_t other : network.neighbours(contact))
            if (other != person && !network.tied(person, other))
                all.push_back({other, near * closeness(contact, other)});
    }
    std::ranges::sort(all, [](const Acquaintance& a, const Acquaintance& b) {
        return a.person != b.person ? a.person < b.person : a.closeness > b.closeness;
    });
    const auto same = [](const Acquaintance& a, const Acquaintance& b) {
        return a.person == b.person;
    };
    all.erase(std::unique(all.begin(), all.end(), same), all.end());
    return all;
}

/// Moves the trust of each person towards the mean of the contacts' (DeGroot 1974), all at once.
void spread(const Graph& network, double influence, std::span<float> trust);

} // namespace sim
