// SPDX-License-Identifier: Apache-2.0
#pragma once
// The smallest two-sided market: guests look at a few hosts and choose, hosts have one place a day,
// earn a reputation and move their price. It is the yardstick by which engines are compared.

#include "models/minimal_market/parameters.hpp"
#include "sim/base/problems.hpp"
#include "sim/run/market.hpp"
#include "sim/store/table.hpp"

#include <array>
#include <cstdint>
#include <limits>
#include <vector>

namespace models::minimal_market {

/// Someone who books a place now and then.
struct Guest {
    std::int32_t trips = 0;

    static constexpr auto fields() {
        return sim::Fields{sim::state<&Guest::trips>("Bookings made so far.")};
    }
};
static_assert(sim::Described<Guest>);

/// What stands in for the first guest in the queue of a host whom nobody asked.
inline constexpr std::uint64_t nobody = std::numeric_limits<std::uint64_t>::max();

/// Someone with one place a day.
struct Host {
    double quality = 0;
    double price = 1;
    double reputation = 0;
    std::int32_t ratings = 0;
    double weight = 0;
    std::uint64_t first = nobody;

    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&Host::quality>("What a stay is worth; standard normal over hosts.",
                                       sim::unit::utility),
            sim::state<&Host::price>("Price of a place.", sim::unit::utility),
            sim::state<&Host::reputation>("Mean of the ratings received.", sim::unit::utility),
            sim::state<&Host::ratings>("How many ratings it has received."),
            sim::scratch<&Host::weight>("exp(reputation - price): its weight in a logit."),
            sim::scratch<&Host::first>("Priority and number of the first guest in its queue."),
        };
    }
};
static_assert(sim::Described<Host>);

/// A guest asks a host for today's place.
struct Proposal {
    std::uint32_t host = 0;
    std::uint64_t place = nobody; ///< in the queue: random priority, then the guest's number
};

/// What a block of guests asks for on a day.
struct Asked {
    std::int64_t awake = 0;
    std::vector<Proposal> proposals;
};

/// Guests wake, look and ask; hosts take the first in their queue, are rated, and move prices.
class Market {
public:
    using Parameters = minimal_market::Parameters;
    using Indicators = minimal_market::Indicators;
    using Today = sim::Today<Parameters>;

    static constexpr std::string_view label = "minimal_market";
    static constexpr std::string_view doc =
        "The smallest two-sided market with choice, reputation and prices.";

    explicit Market(const sim::InitialDay<Parameters>& dawn);

    /// Notes what is wrong with parameters that are right one by one.
    static void check(const Parameters& given, sim::Problems& problems);

    static constexpr std::array<sim::Phase<Market>, 5> phases() {
        return {
            {{"weigh", sim::Period::daily, &Market::weigh, {"hosts"}, {"hosts"}},
             {"ask", sim::Period::daily, &Market::ask, {"guests", "hosts"}, {"guests"}},
             {"book", sim::Period::daily, &Market::book, {"guests", "hosts"}, {"guests", "hosts"}},
             {"rate", sim::Period::daily, &Market::rate, {"hosts"}, {"hosts"}},
             {"price", sim::Period::daily, &Market::price, {"hosts"}, {"hosts"}}}};
    }

    template <class Visit> void for_each_table(Visit&& visit) {
        visit("guests", guests_);
        visit("hosts", hosts_);
    }
    template <class Visit> void for_each_table(Visit&& visit) const {
        visit("guests", guests_);
        visit("hosts", hosts_);
    }

    [[nodiscard]] Indicators indicators() const;

private:
    void weigh(const Today& today);
    void ask(const Today& today);
    void book(const Today& today);
    void rate(const Today& today);
    void price(const Today& today);

    sim::Table<Guest> guests_;
    sim::Table<Host> hosts_;
    std::vector<Asked> asked_; // scratch: of today, by block of guests
};
static_assert(sim::Market<Market>);

} // namespace models::minimal_market
