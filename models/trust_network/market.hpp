// SPDX-License-Identifier: Apache-2.0
#pragma once
// A who-trusts-whom network in the making: strangers deal with each other, some cheat, and all rate
// each other on the scale of the Bitcoin marketplaces (Kumar et al. 2016).

#include "models/trust_network/book.hpp"
#include "models/trust_network/indicators.hpp"
#include "models/trust_network/parameters.hpp"
#include "sim/ledger/ledger.hpp"
#include "sim/run/market.hpp"
#include "sim/trust/beliefs.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace models::trust_network {

/// Someone who deals with strangers.
struct Person {
    sim::Day comes;
    sim::Day leaves;
    double activity = 0;
    double visibility = 1;
    std::uint8_t crook = 0;
    std::uint8_t guard = 0;
    std::uint32_t patience = 0;
    std::uint32_t deals = 0;
    std::uint32_t received = 0;
    std::int64_t standing = 0;

    static constexpr auto fields() {
        using P = Person;
        return sim::Fields{
            sim::given<&P::comes>("First day.", sim::unit::dates),
            sim::given<&P::leaves>("Last day.", sim::unit::dates),
            sim::given<&P::activity>("Deals looked for.", sim::unit::per_day),
            sim::given<&P::visibility>("How well the person is seen."),
            sim::given<&P::crook>("Whether the person comes to cheat."),
            sim::given<&P::guard>("Whether the person warns of strangers."),
            sim::given<&P::patience>("Deals made honestly before the first fraud."),
            sim::state<&P::deals>("Deals made."),
            sim::state<&P::received>("Ratings received."),
            sim::state<&P::standing>("Their sum."),
        };
    }
};
static_assert(sim::Described<Person>);

/// An answer that is still to come.
struct Answer {
    std::uint32_t rater = 0;
    std::uint32_t ratee = 0;
    std::int8_t value = 0;
    std::uint8_t warning = 0;
    sim::Day due;

    static constexpr auto fields() {
        using A = Answer;
        return sim::Fields{
            sim::state<&A::rater>("Row of who answers."),
            sim::state<&A::ratee>("Row of who is answered."),
            sim::state<&A::value>("The rating, -10 to 10."),
            sim::state<&A::warning>("Whether it answers a warning."),
            sim::state<&A::due>("Day on which it is given.", sim::unit::dates),
        };
    }
};
static_assert(sim::Described<Answer>);

enum class Sector : std::uint8_t { honest, crooks };
constexpr std::array<std::string_view, 2> names(Sector) { return {"honest", "crooks"}; }

enum class Payment : std::uint8_t { loot };
constexpr std::array<std::string_view, 1> names(Payment) { return {"loot"}; }

/// Somebody who looked for a deal, and with whom it was made if it was.
struct Meeting {
    std::uint32_t seeker = 0;
    std::uint32_t partner = 0;
    std::uint32_t attempt = 0;
    std::uint32_t refused = 0;
    bool agreed = false;
};

/// People come, look for deals, make them, and rate each other.
class Market {
public:
    using Parameters = trust_network::Parameters;
    using Indicators = trust_network::Indicators;
    using Today = sim::Today<Parameters>;

    static constexpr std::string_view label = "trust_network";
    static constexpr std::string_view doc =
        "Strangers deal with each other and rate each other; some cheat: a who-trusts-whom "
        "network grows.";

    static void check(const Parameters& given, sim::Problems& problems);
    explicit Market(const sim::InitialDay<Parameters>& dawn);

    static constexpr std::array<sim::Phase<Market>, 5> phases() {
        using enum sim::Period;
        using Names = sim::TableNames;
        constexpr Names known{"people", "ratings"};
        constexpr Names trust{"reputations", "bearings", "dealings"};
        constexpr Names money{"accounts", "flows"};
        return {{
            {"come and go", daily, &Market::come_and_go, "people", "flows"},
            {"weigh trust", weekly, &Market::weigh_trust, "dealings", "reputations"},
            {"answer", daily, &Market::answer, known + "answers", known + "answers" + trust},
            {"meet", daily, &Market::meet, known + trust, {}},
            {"deal", daily, &Market::deal, known + trust, known + "answers" + trust + money},
        }};
    }

    template <class Visit> void for_each_table(Visit&& visit) { walk(*this, visit); }
    template <class Visit> void for_each_table(Visit&& visit) const { walk(*this, visit); }

    [[nodiscard]] Indicators indicators() const { return tally_; }
    /// Called when the tables have been read from a checkpoint.
    void restored(const Today& today);

    static sim::People people();
    /// Calls `visit(line, row, amount)` with what today brought to them.
    template <class Visit> void for_each_gain(Visit&& visit) const {
        for (const Gain& gain : gains_) visit(std::size_t{0}, gain.person, gain.amount);
    }
    [[nodiscard]] std::vector<std::uint8_t> traits(std::size_t trait) const;

    [[nodiscard]] const sim::Table<Person>& persons() const { return people_; }
    [[nodiscard]] const Book& book() const { return book_; }
    [[nodiscard]] const sim::Ledger<Sector, Payment>& ledger() const { return ledger_; }

private:
    struct Gain {
        std::uint32_t person;
        sim::Money amount;
    };

    void come_and_go(const Today&);
    void weigh_trust(const Today& today) { beliefs_.reflect(today.given.trust); }
    void answer(const Today&);
    void meet(const Today&);
    void deal(const Today&);

    // In meet.cpp: nothing of it changes the market.
    void seek(const Today&, std::uint32_t seeker, std::vector<Meeting>& met) const;
    [[nodiscard]] Meeting look_around(const Today&, std::uint32_t seeker,
                                      std::uint32_t attempt) const;
    [[nodiscard]] std::uint32_t look(const Today&, sim::Stream& draws, std::uint32_t seeker) const;
    [[nodiscard]] std::uint32_t look_at_partner(sim::Stream& draws, std::uint32_t of) const;
    [[nodiscard]] bool takes(const Today&, sim::Stream& draws, std::uint32_t party,
                             const sim::Hearsay& heard) const;
    [[nodiscard]] double reliability(const Today&, std::uint32_t party,
                                     const sim::Hearsay& heard) const;
    [[nodiscard]] bool present(std::uint32_t person, sim::Day day) const;

    // In deal.cpp, one deal after the other.
    struct Side;
    void conclude(const Today&, const Meeting& meeting);
    [[nodiscard]] bool cheats(const Today&, sim::Stream& draws, std::uint32_t person) const;
    void settle(const Today&, const Side& one, const Side& other);
    void rate_each_other(const Today&, sim::Stream& draws, const Side& first, const Side& second);
    [[nodiscard]] int opens(const Today&, sim::Stream& draws, const Side& by,
                            std::uint32_t of) const;
    [[nodiscard]] int in_kind(const Rating&, sim::Stream& draws, std::uint32_t by, std::uint32_t to,
                              int seen) const;
    void respond(const Today&, sim::Stream& draws, const Side& by, std::uint32_t to, int seen,
                 bool warning);
    void say(const Today&, const Answer& said);
    void warn(const Today&, sim::Stream& draws, std::uint32_t of);
    [[nodiscard]] std::uint32_t some_guard(const Today&, sim::Stream& draws) const;

    template <class Self, class Visit> static void walk(Self& self, Visit& visit) {
        visit("people", self.people_);
        visit("ratings", self.book_.table());
        visit("answers", self.answers_);
        self.beliefs_.for_each_table(visit);
        self.ledger_.for_each_table(visit);
    }

    sim::Table<Person> people_;
    Book book_;
    sim::Table<Answer> answers_;
    sim::Beliefs beliefs_;
    sim::Ledger<Sector, Payment> ledger_;
    sim::Ref<sim::Account> accounts_;

    std::vector<std::uint32_t> order_;   // derived: people by their first day
    std::size_t come_ = 0;               // derived: how many of them have come
    std::vector<std::uint32_t> present_; // derived
    std::vector<double> seen_;           // by those present: the sum of weights up to each
    std::vector<Meeting> met_;
    std::vector<Gain> gains_;
    Indicators tally_;
};
static_assert(sim::Market<Market> && sim::TracksPersons<Market>);

} // namespace models::trust_network
