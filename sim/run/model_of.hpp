// SPDX-License-Identifier: Apache-2.0
#pragma once
// Makes a market into a model: one line in the catalogue, everything else read off its tables.

#include "sim/document/json.hpp"
#include "sim/law/measure.hpp"
#include "sim/run/diagnose.hpp"
#include "sim/run/run_of.hpp"
#include "sim/scenario/read.hpp"
#include "sim/scenario/schema.hpp"
#include "sim/scenario/write.hpp"

#include <algorithm>
#include <string>
#include <type_traits>

namespace sim {

namespace detail {

template <class T> struct is_law : std::false_type {};
template <class Measure> struct is_law<Law<Measure>> : std::true_type {};

// Calls `visit(law, path)` for each law among the parameters of a market, those of its parts
// included.
template <class Parameters, class Visit>
void for_law(Parameters& given, Visit&& visit, const std::string& under = "") {
    for_each_field(given, [&](const auto& field, auto& value) {
        using Value = std::decay_t<decltype(value)>;
        if constexpr (is_law<Value>::value)
            visit(value, under + std::string(field.name));
        else if constexpr (Described<Value>)
            for_law(value, visit, under + std::string(field.name) + ".");
    });
}

template <class Parameters> Node without_law(Parameters given) {
    for_law(given, [](auto& law, const auto&) { law.measures.clear(); });
    return write(given);
}

// The measures of `law` that `other` lacks, each as often as it stands there more often.
template <class L> std::vector<std::size_t> lacking(const L& law, const L& other) {
    auto known = other.measures;
    std::vector<std::size_t> extra;
    for (std::size_t i = 0; i < law.measures.size(); ++i) {
        const auto at = std::ranges::find(known, law.measures[i]);
        if (at == known.end())
            extra.push_back(i);
        else
            known.erase(at);
    }
    return extra;
}

template <class Parameters, class Visit>
void for_extra_measures(Parameters& mine, const Parameters& theirs, Visit&& visit) {
    for_law(mine, [&](auto& law, const std::string& path) {
        for_law(theirs, [&](const auto& other, const std::string& place) {
            if constexpr (std::is_same_v<std::decay_t<decltype(law)>,
                                         std::decay_t<decltype(other)>>)
                if (path == place)
                    for (std::size_t i : lacking(law, other)) visit(law.measures[i]);
        });
    });
}

} // namespace detail

/// A prepared scenario of one market.
template <Market M> class PreparedOf final : public Prepared {
public:
    PreparedOf(Scenario<M> scenario, std::shared_ptr<const Headlines> headlines)
        : scenario_(std::make_shared<const Scenario<M>>(std::move(scenario))),
          headlines_(std::move(headlines)) {}

    [[nodiscard]] const Settings& settings() const override { return scenario_->settings; }
    [[nodiscard]] const Scenario<M>& scenario() const { return *scenario_; }

    [[nodiscard]] Node resolved() const override {
        return merge(write(scenario_->settings), write(scenario_->given));
    }

    [[nodiscard]] std::unique_ptr<Run> start(Keys keys) const override {
        return std::make_unique<RunOf<M>>(scenario_, keys);
    }

    [[nodiscard]] std::unique_ptr<Run> branch(const Run& run) const override {
        return std::make_unique<RunOf<M>>(dynamic_cast<const RunOf<M>&>(run), scenario_);
    }

    [[nodiscard]] Day diverges(const Prepared& other) const override {
        if (!same_but_for_law(other)) return dawn(settings());
        Day first = end(settings());
        each_difference(other,
                        [&](const auto& dated) { first = std::min(first, dated.announced); });
        return std::max(first, dawn(settings()));
    }

    [[nodiscard]] Day takes_effect(const Prepared& baseline) const override {
        if (!same_but_for_law(baseline)) return settings().start;
        Day first = forever;
        each_difference(baseline, [&](const auto& dated) { first = std::min(first, dated.from); });
        return first == forever ? end(settings()) : std::max(first, settings().start);
    }

    [[nodiscard]] std::shared_ptr<const Prepared> placebo(const Prepared& baseline) const override {
        return with_measures(baseline, [](const auto& dated) { return null_of(dated); });
    }

    [[nodiscard]] std::shared_ptr<const Prepared> unenforced(
        const Prepared& baseline) const override {
        bool any = false;
        auto left = with_measures(baseline, [&](const auto& dated) {
            const auto form = unenforced_of(dated);
            any = any || form;
            return form.value_or(null_of(dated));
        });
        return any ? left : nullptr;
    }

    [[nodiscard]] LawPart law(const Prepared& baseline) const override {
        LawPart part;
        part.all = same_but_for_law(baseline);
        typename M::Parameters mine = scenario_->given;
        detail::for_extra_measures(mine, peer(baseline).scenario().given, [&](const auto& dated) {
            part.terms.push_back({dated.announced, dated.from, dated.until});
        });
        return part;
    }

    [[nodiscard]] std::shared_ptr<const Prepared> announced(
        Day day, const Prepared& baseline) const override {
        Scenario<M> other = *scenario_;
        bool late = false;
        detail::for_extra_measures(other.given, peer(baseline).scenario().given, [&](auto& dated) {
            late = late || day > dated.from;
            dated.announced = day;
        });
        return late ? nullptr : std::make_shared<PreparedOf>(std::move(other), headlines_);
    }

    [[nodiscard]] std::vector<std::string> remarks() const override {
        if constexpr (requires { scenario_->inputs.remarks; }) return scenario_->inputs.remarks;
        return {};
    }

    [[nodiscard]] std::vector<IndicatorLine> indicators() const override {
        return indicator_lines<typename M::Indicators>();
    }

    [[nodiscard]] const Headlines& headlines() const override { return *headlines_; }

    [[nodiscard]] People people() const override {
        if constexpr (TracksPersons<M>) return M::people();
        return {};
    }

    [[nodiscard]] std::vector<Diagnostic> diagnose(Keys keys, std::int64_t days,
                                                   const Watch& watch) const override {
        if constexpr (Examined<M>) {
            Scenario<M> lived = *scenario_;
            lived.settings.days = days;
            return sim::diagnose<M>(std::move(lived), keys, watch);
        }
        return {};
    }

private:
    static const PreparedOf& peer(const Prepared& other) {
        return dynamic_cast<const PreparedOf&>(other);
    }

    // The baseline with a form of each measure that it lacks.
    template <class Form>
    [[nodiscard]] std::shared_ptr<const Prepared> with_measures(const Prepared& baseline,
                                                                Form&& form) const {
        Scenario<M> other = peer(baseline).scenario();
        typename M::Parameters mine = scenario_->given;
        detail::for_law(other.given, [&](auto& law, const auto&) {
            detail::for_extra_measures(mine, peer(baseline).scenario().given, [&](auto& dated) {
                if constexpr (requires { law.measures.push_back(dated); })
                    law.measures.push_back(form(dated));
            });
        });
        return std::make_shared<PreparedOf>(std::move(other), headlines_);
    }

    [[nodiscard]] bool same_but_for_law(const Prepared& other) const {
        const auto rest = [](const Scenario<M>& scenario) {
            Settings settings = scenario.settings;
            settings.title = settings.label = settings.description = "";
            return write_json(merge(write(settings), detail::without_law(scenario.given)));
        };
        return rest(*scenario_) == rest(peer(other).scenario());
    }

    template <class Visit> void each_difference(const Prepared& other, Visit&& visit) const {
        typename M::Parameters mine = scenario_->given;
        typename M::Parameters theirs = peer(other).scenario().given;
        detail::for_extra_measures(mine, theirs, visit);
        detail::for_extra_measures(theirs, mine, visit);
    }

    std::shared_ptr<const Scenario<M>> scenario_;
    std::shared_ptr<const Headlines> headlines_;
};

/// A market as a model of the catalogue.
template <Market M> class ModelOf final : public Model {
public:
    explicit ModelOf(Headlines headlines, Front front = {})
        : headlines_(std::make_shared<const Headlines>(std::move(headlines))),
          front_(std::move(front)) {}

    [[nodiscard]] std::string_view label() const override { return M::label; }
    [[nodiscard]] std::string_view doc() const override { return M::doc; }

    [[nodiscard]] std::vector<PhaseLine> phases() const override {
        std::vector<PhaseLine> lines;
        for (const Phase<M>& phase : M::phases())
            lines.push_back({std::string(phase.name),
                             std::string(name_of(phase.every)),
                             {phase.reads.begin(), phase.reads.end()},
                             {phase.writes.begin(), phase.writes.end()}});
        return lines;
    }

    [[nodiscard]] std::vector<IndicatorLine> indicators() const override {
        return indicator_lines<typename M::Indicators>();
    }

    [[nodiscard]] const Headlines& headlines() const override { return *headlines_; }

    [[nodiscard]] std::vector<ParameterLine> parameters() const override {
        auto lines = parameter_lines<Settings>();
        for (ParameterLine& line : parameter_lines<typename M::Parameters>())
            lines.push_back(std::move(line));
        return lines;
    }

    [[nodiscard]] const Front& front() const override { return front_; }
    [[nodiscard]] bool examined() const override { return Examined<M>; }

    [[nodiscard]] std::vector<std::string> law_keys() const override {
        std::vector<std::string> keys;
        const typename M::Parameters given;
        detail::for_law(given, [&](const auto&, const std::string& path) { keys.push_back(path); });
        return keys;
    }

    [[nodiscard]] Node schema() const override {
        return joined_schema(sim::schema<Settings>(), sim::schema<typename M::Parameters>());
    }

    [[nodiscard]] std::shared_ptr<const Prepared> prepare(const Node& scenario) const override {
        Problems problems;
        const auto parts = divide<Settings, typename M::Parameters>(scenario, problems);
        Scenario<M> read_in{read<Settings>(parts.first, problems),
                            read<typename M::Parameters>(parts.second, problems),
                            {}};
        check(read_in.settings, problems);
        if constexpr (requires { M::check(read_in.given, problems); })
            M::check(read_in.given, problems);
        refuse(placed(std::move(problems), scenario));
        if constexpr (LoadsInputs<M>) {
            try {
                read_in.inputs = M::load(read_in.given);
            } catch (const ScenarioError& error) {
                throw ScenarioError(placed(error.found(), scenario));
            }
        }
        return std::make_shared<PreparedOf<M>>(std::move(read_in), headlines_);
    }

private:
    std::shared_ptr<const Headlines> headlines_;
    Front front_;
};

/// The line that a market adds to the catalogue, with what sums it up and what it adds to the
/// command line.
template <Market M, std::size_t Size>
std::unique_ptr<Model> model(const std::array<HeadlineOf<typename M::Indicators>, Size>& headlines,
                             Front front = {}) {
    return std::make_unique<ModelOf<M>>(headlines_of(headlines), std::move(front));
}
/// The same of a market whose every indicator is shown.
template <Market M> std::unique_ptr<Model> model() {
    return std::make_unique<ModelOf<M>>(Headlines{});
}

} // namespace sim
