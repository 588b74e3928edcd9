// SPDX-License-Identifier: Apache-2.0
#pragma once
// Big weeks: nights that more people want than the season says, and how sought every night is.

#include "models/home_sharing/city/city.hpp"
#include "models/home_sharing/demand/event_rules.hpp"
#include "models/home_sharing/parameters.hpp"

#include <span>
#include <vector>

namespace models::home_sharing {

/// Whether a night is one of an event's.
bool falls_in(const Event& event, sim::Day night);

/// How sought the nights of a city are, against the mean of the year: the season, lifted by events.
class Sought {
public:
    Sought() = default;
    Sought(const City& city, const Parameters& given, sim::Day first);

    /// Knows all nights before `last` from now on.
    void extend(sim::Day last);

    /// A night as it would be without its events.
    [[nodiscard]] double ordinary(sim::Day night) const { return ordinary_[at(night)]; }
    /// What events make of a night: a factor, 1 on most.
    [[nodiscard]] double lift(sim::Day night) const { return lift_[at(night)]; }
    /// A night as it is.
    [[nodiscard]] double index(sim::Day night) const { return ordinary(night) * lift(night); }
    /// A night as people of a segment want it.
    [[nodiscard]] double index(sim::Day night, std::size_t segment) const {
        return ordinary(night) * (by_segment_.empty() ? 1 : by_segment_[segment][at(night)]);
    }
    /// The most that any segment wants any night.
    [[nodiscard]] double peak() const { return peak_; }
    /// What events of a night make of the attraction of neighbourhoods, against the place that they
    /// favour most: a factor up to 1 by place; nothing where no event favours any.
    [[nodiscard]] std::span<const double> draw(sim::Day night) const;

private:
    [[nodiscard]] std::size_t at(sim::Day night) const {
        return static_cast<std::size_t>(night - first_);
    }
    [[nodiscard]] double lift_of(sim::Day night) const;
    [[nodiscard]] double calm_of(sim::Day night) const;
    [[nodiscard]] double highest() const;
    std::uint32_t row_of(const std::vector<std::size_t>& events);

    Season season_;
    std::vector<Event> events_;
    std::vector<std::vector<std::uint8_t>> places_; // by event: which neighbourhoods it favours
    std::vector<std::vector<double>> gains_;        // by event and segment, of its lift
    bool in_months_ = true;
    sim::Day first_;
    double peak_ = 1;
    double calm_ = 1;
    std::vector<double> ordinary_;
    std::vector<double> lift_;
    std::vector<std::vector<double>> by_segment_; // empty without events
    std::vector<std::uint32_t> drawn_;           // by night: row of draws_ and one more, 0 for none
    std::vector<std::vector<std::size_t>> sets_; // the events of each row of draws_
    std::vector<std::vector<double>> draws_;
};

/// Problems of events: of dates, of segments they name, and of places that the city lacks.
void check_events(const Parameters& given, sim::Problems& problems);

} // namespace models::home_sharing
