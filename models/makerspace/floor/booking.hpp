// SPDX-License-Identifier: Apache-2.0
#pragma once
// Bookings: who comes books machines one after the other, each at the first time that is free;
// those who book first are drawn by lot.

#include "models/makerspace/floor/visitor.hpp"
#include "sim/base/identity.hpp"

#include <algorithm>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace models::makerspace {

/// The times at which one machine is taken, in order.
class Calendar {
public:
    /// The first hour from `from` on at which it is free for so long.
    [[nodiscard]] double first_free(double from, double hours) const {
        for (const auto& [begin, end] : taken_) {
            if (begin - from >= hours) break;
            from = std::max(from, end);
        }
        return from;
    }
    void take(double begin, double end) {
        taken_.insert(std::ranges::upper_bound(taken_, std::pair{begin, end}), {begin, end});
    }

private:
    std::vector<std::pair<double, double>> taken_;
};

/// A booking of a machine of a kind: which machine, and when.
struct Slot {
    std::uint32_t unit = 0;
    double hour = 0;
};

/// The earliest slot of a kind, the first machine at a tie.
inline Slot earliest(std::span<const Calendar> calendars, std::span<const std::uint32_t> of_kind,
                     const common::Request& wish, double from) {
    std::uint32_t first = 0;
    for (std::uint32_t kind = 0; kind < wish.kind; ++kind) first += of_kind[kind];
    Slot best{first, std::numeric_limits<double>::infinity()};
    for (std::uint32_t unit = first; unit < first + of_kind[wish.kind]; ++unit)
        if (const double hour = calendars[unit].first_free(from, wish.hours); hour < best.hour)
            best = {unit, hour};
    return best;
}

/// Serves visitors by bookings; `note(visitor, service)` is told each use and each wish in vain.
template <class Note>
void book(const Today& today, Agents& agents, std::span<const std::uint32_t> of_kind,
          std::span<const double> hours_left, std::vector<Visitor>& in, Note&& note) {
    std::vector<std::pair<std::uint64_t, std::uint32_t>> order;
    for (std::uint32_t at = 0; at < in.size(); ++at)
        order.emplace_back(
            today.draw(sim::purpose("makerspace.lot"), agents.people.identities()[in[at].person])
                .bits(),
            at);
    std::ranges::sort(order);
    std::vector<Calendar> calendars(hours_left.size());
    std::vector<double> left(hours_left.begin(), hours_left.end());
    for (const auto& [lot, at] : order) {
        Visitor& visitor = in[at];
        double hour = visitor.arrives;
        while (const auto wanted = wish(today, agents, visitor, hour)) {
            const Slot slot = earliest(calendars, of_kind, *wanted, hour);
            if (slot.hour - hour > wanted->patience || slot.hour + 0.05 > visitor.leaves) {
                note(visitor,
                     {at, wanted->kind, slot.unit, hour, hour, hour, common::Served::abandoned});
                break;
            }
            const double hours =
                std::min({wanted->hours, visitor.leaves - slot.hour, left[slot.unit]});
            const bool breaks = left[slot.unit] <= hours;
            left[slot.unit] -= hours;
            calendars[slot.unit].take(slot.hour, breaks ? 1e9 : slot.hour + hours);
            note(visitor, {at, wanted->kind, slot.unit, hour, slot.hour, slot.hour + hours,
                           breaks ? common::Served::broken_down : common::Served::wholly});
            hour = slot.hour + hours;
        }
    }
}

} // namespace models::makerspace
