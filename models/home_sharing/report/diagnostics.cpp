// SPDX-License-Identifier: Apache-2.0
// How demand answers prices, in closed form over the searches of a day (McFadden 1978), and what
// else would change if taxes or fees did.
#include "models/home_sharing/report/diagnostics.hpp"

#include "models/home_sharing/market.hpp"
#include "models/home_sharing/parts.hpp"
#include "sim/choice/shares.hpp"
#include "sim/parallel/blocks.hpp"

#include <algorithm>
#include <span>

namespace models::home_sharing {
namespace {

constexpr double tax_tried = 0.1;      // share of the price
constexpr double host_only_fee = 0.15; // where the guest pays none (airbnb2019)
constexpr double near_neutral = 0.03;  // how far a fee may move what guests pay
constexpr double near_neutral_nights = 0.04;

bool is_home(std::uint8_t nest) { return nest == nest::homes || nest == nest::rooms; }

// A guest's choices with their closed form: shares, and what prices do to them.
class Response {
public:
    Response(const Trip& trip, const Choices& choices, std::span<const double> lambda)
        : nest_(std::span(choices.nest).first(choices.all + 1)), lambda_(lambda) {
        for (const Option& option : std::span(choices.options).first(choices.all)) {
            utility_.push_back(option.utility);
            push_.push_back(-static_cast<double>(trip.price_coefficient) * option.pays.major() /
                            trip.nights);
        }
        utility_.push_back(0);
        push_.push_back(0);
        shares_ = sim::nested_shares(utility_, nest_, lambda_);
    }

    [[nodiscard]] double share(std::size_t option) const { return shares_.options[option]; }

    /// How shares move when what `rises` costs one per cent more, times a hundred.
    template <class Rises> [[nodiscard]] std::vector<double> to(Rises&& rises) const {
        std::vector<double> push(push_.size(), 0);
        for (std::size_t option = 0; option < push.size(); ++option)
            if (rises(option)) push[option] = push_[option];
        return sim::responses(shares_, nest_, lambda_, push);
    }

    /// The sum of `amounts` over options of which `counts` is true of their nest.
    template <class Counts>
    [[nodiscard]] double over(const std::vector<double>& amounts, Counts&& counts) const {
        double sum = 0;
        for (std::size_t option = 0; option < amounts.size(); ++option)
            if (counts(nest_[option])) sum += amounts[option];
        return sum;
    }

private:
    std::span<const std::uint8_t> nest_;
    std::span<const double> lambda_;
    std::vector<double> utility_;
    std::vector<double> push_;
    sim::NestedShares shares_;
};

void add_one_home(const Response& response, std::size_t home, double nights,
                  DiagnosticSums& signs) {
    const auto moved = response.to([home](std::size_t option) { return option == home; });
    signs.home_demand += nights * response.share(home);
    signs.home_lost -= nights * moved[home];
    signs.to_homes += nights * (response.over(moved, is_home) - moved[home]);
    signs.to_hotels +=
        nights * response.over(moved, [](std::uint8_t one) { return one == nest::hotels; });
    signs.to_away += nights * moved.back();
}

void add_all_homes(const Response& response, const Choices& choices, double nights,
                   DiagnosticSums& signs) {
    const auto moved = response.to([&](std::size_t option) { return option < choices.listed; });
    const double homes = response.over(moved, is_home);
    signs.homes_lost -= nights * homes;
    signs.all_to_hotels +=
        nights * response.over(moved, [](std::uint8_t one) { return one == nest::hotels; });
    signs.all_to_away += nights * moved.back();
}

void add_hotels(const Response& response, const Choices& choices, const Trip& trip,
                DiagnosticSums& signs) {
    const double nights = trip.nights;
    const double room_nights = nights * rooms_for(trip);
    for (std::size_t tier = choices.listed; tier < choices.all; ++tier) {
        signs.tier_demand += room_nights * response.share(tier);
        signs.tier_slope +=
            room_nights * response.to([tier](std::size_t option) { return option == tier; })[tier];
    }
    const auto moved = response.to(
        [&](std::size_t option) { return option >= choices.listed && option < choices.all; });
    signs.hotels_slope +=
        room_nights * response.over(moved, [](std::uint8_t one) { return one == nest::hotels; });
    signs.homes_gained += nights * response.over(moved, is_home);
}

double log_ratio(double changed, double as_is) { return sim::math::log(changed / as_is); }

double mean_log_ask(const sim::Lived<Market>& lived) {
    return lived.signs.log_ask / lived.signs.offers;
}

// What asking prices do, in logarithms.
double asked_more(const sim::Lived<Market>& as_is, const sim::Lived<Market>& changed) {
    return mean_log_ask(changed) - mean_log_ask(as_is);
}

double log_nights(const sim::Lived<Market>& as_is, const sim::Lived<Market>& changed) {
    return log_ratio(static_cast<double>(changed.indicators.nights),
                     static_cast<double>(as_is.indicators.nights));
}

sim::WhatIf<Market> taxed(Parameters given) {
    const double push = sim::math::log(1 + tax_tried);
    given.regulation.measures.push_back(sim::enact<Measure>(
        OccupancyTax{tax_tried, 0, Base::price_and_fee, Remitter::platform, {}}, {}));
    return {given,
            {{"tax_pass_through",
              "Share of a tax of 10 % on homes that guests come to pay, after hosts have had the "
              "time simulated to answer. Hosts were found reluctant to lower prices.",
              {0.75, 1.05},
              "cui2022",
              [push](const auto& as_is, const auto& changed) {
                  return 1 + asked_more(as_is, changed) / push;
              }},
             {"homes_price_elasticity_in_time",
              "Nights in homes to what guests pay for them under that tax: lists, entry and exit "
              "have adjusted, and who is turned away counts.",
              {-1, 0},
              "memory",
              [push](const auto& as_is, const auto& changed) {
                  return log_nights(as_is, changed) / (push + asked_more(as_is, changed));
              }},
             {"homes_diversion_to_hotels_in_time",
              "Hotel bookings gained a booking of a home lost under that tax.",
              {0, 0.5},
              "farronato2018",
              [](const auto& as_is, const auto& changed) {
                  return static_cast<double>(changed.indicators.hotel_bookings -
                                             as_is.indicators.hotel_bookings) /
                         static_cast<double>(as_is.indicators.bookings -
                                             changed.indicators.bookings);
              }}}};
}

// Who pays the fee should hardly matter to guests; it does where hosts do not think of it.
std::vector<sim::WhatIf<Market>> fee_moved(Parameters given) {
    const auto* now = std::get_if<sim::Commission>(&given.platform.sharing);
    if (!now || now->from_customer <= 0) return {};
    const double lifted = sim::math::log(1 + now->from_customer);
    given.platform.sharing = sim::Commission{host_only_fee, 0};
    return {
        {given,
         {{"fee_moved_to_hosts_price",
           "What guests pay, in logarithms, when the whole fee is moved from them to hosts "
           "(15 % of these). Where hosts set prices with the fee in mind it hardly moves.",
           {-near_neutral, near_neutral},
           "airbnb2019",
           [lifted](const auto& as_is, const auto& changed) {
               return asked_more(as_is, changed) - lifted;
           }},
          {"fee_moved_to_hosts_nights",
           "Nights in homes then, in logarithms.",
           {-near_neutral_nights, near_neutral_nights},
           "airbnb2019",
           [](const auto& as_is, const auto& changed) { return log_nights(as_is, changed); }}}}};
}

// What one search tells; the list is the one that the guest saw this morning.
DiagnosticSums signs_of(const Today& today, const Parts& parts, Trip& trip) {
    DiagnosticSums signs;
    Choices choices;
    parts.page.lay_out(today, parts.listed(), trip, choices);
    const auto lambda = dissimilarity(today.given.demand);
    const Response response(trip, choices, lambda);
    for (std::size_t home = 0; home < choices.listed; ++home) {
        add_one_home(response, home, trip.nights, signs);
        const std::uint32_t row = choices.options[home].target;
        const std::uint32_t host = parts.agents.host_of(row);
        const double gets = choices.options[home].price.major() *
                            parts.law.provider_share(today, parts.agents, host);
        signs.received += response.share(home) * gets;
        signs.margin +=
            response.share(home) * (gets - parts.careers.cost_of(parts.agents, row) * trip.nights);
    }
    add_all_homes(response, choices, trip.nights, signs);
    home_sharing::add_hotels(response, choices, trip, signs);
    signs.home_slope = -signs.home_lost;
    signs.homes_slope = -signs.homes_lost;
    return signs;
}

// What homes ask, against what they asked in the data; the quotient does not care who is offered.
DiagnosticSums prices_asked(const Parts& parts) {
    DiagnosticSums signs;
    const auto active = parts.agents.column<&Listing::active>();
    const auto price = parts.agents.column<&Listing::price>();
    const auto reference = parts.agents.column<&Listing::reference_price>();
    for (std::size_t row = 0; row < parts.agents.listings.size(); ++row) {
        if (!active[row]) continue;
        signs.log_ask += log_ratio(price[row], static_cast<double>(reference[row]));
        signs.offers += 1;
    }
    return signs;
}

// The rooms of a night, and what people who would not consider a home do to rates: nothing, or
// what they are said to do where hotels go by pickup.
DiagnosticSums rooms_wanted(const Today& today, const Parts& parts) {
    DiagnosticSums signs;
    for (const Indicators& here : parts.agents.tally) signs.rooms_sold += here.rooms_sold;
    const auto* rule = std::get_if<Pickup>(&today.given.hotels.pricing);
    if (!rule) return signs;
    const double elasticity = rule->business * rule->business_elasticity +
                              (1 - rule->business) * rule->leisure_elasticity;
    for (std::size_t hotel = 0; hotel < parts.hotels.size(); ++hotel)
        signs.hotels_slope -= elasticity * parts.hotels.taken_by_others(hotel, today.day);
    return signs;
}

} // namespace

std::vector<sim::WhatIf<Market>> Market::what_ifs(const Parameters& given) {
    std::vector<sim::WhatIf<Market>> all{taxed(given)};
    for (auto& one : fee_moved(given)) all.push_back(std::move(one));
    return all;
}

/// Today's searches are made once more, on this morning's page.
void Market::examine(const Today& today, DiagnosticSums& signs) const {
    std::vector<Trip> trips = parts_.travel.wake(today, parts_.agents, parts_.prices, today.day);
    parts_.travel.choose_zones(today, parts_.agents, trips);
    std::vector<DiagnosticSums> sums((trips.size() + sim::grain - 1) / sim::grain);
    sim::for_blocks(trips.size(), [&](std::size_t block, std::size_t first, std::size_t last) {
        for (std::size_t row = first; row < last; ++row)
            sim::add_up(sums[block], signs_of(today, parts_, trips[row]));
    });
    for (const DiagnosticSums& one : sums) sim::add_up(signs, one);
    sim::add_up(signs, prices_asked(parts_));
    sim::add_up(signs, rooms_wanted(today, parts_));
}

} // namespace models::home_sharing
