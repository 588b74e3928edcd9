// SPDX-License-Identifier: Apache-2.0
#pragma once
// Customers who queue for units of several kinds: a discrete-event simulation of one stretch of
// time. First come, first served by kind; who waits too long goes; units break down.

#include "sim/base/problems.hpp"

#include <algorithm>
#include <cstdint>
#include <deque>
#include <limits>
#include <optional>
#include <queue>
#include <span>
#include <vector>

namespace models::common {

/// A customer's wish to use a unit of a kind.
struct Request {
    std::uint32_t kind = 0;
    double hours = 0;                                          ///< of service
    double patience = std::numeric_limits<double>::infinity(); ///< hours
};

/// How a request ended.
enum class Served : std::uint8_t { wholly, abandoned, broken_down };

/// What became of a request.
struct Service {
    std::uint32_t customer = 0;
    std::uint32_t kind = 0;
    std::uint32_t unit = 0; ///< of all kinds, in their order
    double asked = 0;       ///< hour
    double began = 0;       ///< hour; when the customer left, where nothing began
    double ended = 0;
    Served how = Served::wholly;

    [[nodiscard]] double waited() const { return began - asked; }
    [[nodiscard]] double used() const { return ended - began; }
};

/// Units of several kinds, and their queues.
class ServiceFloor {
public:
    /// Units of each kind that work, and the hours of service after which each unit breaks down:
    /// none, or one number a unit, the units of a kind side by side.
    explicit ServiceFloor(std::span<const std::uint32_t> units_of_kind,
                          std::span<const double> hours_to_failure = {})
        : left_(hours_to_failure.begin(), hours_to_failure.end()), queues_(units_of_kind.size()),
          free_(units_of_kind.size()) {
        std::uint32_t unit = 0;
        for (std::size_t kind = 0; kind < units_of_kind.size(); ++kind)
            for (std::uint32_t n = 0; n < units_of_kind[kind]; ++n) free_[kind].push_back(unit++);
        // The first unit of a kind is taken first.
        for (auto& units : free_) std::ranges::reverse(units);
        left_.resize(unit, std::numeric_limits<double>::infinity());
    }

    /// A customer comes at an hour and asks; to be called before that hour is run.
    void arrive(double hour, std::uint32_t customer, const Request& request) {
        sim::require(request.kind < queues_.size(), "kind ", request.kind, " of ", queues_.size());
        requests_.push_back({customer, hour, request});
        schedule(hour, What::asks, static_cast<std::uint32_t>(requests_.size() - 1));
    }

    /// Runs until an hour. `over(service)` is told each request that ended and gives the same
    /// customer's next one, asked at once, or none.
    template <class Over> void run(double until, Over&& over) {
        while (!events_.empty() && events_.top().hour <= until) {
            const Event event = events_.top();
            events_.pop();
            ++handled_;
            switch (event.what) {
            case What::asks: ask(event.hour, event.of); break;
            case What::leaves: leave(event.hour, event.of, over); break;
            case What::ends: end(event.hour, event.of, over); break;
            }
        }
    }
    /// Stops at closing time: `over` is told of everybody who is being served or waits.
    template <class Over> void close(double hour, Over&& over) {
        for (Running& one : running_)
            if (one.busy) {
                one.busy = false;
                over(Service{requests_[one.request].customer, requests_[one.request].request.kind,
                             one.unit, requests_[one.request].hour, one.began, hour,
                             Served::wholly});
            }
        for (auto& queue : queues_)
            for (const std::uint32_t at : queue)
                if (!requests_[at].over)
                    over(Service{requests_[at].customer, requests_[at].request.kind, 0,
                                 requests_[at].hour, hour, hour, Served::abandoned});
    }
    /// Events handled so far.
    [[nodiscard]] std::uint64_t handled() const { return handled_; }

private:
    enum class What : std::uint8_t { asks, leaves, ends };
    struct Event {
        double hour;
        std::uint64_t number; // what happens at one hour happens in the order in which it was known
        What what;
        std::uint32_t of;
        friend bool operator>(const Event& one, const Event& other) {
            return one.hour != other.hour ? one.hour > other.hour : one.number > other.number;
        }
    };
    struct Asked {
        std::uint32_t customer;
        double hour;
        Request request;
        bool over = false;
    };
    struct Running {
        std::uint32_t request;
        std::uint32_t unit;
        double began;
        bool breaks;
        bool busy;
    };

    void schedule(double hour, What what, std::uint32_t of) {
        events_.push({hour, number_++, what, of});
    }
    void ask(double hour, std::uint32_t at) {
        const Request& request = requests_[at].request;
        if (!free_[request.kind].empty()) return begin(hour, at);
        queues_[request.kind].push_back(at);
        if (request.patience < std::numeric_limits<double>::infinity())
            schedule(hour + request.patience, What::leaves, at);
    }
    void begin(double hour, std::uint32_t at) {
        requests_[at].over = true;
        auto& units = free_[requests_[at].request.kind];
        const std::uint32_t unit = units.back();
        units.pop_back();
        const double wanted = requests_[at].request.hours;
        const bool breaks = left_[unit] < wanted;
        const double lasts = std::min(left_[unit], wanted);
        left_[unit] -= lasts;
        running_.push_back({at, unit, hour, breaks, true});
        schedule(hour + lasts, What::ends, static_cast<std::uint32_t>(running_.size() - 1));
    }
    template <class Over> void leave(double hour, std::uint32_t at, Over& over) {
        if (requests_[at].over) return;
        requests_[at].over = true;
        const Asked& gone = requests_[at];
        tell(hour,
             Service{gone.customer, gone.request.kind, 0, gone.hour, hour, hour, Served::abandoned},
             over);
    }
    template <class Over> void end(double hour, std::uint32_t at, Over& over) {
        Running& one = running_[at];
        if (!one.busy) return;
        one.busy = false;
        const Asked& served = requests_[one.request];
        const std::uint32_t kind = served.request.kind;
        const Service service{served.customer,
                              kind,
                              one.unit,
                              served.hour,
                              one.began,
                              hour,
                              one.breaks ? Served::broken_down : Served::wholly};
        if (!one.breaks) {
            free_[kind].push_back(one.unit);
            auto& queue = queues_[kind];
            while (!queue.empty() && requests_[queue.front()].over) queue.pop_front();
            if (!queue.empty()) {
                const std::uint32_t next = queue.front();
                queue.pop_front();
                begin(hour, next);
            }
        }
        tell(hour, service, over);
    }
    template <class Over> void tell(double hour, const Service& service, Over& over) {
        if (const std::optional<Request> next = over(service))
            arrive(hour, service.customer, *next);
    }

    std::vector<double> left_; // hours to the next failure, by unit
    std::vector<std::deque<std::uint32_t>> queues_;
    std::vector<std::vector<std::uint32_t>> free_;
    std::vector<Asked> requests_;
    std::vector<Running> running_;
    std::priority_queue<Event, std::vector<Event>, std::greater<>> events_;
    std::uint64_t number_ = 0;
    std::uint64_t handled_ = 0;
};

} // namespace models::common
