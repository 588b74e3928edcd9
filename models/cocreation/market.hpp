// SPDX-License-Identifier: Apache-2.0
#pragma once
// Co-creation: a community invents, votes and improves; a platform chooses, makes or licenses,
// sells and shares what comes in. Equations and sources: README.md.

#include "models/cocreation/community/belonging.hpp"
#include "models/cocreation/day.hpp"
#include "models/cocreation/ideas/looking.hpp"
#include "models/cocreation/ideas/submitting.hpp"
#include "models/cocreation/money/paying.hpp"
#include "models/cocreation/parts.hpp"
#include "models/cocreation/products/developing.hpp"
#include "models/cocreation/products/selecting.hpp"
#include "models/cocreation/products/selling.hpp"
#include "sim/run/market.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace models::cocreation {

/// The market of one platform; its zones are the categories of ideas, and the platform.
class Market {
public:
    static constexpr std::string_view label = "cocreation";
    static constexpr std::string_view doc =
        "A community invents, votes and improves; a platform chooses, sells and shares: royalty "
        "rules, openness, licences, insolvency.";

    using Parameters = cocreation::Parameters;
    using Indicators = cocreation::Indicators;

    static void check(const Parameters& given, sim::Problems& problems);

    explicit Market(const Today& dawn);

    // On the 1st what was sold is paid for before members weigh whether to stay. Whoever looks sees
    // the morning's ranking, so that ideas of the day are seen tomorrow.
    static constexpr std::array<sim::Phase<Market>, 14> phases() {
        using enum sim::Period;
        using Names = sim::TableNames;
        constexpr Names money{"accounts", "flows"};
        constexpr Names work{"ideas", "contributions"};
        return {{
            {"open the day", daily, &Market::run<open_day>, "record", money + "members" + "record"},
            {"pay royalties", monthly, &Market::run<pay>, work + money + "members" + "record",
             money + "members" + "ideas" + "record" + "headcounts"},
            {"share the surplus", monthly, &Market::run<share_surplus>,
             money + "members" + "record", money + "members" + "record"},
            {"learn from the record", monthly, &Market::run<learn>, "record", "record"},
            {"come and go", monthly, &Market::run<come_and_go>, Names{"members", "ideas", "record"},
             "members"},
            {"spread norms", monthly, &Market::run<spread_norms>, Names{"members", "record"},
             "members"},
            {"count members", monthly, &Market::run<count_members>, Names{"members", "record"},
             "headcounts"},
            {"forget old votes", monthly, &Market::run<forget_votes>, Names{"ideas", "votes"},
             Names{"members", "votes"}},
            {"choose ideas", weekly, &Market::run<cocreation::select>,
             work + money + "members" + "record", work + money + "members"},
            {"develop products", daily, &Market::run<develop>, money + "ideas" + "record",
             money + "ideas"},
            {"sell products", daily, &Market::run<sell>, money + "ideas" + "record",
             money + "ideas" + "record"},
            {"rank ideas", daily, &Market::run<rank>, Names{"ideas", "record"}, {}},
            {"look, vote and improve", daily, &Market::run<look>,
             work + "members" + "votes" + "record", work + "members" + "votes"},
            {"submit ideas", daily, &Market::run<submit>, Names{"members", "record"},
             Names{"members", "ideas", "record"}},
        }};
    }

    [[nodiscard]] std::vector<std::string> zones() const;
    void indicators(std::span<Indicators> by_zone) const;
    void restored(const Today& today) { parts_.restored(today); }
    /// Goes on within the day of a market of the same tables.
    void take_up_day(const Market& before) { parts_.take_up_day(before.parts_); }

    /// What can be kept of single members.
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

} // namespace models::cocreation
