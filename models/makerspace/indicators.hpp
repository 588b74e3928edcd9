// SPDX-License-Identifier: Apache-2.0
#pragma once
// What makerspaces report of one space and a day.

#include "sim/base/fields.hpp"
#include "sim/base/money.hpp"
#include "sim/run/headlines.hpp"

#include <array>
#include <cstdint>

namespace models::makerspace {

using sim::Money;

/// Counts and amounts of one space on one day.
struct Indicators {
    std::int64_t open_spaces = 0;
    std::int64_t profitable_spaces = 0;
    std::int64_t profitable_volunteers = 0;
    std::int64_t members = 0;
    std::int64_t waiting_list = 0;
    std::int64_t joined = 0;
    std::int64_t left = 0;
    std::int64_t visits = 0;
    std::int64_t turned_away = 0;
    std::int64_t services = 0;
    std::int64_t gave_up_waiting = 0;
    double hours_used = 0;
    double hours_offered = 0;
    double utilisation = 0;
    double hours_waited = 0;
    double mean_wait = 0;
    std::int64_t failures = 0;
    std::int64_t classes = 0;
    std::int64_t projects_begun = 0;
    std::int64_t projects_done = 0;
    std::int64_t projects_late = 0;
    std::int64_t projects_given_up = 0;
    std::int64_t prototypes = 0;
    Money fees;
    Money hourly_revenue;
    Money class_revenue;
    Money subsidies;
    Money costs;
    Money operating_result;
    Money paid_out;
    Money product_income;
    double maker_surplus = 0;
    std::int64_t small_successes = 0;
    Money cash;

    static constexpr auto fields() {
        using I = Indicators;
        using sim::flow;
        using sim::level;
        using sim::unit::money;
        using sim::unit::people;
        return sim::Fields{
            level<&I::open_spaces>("Makerspaces open for business."),
            level<&I::profitable_spaces>("Of them, those that earned more than they spent in the "
                                         "last twelve months."),
            level<&I::profitable_volunteers>("Of these, those that volunteers run."),
            level<&I::members>("Members.", people),
            level<&I::waiting_list>("People who wait to become members.", people),
            flow<&I::joined>("People who became members.", people),
            flow<&I::left>("Members who left.", people),
            flow<&I::visits>("Visits by members."),
            flow<&I::turned_away>("Visits for which there was no room."),
            flow<&I::services>("Uses of a machine."),
            flow<&I::gave_up_waiting>("Members who waited in vain."),
            flow<&I::hours_used>("Hours of machines used."),
            flow<&I::hours_offered>("Hours of machines that work, while it is open."),
            sim::ratio<&I::utilisation, &I::hours_used, &I::hours_offered>(
                "Share of hours in which machines are used.", sim::unit::share),
            flow<&I::hours_waited>("Hours that members waited for machines."),
            sim::ratio<&I::mean_wait, &I::hours_waited, &I::services>(
                "Hours waited for each use of a machine."),
            flow<&I::failures>("Failures of machines."),
            flow<&I::classes>("Classes taken, by person and kind."),
            flow<&I::projects_begun>("Projects that people wanted to begin."),
            flow<&I::projects_done>("Projects done."),
            flow<&I::projects_late>("Of them, those after the deadline."),
            flow<&I::projects_given_up>("Projects given up."),
            flow<&I::prototypes>("Projects done that are made for sale."),
            flow<&I::fees>("Members' fees.", money),
            flow<&I::hourly_revenue>("Paid for hours of use.", money),
            flow<&I::class_revenue>("Paid for classes.", money),
            flow<&I::subsidies>("Paid by the government.", money),
            flow<&I::costs>("Costs of makerspaces.", money),
            sim::gain<&I::operating_result>("makerspaces", "Earned by makerspaces, less costs."),
            flow<&I::paid_out>("Profit paid out to owners or members.", money),
            flow<&I::product_income>("Income of makers from products.", money),
            sim::gain<&I::maker_surplus>("makers",
                                         "Value of finished projects, less fees, classes, visits "
                                         "and waiting."),
            level<&I::small_successes>(
                "Makers whose income of twelve months makes a small success.", people),
            level<&I::cash>("Cash of makerspaces.", money),
        };
    }
};
static_assert(sim::Described<Indicators>);

inline constexpr std::array headlines{
    sim::headline<&Indicators::members>("Number of members"),
    sim::headline<&Indicators::projects_done>("Number of projects done"),
    sim::headline<&Indicators::mean_wait>("Hours waited for a machine"),
    sim::headline<&Indicators::operating_result>("Makerspaces' result"),
    sim::headline<&Indicators::maker_surplus>("Makers' surplus"),
    sim::headline<&Indicators::small_successes>("Number of small successes"),
    sim::headline<&Indicators::open_spaces>("Number of makerspaces open"),
    sim::headline<&Indicators::subsidies>("Subsidies")};

} // namespace models::makerspace
