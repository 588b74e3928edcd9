// SPDX-License-Identifier: Apache-2.0
#pragma once
// Information cascades (Bikhchandani, Hirshleifer & Welch 1992): people decide one after the other,
// each on a signal of its own and on what those before did, until nobody minds the own signal.

#include "sim/run/market.hpp"
#include "sim/store/table.hpp"

#include <array>
#include <cstdint>

namespace models::information_cascade {

/// What a scenario may say.
struct Parameters {
    std::int64_t projects = 10'000;
    double good = 0.5;
    double accuracy = 0.7;

    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&Parameters::projects>("Projects, each with a line of backers of its own.",
                                              sim::unit::none, {1, 100'000'000}, "assumed"),
            sim::given<&Parameters::good>("Share of projects that are good; backers think it is "
                                          "one half.",
                                          sim::unit::share, sim::bounds::share, "bikhchandani1992"),
            sim::given<&Parameters::accuracy>("Probability that a backer's own signal is right.",
                                              sim::unit::share, {0.5, 1}, "bikhchandani1992"),
        };
    }
};
static_assert(sim::Described<Parameters>);

/// Something that people back or leave.
struct Project {
    std::int8_t good = 0;
    std::int8_t lead = 0;
    std::int32_t backed = 0;

    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&Project::good>("1 for a good project."),
            sim::state<&Project::lead>("What the decisions so far tell, in signals: from 2 on all "
                                       "back, from -2 on all leave."),
            sim::state<&Project::backed>("Backers so far."),
        };
    }
};
static_assert(sim::Described<Project>);

/// What is reported every day.
struct Indicators {
    std::int64_t projects = 0;
    std::int64_t right = 0;
    std::int64_t wrong = 0;
    std::int64_t open = 0;
    double share_right = 0;
    double share_wrong = 0;
    double share_open = 0;
    std::int64_t backed = 0;

    static constexpr auto fields() {
        using I = Indicators;
        return sim::Fields{
            sim::level<&I::projects>("Projects."),
            sim::level<&I::right>("Good projects that all back from now on, and bad ones that all "
                                  "leave."),
            sim::level<&I::wrong>("Bad projects that all back from now on, and good ones that all "
                                  "leave."),
            sim::level<&I::open>("Projects whose backers still mind their own signals."),
            sim::ratio<&I::share_right, &I::right, &I::projects>("Share of cascades that are "
                                                                 "right.",
                                                                 sim::unit::share),
            sim::ratio<&I::share_wrong, &I::wrong, &I::projects>("Share of cascades that are "
                                                                 "wrong.",
                                                                 sim::unit::share),
            sim::ratio<&I::share_open, &I::open, &I::projects>("Share of projects without a "
                                                               "cascade.",
                                                               sim::unit::share),
            sim::level<&I::backed>("Backers so far."),
        };
    }
};
static_assert(sim::Described<Indicators>);

/// Each day the next person in the line of each project decides.
class Market {
public:
    using Parameters = information_cascade::Parameters;
    using Indicators = information_cascade::Indicators;
    using Today = sim::Today<Parameters>;

    static constexpr std::string_view label = "information_cascade";
    static constexpr std::string_view doc =
        "Backers who decide in turn and look at those before them: how crowds go right or wrong.";

    explicit Market(const sim::InitialDay<Parameters>& dawn);

    static constexpr std::array<sim::Phase<Market>, 1> phases() {
        return {{{"decide", sim::Period::daily, &Market::decide, {"projects"}, {"projects"}}}};
    }

    template <class Visit> void for_each_table(Visit&& visit) { visit("projects", projects_); }
    template <class Visit> void for_each_table(Visit&& visit) const {
        visit("projects", projects_);
    }

    [[nodiscard]] Indicators indicators() const;

private:
    void decide(const Today& today);

    sim::Table<Project> projects_;
};
static_assert(sim::Market<Market>);

} // namespace models::information_cascade
