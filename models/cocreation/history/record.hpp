// SPDX-License-Identifier: Apache-2.0
#pragma once
// The platform's record: whether it still runs, what it has earned, and what ideas have paid, which
// members know and act on.

#include "models/cocreation/parameters.hpp"
#include "sim/base/fields.hpp"
#include "sim/base/money.hpp"
#include "sim/store/table.hpp"

#include <cstdint>

namespace models::cocreation {

/// The one row of the record.
struct RecordRow {
    std::uint8_t funded = 0;
    std::uint8_t insolvent = 0;
    Money cash_then;
    Money direct;
    Money retail;
    std::uint32_t ideas = 0;
    double direct_per_idea = 0;
    double retail_per_idea = 0;
    double open_ideas = 0;
    double closed_ideas = 0;
    double open_paid = 0;
    double closed_paid = 0;

    static constexpr auto fields() {
        using R = RecordRow;
        using sim::unit::money;
        return sim::Fields{
            sim::state<&R::funded>("Whether the capital is paid in."),
            sim::state<&R::insolvent>("Whether the platform is closed for good."),
            sim::state<&R::cash_then>("Cash when a surplus was last shared.", money),
            sim::state<&R::direct>("Direct sales since the 1st.", money),
            sim::state<&R::retail>("Sales to retailers since the 1st.", money),
            sim::state<&R::ideas>("Ideas since the 1st."),
            sim::state<&R::direct_per_idea>("Direct sales for each idea, as members believe.",
                                            money),
            sim::state<&R::retail_per_idea>("The same of sales to retailers.", money),
            sim::state<&R::open_ideas>("Open ideas submitted, fading."),
            sim::state<&R::closed_ideas>("Closed ones."),
            sim::state<&R::open_paid>("What open ideas paid their inventors, fading.", money),
            sim::state<&R::closed_paid>("The same of closed ones.", money),
        };
    }
};
static_assert(sim::Described<RecordRow>);

/// What the platform knows of itself, and all of it.
class Record {
public:
    explicit Record(const Learning& rules);

    /// A member of the record's row.
    template <auto Column> [[nodiscard]] auto& at() { return table_.column<Column>()[0]; }
    template <auto Column> [[nodiscard]] const auto& at() const {
        return table_.column<Column>()[0];
    }
    [[nodiscard]] bool runs() const { return !at<&RecordRow::insolvent>(); }

    /// An idea was submitted.
    void note_idea(bool closed);
    /// An inventor was paid for an idea.
    void note_royalty(bool closed, Money amount);
    /// A product was sold.
    void note_sale(Money direct, Money retail);
    /// Once a month: beliefs follow the record.
    void learn(const Learning& rules);

    /// Royalties that an idea is believed to pay all who made it, by the terms of the day.
    [[nodiscard]] double pot(const RoyaltyTerms& terms, const Rules& rules) const;
    /// What open ideas paid their inventors against closed ones, in logarithms; neither counts for
    /// much before there are many.
    [[nodiscard]] double advantage_of_openness(double reference) const;

    [[nodiscard]] auto& table() { return table_; }
    [[nodiscard]] const auto& table() const { return table_; }

private:
    sim::Table<RecordRow> table_;
};

} // namespace models::cocreation
