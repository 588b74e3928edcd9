// SPDX-License-Identifier: Apache-2.0
#pragma once
// The only place where a market's type meets the engine's: a run of it, day by day.

#include "sim/parallel/stop.hpp"
#include "sim/run/market.hpp"
#include "sim/run/run.hpp"

#include <memory>
#include <utility>

namespace sim {

namespace detail {
struct NoInputs {};
template <class M> struct inputs_of { using type = NoInputs; };
template <Fed M> struct inputs_of<M> { using type = typename M::Inputs; };
} // namespace detail

/// What a market reads from files before its worlds are made; empty for most.
template <Market M> using InputsOf = typename detail::inputs_of<M>::type;

/// A scenario of one market, checked and complete.
template <Market M> struct Scenario {
    Settings settings;
    typename M::Parameters given;
    InputsOf<M> inputs;
};

/// A world of one market under way.
template <Market M> class RunOf final : public Run {
public:
    using Shared = std::shared_ptr<const Scenario<M>>;

    RunOf(Shared scenario, Keys keys)
        : scenario_(std::move(scenario)), keys_(keys), day_(dawn(scenario_->settings)),
          market_(make(*scenario_, today())),
          series_(indicator_lines<typename M::Indicators>(), zones(), scenario_->settings.start,
                  static_cast<int>(scenario_->settings.days)) {}

    /// The world of `other`, from today on under `scenario`.
    RunOf(const RunOf& other, Shared scenario)
        : scenario_(std::move(scenario)), keys_(other.keys_), day_(other.day_),
          market_(other.market_), series_(other.series_) {}

    [[nodiscard]] Day day() const override { return day_; }
    [[nodiscard]] Day end() const override { return sim::end(scenario_->settings); }
    [[nodiscard]] const Series& series() const override { return series_; }
    [[nodiscard]] const M& market() const { return market_; }

    void advance(Day until) override {
        while (day_ < until) {
            if (stop_requested()) throw Interrupted();
            simulate();
        }
    }

    [[nodiscard]] std::vector<TableView> tables() const override {
        std::vector<TableView> views;
        market_.for_each_table(
            [&](std::string_view name, const auto& table) { views.push_back(view(name, table)); });
        return views;
    }

    void restore(Day day, const ColumnSource& saved, Series series) override {
        market_.for_each_table(
            [&](std::string_view name, auto& table) { sim::restore(name, table, saved); });
        day_ = day;
        if constexpr (requires { market_.restored(today()); }) market_.restored(today());
        series_ = std::move(series);
    }

private:
    static M make(const Scenario<M>& scenario, const Today<typename M::Parameters>& first) {
        if constexpr (Fed<M>)
            return M(first, scenario.inputs);
        else
            return M(first);
    }

    [[nodiscard]] Today<typename M::Parameters> today() const {
        return {day_, scenario_->settings.start, keys_, scenario_->given};
    }

    [[nodiscard]] std::vector<std::string> zones() const {
        if constexpr (Zoned<M>)
            return market_.zones();
        else
            return {"all"};
    }

    void simulate() {
        const auto now = today();
        for (const Phase<M>& phase : M::phases())
            if (due(phase.every, day_)) (market_.*phase.run)(now);
        if (!now.burning_in()) series_.record(day_, reported_values());
        ++day_;
    }

    [[nodiscard]] std::vector<double> reported_values() const {
        std::vector<double> values;
        if constexpr (Zoned<M>) {
            std::vector<typename M::Indicators> by_zone(series_.zones().size());
            market_.indicators(std::span(by_zone));
            for (const auto& zone : by_zone) append_values(zone, values);
        } else {
            append_values(market_.indicators(), values);
        }
        return values;
    }

    Shared scenario_;
    Keys keys_;
    Day day_;
    M market_;
    Series series_;
};

} // namespace sim
