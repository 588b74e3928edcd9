// SPDX-License-Identifier: Apache-2.0
#pragma once
// The only place where a market's type meets the engine's: a run of it, day by day.

#include "sim/base/problems.hpp"
#include "sim/parallel/stop.hpp"
#include "sim/record/digest.hpp"
#include "sim/run/market.hpp"
#include "sim/run/run.hpp"

#include <memory>
#include <utility>

namespace sim {

namespace detail {
struct NoInputs {};
template <class M> struct inputs_of { using type = NoInputs; };
template <LoadsInputs M> struct inputs_of<M> { using type = typename M::Inputs; };
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

    /// The world of `other`, from today on under `scenario`, whose law may be another since long.
    RunOf(const RunOf& other, Shared scenario)
        : scenario_(std::move(scenario)), keys_(other.keys_), day_(other.day_),
          phase_(other.phase_), market_(other.market_), series_(other.series_),
          accounts_(other.accounts_) {
        rework();
    }

    /// The world of `other` taken up from its saved tables, be it in the middle of a day: only what
    /// the phases of a day pass on to each other comes from `other`.
    RunOf(const RunOf& other, const ColumnSource& saved) : RunOf(other.scenario_, other.keys_) {
        restore(other.day_, saved, other.series_);
        take_up_day(other);
    }

    [[nodiscard]] Day day() const override { return day_; }
    [[nodiscard]] Day end() const override { return sim::end(scenario_->settings); }
    [[nodiscard]] const Series& series() const override { return series_; }
    [[nodiscard]] const M& market() const { return market_; }

    /// Adds what the day that has just passed tells of how the market works.
    template <class DiagnosticSums> void examine(DiagnosticSums& signs) const {
        Today<typename M::Parameters> passed = today();
        passed.day = day_ - 1;
        market_.examine(passed, signs);
    }

    void advance(Day until) override {
        while (day_ < until) {
            if (stop_requested()) throw Interrupted();
            simulate();
        }
    }

    /// Runs the next phase of the day, if it is due; the last one ends the day.
    void step() {
        const auto phases = M::phases();
        const Phase<M>& phase = phases[phase_];
        const auto now = today();
        if (due(phase.every, day_)) run(phase, now);
        if (++phase_ < phases.size()) return;
        phase_ = 0;
        if (!now.burning_in()) record();
        ++day_;
    }

    void check_phases() override { checks_phases_ = true; }

    void change_draws(Key chance) override { keys_.chance = chance; }

    void add_up_from(std::span<const Day> first_days,
                     std::span<const std::string> tables) override {
        series_.add_up_from({first_days.begin(), first_days.end()});
        if constexpr (TracksPersons<M>)
            accounts_ = PersonAccounts(M::people(), tables, first_days);
        else
            require(tables.empty(), M::label, " keeps no account of people");
    }

    [[nodiscard]] PersonRecords persons() const override {
        PersonRecords records;
        if constexpr (TracksPersons<M>)
            for (const std::string& name : accounts_.tables())
                market_.for_each_table([&](std::string_view label, const auto& table) {
                    if (label == name)
                        records.push_back(
                            accounts_.record(name, table.identities(), traits_of(name)));
                });
        return records;
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
        phase_ = 0;
        rework();
        series_ = std::move(series);
    }

private:
    void take_up_day(const RunOf& other) {
        phase_ = other.phase_;
        accounts_ = other.accounts_;
        if constexpr (requires { market_.take_up_day(other.market_); })
            market_.take_up_day(other.market_);
    }

    static M make(const Scenario<M>& scenario, const Today<typename M::Parameters>& first) {
        if constexpr (LoadsInputs<M>)
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

    // What follows from the tables, the scenario and the day.
    void rework() {
        if constexpr (requires { market_.restored(today()); }) market_.restored(today());
    }

    // With checks: stops when a phase has changed a table that it does not say it writes.
    void run(const Phase<M>& phase, const Today<typename M::Parameters>& now) {
        if (!checks_phases_) return (market_.*phase.run)(now);
        const auto before = digests(tables());
        (market_.*phase.run)(now);
        for (const std::string& table : changed_tables(before, digests(tables())))
            require(phase.writes.has(table), "phase '", phase.name, "' of ", M::label,
                    " changes the table '", table, "', which it does not say it writes");
    }

    void simulate() {
        do step();
        while (phase_ != 0);
    }

    void record() {
        series_.record(day_, reported_values());
        if constexpr (TracksPersons<M>)
            if (!accounts_.empty())
                market_.for_each_gain([&](std::size_t line, std::uint32_t row, auto amount) {
                    accounts_.add(day_, line, row, amount);
                });
    }

    [[nodiscard]] std::vector<std::vector<std::uint8_t>> traits_of(std::string_view table) const {
        std::vector<std::vector<std::uint8_t>> codes;
        const auto& all = accounts_.people().traits;
        for (std::size_t trait = 0; trait < all.size(); ++trait)
            if (all[trait].table == table) codes.push_back(market_.traits(trait));
        return codes;
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
    std::size_t phase_ = 0; // of the day, that comes next
#ifdef NDEBUG
    bool checks_phases_ = false;
#else
    bool checks_phases_ = true;
#endif
    M market_;
    Series series_;
    PersonAccounts accounts_;
};

} // namespace sim
