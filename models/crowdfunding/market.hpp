// SPDX-License-Identifier: Apache-2.0
#pragma once
// Crowdfunding: makers ask many people for small sums; people hear of campaigns, learn from what
// others pledged, and are delivered to or not. Equations and sources: README.md.

#include "models/crowdfunding/day.hpp"
#include "models/crowdfunding/outcomes/ending.hpp"
#include "models/crowdfunding/outcomes/launching.hpp"
#include "models/crowdfunding/parts.hpp"
#include "models/crowdfunding/pledges/withdrawing.hpp"
#include "sim/run/market.hpp"

#include <array>
#include <span>
#include <string>
#include <vector>

namespace models::crowdfunding {

/// The market of one platform; its zones are the categories of campaigns.
class Market {
public:
    static constexpr std::string_view label = "crowdfunding";
    static constexpr std::string_view doc =
        "Makers ask many people for small sums: discovery, herding, goals, delivery, fraud and the "
        "law of crowdfunding.";

    using Parameters = crowdfunding::Parameters;
    using Indicators = crowdfunding::Indicators;
    using Inputs = crowdfunding::Inputs;

    static Inputs load(const Parameters& given) { return read_inputs(given); }
    static void check(const Parameters& given, sim::Problems& problems);

    Market(const Today& dawn, const Inputs& inputs);

    // Campaigns end before others begin, so that who comes back knows how the last one went;
    // whoever looks sees the morning, and pledges of the day are seen tomorrow.
    static constexpr std::array<sim::Phase<Market>, 11> phases() {
        using enum sim::Period;
        using Names = sim::TableNames;
        constexpr Names money{"accounts", "flows"};
        constexpr Names trust{"reputations", "bearings", "dealings"};
        constexpr Names all{"backers", "makers", "campaigns", "rewards", "pledges"};
        constexpr Names history{"history", "goal_history", "beliefs"};
        return {{
            {"open the day", daily, &Market::run<open_day>, {}, money + "makers" + "backers"},
            {"forget old pledges", yearly, &Market::run<forget>, Names{"campaigns", "pledges"},
             Names{"backers", "pledges"}},
            {"settle campaigns", daily, &Market::run<settle>, all + history + trust + "firms",
             all + history + trust + money + "reports" + "firms"},
            {"run firms", monthly, &Market::run<trade>, Names{"firms", "campaigns"},
             money + "firms" + "makers"},
            {"learn from the record", monthly, &Market::run<learn>, history, history},
            {"weigh trust", weekly, &Market::run<weigh_trust>, "dealings", "reputations"},
            {"hear of strangers", monthly, &Market::run<talk>, "backers", "backers"},
            {"launch campaigns", daily, &Market::run<launch>, all + history,
             money + "makers" + "campaigns" + "rewards"},
            {"show campaigns", daily, &Market::run<crowdfunding::show>,
             Names{"campaigns"} + history + trust, "campaigns"},
            {"look and pledge", daily, &Market::run<pledge>, all + trust + "reports", all + money},
            {"withdraw pledges", daily, &Market::run<withdraw>, all + trust, all + money},
        }};
    }

    [[nodiscard]] std::vector<std::string> zones() const;
    void indicators(std::span<Indicators> by_category) const;
    void restored(const Today& today) { parts_.restored(today); }
    /// Goes on within the day of a market of the same tables.
    void take_up_day(const Market& before) { parts_.take_up_day(before.parts_); }

    /// What can be kept of single makers and backers.
    static sim::People people();
    template <class Visit> void for_each_gain(Visit&& visit) const {
        parts_.books.for_each_gain(visit);
    }
    [[nodiscard]] std::vector<std::uint8_t> traits(std::size_t trait) const;

    template <class Visit> void for_each_table(Visit&& visit) { Parts::walk(parts_, visit); }
    template <class Visit> void for_each_table(Visit&& visit) const { Parts::walk(parts_, visit); }

    [[nodiscard]] const sim::Ledger<Sector, Payment>& ledger() const {
        return parts_.books.ledger();
    }
    [[nodiscard]] const Agents& agents() const { return parts_.agents; }
    [[nodiscard]] const Parts& parts() const { return parts_; }
    /// For a market of which this is a part.
    [[nodiscard]] Parts& parts() { return parts_; }

private:
    /// A step of the day over the components.
    template <void (*Step)(const Today&, Parts&)> void run(const Today& today) {
        Step(today, parts_);
    }

    Parts parts_;
};

} // namespace models::crowdfunding
