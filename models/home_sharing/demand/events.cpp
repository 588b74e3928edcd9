// SPDX-License-Identifier: Apache-2.0
#include "models/home_sharing/demand/events.hpp"

#include "models/home_sharing/demand/tariff.hpp"

#include <algorithm>
#include <set>

namespace models::home_sharing {
namespace {

std::size_t segment_named(const Parameters& given, const std::string& name) {
    const auto found = std::ranges::find(given.segments, name, &Segment::name);
    return static_cast<std::size_t>(found - given.segments.begin());
}

sim::Day in_year(const Event& event, int year) {
    const sim::Date date = sim::date_of(event.from);
    return sim::day_of({year, date.month, date.day});
}

// Of the additional guests, a share is of the event's kind and the others are as people are.
std::vector<double> gains_of(const Event& event, const Parameters& given) {
    std::vector<double> gains(given.segments.size(), 1);
    if (event.segment.empty()) return gains;
    double all = 0;
    for (const Segment& segment : given.segments) all += segment.share;
    const std::size_t own = segment_named(given, event.segment);
    for (double& one : gains) one = 1 - event.share;
    gains[own] += event.share * all / given.segments[own].share;
    return gains;
}

// What the events of a night make of it for each segment: a factor, 1 on most.
std::vector<double> lifts_of(const std::vector<Event>& events,
                             const std::vector<std::vector<double>>& gains, std::size_t segments,
                             sim::Day night) {
    std::vector<double> lifts(segments, 1);
    for (std::size_t at = 0; at < events.size(); ++at) {
        if (!falls_in(events[at], night)) continue;
        for (std::size_t segment = 0; segment < segments; ++segment)
            lifts[segment] += (events[at].demand - 1) * gains[at][segment];
    }
    return lifts;
}

// The events of a night that favour some places.
std::vector<std::size_t> favouring_places(const std::vector<Event>& events, sim::Day night) {
    std::vector<std::size_t> favouring;
    for (std::size_t at = 0; at < events.size(); ++at)
        if (events[at].pull > 1 && falls_in(events[at], night)) favouring.push_back(at);
    return favouring;
}

} // namespace

bool falls_in(const Event& event, sim::Day night) {
    const auto covers = [&](sim::Day from) {
        return from <= night && night < from + static_cast<int>(event.days);
    };
    if (!event.yearly) return covers(event.from);
    const int year = sim::date_of(night).year;
    return covers(in_year(event, year)) || covers(in_year(event, year - 1));
}

Sought::Sought(const City& city, const Parameters& given, sim::Day first)
    : season_(city.season), events_(given.events), in_months_(given.demand.months_hold_events),
      first_(first) {
    sim::Problems told_before; // by the reading of the city
    for (const Event& event : events_) {
        places_.push_back(places_of({{}, event.zones}, city, told_before));
        gains_.push_back(gains_of(event, given));
    }
    if (!events_.empty()) by_segment_.resize(given.segments.size());
    peak_ = peak_demand(season_) * highest();
}

// Events that meet on a night add their guests.
double Sought::lift_of(sim::Day night) const {
    double lift = 1;
    for (const Event& event : events_)
        if (falls_in(event, night)) lift += event.demand - 1;
    return lift;
}

// What is left to the ordinary nights of a month that holds events, so that the month is as sought
// as its table says.
double Sought::calm_of(sim::Day night) const {
    if (events_.empty() || !in_months_) return 1;
    const sim::Day first = sim::first_of_month(night);
    double without = 0;
    double with = 0;
    for (sim::Day day = first; sim::date_of(day).month == sim::date_of(first).month; ++day) {
        const double weight = season_.weekday[static_cast<std::size_t>(sim::weekday(day))];
        without += weight;
        with += weight * lift_of(day);
    }
    return without / with;
}

// The most that events make of a night for any segment; what meets, meets on the first night of one
// of them.
double Sought::highest() const {
    std::set<int> years;
    for (const Event& event : events_) years.insert(sim::date_of(event.from).year);
    std::set<sim::Day> first_nights; // each once: there may be thousands of events
    for (const Event& event : events_) {
        if (!event.yearly) first_nights.insert(event.from);
        if (event.yearly)
            for (const int year : years) first_nights.insert(in_year(event, year));
    }
    double most = 1;
    for (const sim::Day night : first_nights)
        for (const double lift : lifts_of(events_, gains_, by_segment_.size(), night))
            most = std::max(most, lift);
    return most;
}

void Sought::extend(sim::Day last) {
    for (sim::Day night = first_ + static_cast<int>(lift_.size()); night < last; ++night) {
        if (lift_.empty() || sim::date_of(night).day == 1) calm_ = calm_of(night);
        ordinary_.push_back(demand_index(season_, night) * calm_);
        lift_.push_back(lift_of(night));
        const auto lifts = lifts_of(events_, gains_, by_segment_.size(), night);
        for (std::size_t segment = 0; segment < lifts.size(); ++segment)
            by_segment_[segment].push_back(lifts[segment]);
        const auto favouring = favouring_places(events_, night);
        drawn_.push_back(favouring.empty() ? 0 : row_of(favouring));
    }
}

// Each set of events that meet is worked out once.
std::uint32_t Sought::row_of(const std::vector<std::size_t>& events) {
    const auto known = std::ranges::find(sets_, events);
    if (known != sets_.end()) return static_cast<std::uint32_t>(known - sets_.begin()) + 1;
    std::vector<double> draw(places_[events.front()].size(), 1);
    for (const std::size_t event : events)
        for (std::size_t place = 0; place < draw.size(); ++place)
            if (places_[event][place]) draw[place] *= events_[event].pull;
    const double most = std::ranges::max(draw);
    for (double& one : draw) one /= most;
    sets_.push_back(events);
    draws_.push_back(std::move(draw));
    return static_cast<std::uint32_t>(draws_.size());
}

std::span<const double> Sought::draw(sim::Day night) const {
    const std::uint32_t row = drawn_[at(night)];
    return row == 0 ? std::span<const double>{} : std::span<const double>(draws_[row - 1]);
}

void check_events(const Parameters& given, sim::Problems& problems) {
    for (const Event& event : given.events) {
        const std::string path = "events." + event.name;
        if (event.name.empty()) problems.add("events", "an event needs a name");
        if (event.from == sim::Day{}) problems.add(path, "needs its first night, from");
        if (event.pull > 1 && event.zones.empty())
            problems.add(path, "pull favours no zones: name some in zones");
        if (event.segment.empty()) continue;
        const std::size_t row = segment_named(given, event.segment);
        if (row == given.segments.size() || given.segments[row].share <= 0)
            problems.add(path, sim::text("nobody travels in a segment '", event.segment, "'"));
    }
}

} // namespace models::home_sharing
