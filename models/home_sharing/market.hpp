// SPDX-License-Identifier: Apache-2.0
#pragma once
// The lodging market of a city: people who travel choose among homes, hotels and staying away;
// hosts set prices, enter and leave, and obey the law or do not. Equations and sources: README.md.

#include "models/home_sharing/hosts/prospect.hpp"
#include "models/home_sharing/parameters.hpp"
#include "models/home_sharing/report/diagnostics.hpp"
#include "models/home_sharing/report/indicators.hpp"
#include "models/home_sharing/state.hpp"
#include "sim/ledger/ledger.hpp"
#include "sim/run/diagnosis.hpp"
#include "sim/run/market.hpp"
#include "sim/trust/beliefs.hpp"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace models::home_sharing {

/// How many nights of a stay lie after the end of today's year.
int nights_after_new_year(sim::Day today, sim::Day first, int nights);

/// The market of one city.
class Market : MarketState {
public:
    static constexpr std::string_view label = "home_sharing";
    static constexpr std::string_view doc = "Homes let to travellers beside hotels: search, trust, "
                                            "prices, entry, tax and the law of short lets.";

    using Parameters = home_sharing::Parameters;
    using Indicators = home_sharing::Indicators;
    using Signs = home_sharing::Signs;
    using Inputs = City;

    static Inputs load(const Parameters& given);
    static void check(const Parameters& given, sim::Problems& problems);

    Market(const Today& dawn, const City& city);

    static constexpr auto phases() {
        return std::array{
            sim::Phase<Market>{"open the day", sim::Period::daily, &Market::open_day},
            sim::Phase<Market>{"turn the year", sim::Period::yearly, &Market::turn_year},
            sim::Phase<Market>{"build hotels", sim::Period::yearly, &Market::build_hotels},
            sim::Phase<Market>{"obey the law", sim::Period::daily, &Market::obey},
            sim::Phase<Market>{"inspect", sim::Period::daily, &Market::inspect},
            sim::Phase<Market>{"check out and review", sim::Period::daily, &Market::check_out},
            sim::Phase<Market>{"buy reviews", sim::Period::weekly, &Market::buy_reviews},
            sim::Phase<Market>{"weigh trust", sim::Period::weekly, &Market::weigh_trust},
            sim::Phase<Market>{"award badges", sim::Period::monthly, &Market::award_badges},
            sim::Phase<Market>{"talk of strangers", sim::Period::monthly, &Market::talk},
            sim::Phase<Market>{"look back on the week", sim::Period::weekly, &Market::look_back},
            sim::Phase<Market>{"set prices", sim::Period::weekly, &Market::set_prices},
            sim::Phase<Market>{"survey the zones", sim::Period::weekly, &Market::survey},
            sim::Phase<Market>{"return the surplus", sim::Period::monthly, &Market::return_surplus},
            sim::Phase<Market>{"count takings", sim::Period::monthly, &Market::count_takings},
            sim::Phase<Market>{"enter and leave", sim::Period::monthly, &Market::enter_and_leave},
            sim::Phase<Market>{"call stays off", sim::Period::daily, &Market::call_off},
            sim::Phase<Market>{"search and book", sim::Period::daily, &Market::search},
            sim::Phase<Market>{"check in and pay", sim::Period::daily, &Market::check_in},
            sim::Phase<Market>{"look at refused nights", sim::Period::daily,
                               &Market::count_refills},
        };
    }

    [[nodiscard]] std::vector<std::string> zones() const;
    void indicators(std::span<Indicators> by_zone) const;
    void restored(const Today& today);
    /// Goes on within the day of a market of the same tables.
    void take_up_day(const Market& before) {
        static_cast<DaySoFar&>(*this) = static_cast<const DaySoFar&>(before);
        agents_.tally = before.agents_.tally;
        books_.take_up_day(before.books_);
        careers_.take_up_day(before.careers_);
    }

    /// Adds what a day tells of how the market works (diagnostics.cpp).
    void examine(const Today& today, Signs& signs) const;
    static std::vector<sim::WhatIf<Market>> what_ifs(const Parameters& given);

    /// What can be kept of single hosts and travellers.
    static sim::People people();
    /// Calls `visit(line, row, amount)` with what today brought to them.
    template <class Visit> void for_each_gain(Visit&& visit) const { books_.for_each_gain(visit); }
    [[nodiscard]] std::vector<std::uint8_t> traits(std::size_t trait) const;

    template <class Visit> void for_each_table(Visit&& visit) {
        walk(static_cast<MarketState&>(*this), visit);
    }
    template <class Visit> void for_each_table(Visit&& visit) const {
        walk(static_cast<const MarketState&>(*this), visit);
    }

    [[nodiscard]] const sim::Ledger<Sector, Payment>& ledger() const { return books_.ledger(); }
    [[nodiscard]] const sim::Table<Listing>& listings() const { return agents_.listings; }
    [[nodiscard]] const sim::Table<Stay>& stays() const { return agents_.stays; }
    [[nodiscard]] const sim::Reports& reports() const { return reports_; }
    [[nodiscard]] const sim::Beliefs& beliefs() const { return beliefs_; }
    [[nodiscard]] const City& city() const { return *agents_.city; }
    /// What the hotel of that row has free, and asks, of a night ahead, as of this morning.
    [[nodiscard]] HotelNight hotel_night(std::size_t row, sim::Day night) const {
        return hotels_.night(row, night);
    }

private:
    void open_day(const Today&);
    void turn_year(const Today&);
    void build_hotels(const Today& today) { hotels_.build(today, sought_); }
    void obey(const Today& today) { law_.obey(today, agents_, careers_); }
    void inspect(const Today& today) { law_.inspect(today, agents_, books_); }
    void check_in(const Today&);
    void check_out(const Today&);
    void buy_reviews(const Today&);
    void weigh_trust(const Today&);
    void award_badges(const Today&);
    void talk(const Today&);
    void look_back(const Today&);
    void set_prices(const Today&);
    void survey(const Today&);
    void return_surplus(const Today& today) { platform_.return_surplus(today, agents_, books_); }
    void count_takings(const Today&);
    void enter_and_leave(const Today&);
    void call_off(const Today&);
    void search(const Today&);
    void count_refills(const Today&);

    // Demand (search.cpp, evaluate.cpp).
    [[nodiscard]] std::vector<Trip> wake(const Today&, sim::Day booked) const;
    [[nodiscard]] Trip trip_of(const Today&, std::uint32_t row, sim::Day first, int nights,
                               sim::Identity who) const;
    [[nodiscard]] std::array<double, quotings> prices_of_nights(sim::Day first, int nights) const;
    void serve(const Today&, std::vector<Trip>, sim::Day lots);
    void choose_zones(const Today&, std::span<Trip>) const;
    void lay_out(const Today&, Trip&, Choices&) const;
    void prepare(const Today&, sim::Identity who, Trip&) const;
    [[nodiscard]] static double means_of(const Today&, const Segment&, double price_coefficient);
    void take_lesson(Ref<Traveller>, bool kept);
    void know_seasons(const Today&);
    void evaluate(const Today&, std::span<Trip>) const;
    void evaluate(const Today&, Trip&) const;
    std::size_t add_homes(const Today&, Trip&, std::span<Option>) const;
    [[nodiscard]] Option home_option(const Today&, const Trip&, std::uint32_t row,
                                     double kept) const;
    void judge(const Today&, const Trip&, std::span<const std::uint32_t> rows,
               std::span<double> kept) const;
    [[nodiscard]] bool available(const Today&, const Trip&, std::uint32_t row) const;
    [[nodiscard]] bool willing(const Today&, const Trip&, std::uint32_t row) const;
    [[nodiscard]] bool within_cap(const Trip&, std::uint32_t row) const;
    [[nodiscard]] Card card_of(const Today&, std::uint32_t row) const;
    [[nodiscard]] double chance_to_show(const Today&, std::uint32_t row) const;
    [[nodiscard]] double expected_revenue(const Today&, std::uint32_t row) const;
    void dress_window(const Today&);
    bool accept(const Today&, Trip&, std::uint32_t target);
    bool accept_home(const Today&, Trip&, std::uint32_t row);
    void settle_search(const Trip&, std::uint32_t matched);
    void book_home(const Trip&, const Option&, double surplus, Indicators& here);
    void book_hotel(const Trip&, const Option&, Indicators& here);

    // Diagnostics (diagnostics.cpp).
    [[nodiscard]] Signs signs_of(const Today&, Trip&) const;
    [[nodiscard]] Signs prices_asked() const;
    [[nodiscard]] Signs rooms_wanted(const Today&) const;

    // The past that a market opens with (past.cpp).
    void book_ahead(const Today&);
    void remember_past(const Today&);
    void remember_stay(const Today&, std::uint32_t row, std::int64_t number, int ago);

    // Entry and exit (supply.cpp).
    [[nodiscard]] double average_days_before(const Today&) const;
    [[nodiscard]] std::vector<double> markets(const Supply&) const;
    [[nodiscard]] std::vector<double> homes_let(const Supply&) const;
    void balance_entry(const Today&, std::span<const std::uint16_t> homes);
    [[nodiscard]] static double pull_of(const Supply&, double better);
    [[nodiscard]] double turnover(const Supply&, std::uint32_t host) const;
    [[nodiscard]] double chance_to_close(const Today&, std::uint32_t row, double market) const;
    [[nodiscard]] double chance_to_open(const Today&, std::uint32_t row, double market,
                                        int homes) const;

    // Prices (pricing.cpp).
    void choose_pricing(const Today&);
    [[nodiscard]] double usual_price(const Supply&, std::uint32_t row) const;
    [[nodiscard]] double break_even(const Today&, std::uint32_t row) const;
    [[nodiscard]] std::vector<Comparables> compare_prices(const Supply&) const;
    [[nodiscard]] double beyond_worth(std::uint32_t row) const;
    [[nodiscard]] double neighbours_price(const Today&, const Neighbours&, std::uint32_t row,
                                          const std::vector<Comparables>&) const;
    void learn(const Today&, const Learning&, std::uint32_t row);
    void remember(std::uint32_t row, Money price, int nights, int sign);
    [[nodiscard]] double mean_taken(const Today&) const;
    [[nodiscard]] double tool_price(const Today&, const Algorithmic&, std::uint32_t row,
                                    double usual_taken) const;
    void foresee_nights(const Today&);
    [[nodiscard]] NightsAhead look_ahead(const Today&) const;

    // Hosts from month to month (careers.cpp).
    void keep_homes(const Today&);
    void count_moves(std::span<const std::uint8_t> before);
    void count_offered(const Today&);

    // Stays called off (cancellation.cpp).
    void give_back(const Today&, const Stay&);
    void leave_off(const Today&, const Stay&);
    void turn_out(const Today&, sim::Identity, const Stay&);

    // Stays (stays.cpp).
    void pay(const Today&, std::size_t at);
    void pay_host(const Today&, std::size_t at, Money amount);
    void release(const Today&, const Stay&, bool kept);
    void leave(const Today&, sim::Identity, const Stay&);

    // What is known of hosts and guests (reputation.cpp).
    [[nodiscard]] std::uint32_t party_of(std::uint32_t row) const;
    [[nodiscard]] sim::Opinion opinion_of(const Today&, const sim::Evidence& about,
                                          std::uint32_t host) const;
    void review(const Today&, sim::Identity, const Stay&, bool kept, const Harm&);
    [[nodiscard]] std::optional<int> induced(const Today&, sim::Identity, double satisfied,
                                             std::uint32_t row);
    [[nodiscard]] double likeness(Ref<Traveller>, std::uint32_t row) const;
    [[nodiscard]] double trust_in(const Today&, const Trip&, std::uint32_t row) const;
    [[nodiscard]] static sim::Reviewing as_lenient_as(const Today&, sim::Day);
    void count_stay(std::uint32_t row, sim::Day);
    void rate_home(std::uint32_t row, int stars, sim::Day);
    void buy_review(const Today&, std::uint32_t row);
    [[nodiscard]] bool worth_buying(const Today&, std::uint32_t row) const;
    [[nodiscard]] bool rated_too_low(const Today&, const Trip&) const;
    void pay_for_signals(const Today&);
    // Requests, and who is turned down (requests.cpp).
    [[nodiscard]] bool says_yes(const Today&, Trip&, std::uint32_t row) const;
    [[nodiscard]] bool turns_down(const Today&, const Trip&, std::uint32_t row) const;
    void count_requests(const Trip&, std::size_t got);

    // Abusive guests (abuse.cpp).
    Harm suffer(const Today&, sim::Identity, const Stay&, bool kept);
    [[nodiscard]] Harm harm_of(const Today&, sim::Identity, const Stay&, bool kept);
    void answer_claim(const Today&, sim::Identity, Money demanded, Harm&) const;
    void bear(const Today&, const Stay&, const Harm&);
    void report(const Today&, const Stay&);
    void turn_away(const Today&, std::span<Trip>);
    void come_back(const Trip&, double cost);
    [[nodiscard]] bool remembers(std::uint32_t row, const Trip&) const;
    void count_refused(const Trip&);
};

} // namespace models::home_sharing
