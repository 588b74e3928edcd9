// SPDX-License-Identifier: Apache-2.0
#include "sim/study/folder/results.hpp"

#include "sim/base/version.hpp"
#include "sim/record/digest.hpp"
#include "sim/record/labelled.hpp"
#include "sim/study/folder/effects_file.hpp"
#include "sim/study/folder/persons_file.hpp"

#include <algorithm>
#include <array>

namespace sim {
namespace {

constexpr std::array<const char*, 3> statistic_words{"sum", "level", "ratio"};

Quantity quantity_of(const IndicatorLine& line, const Headlines& headlines,
                     std::vector<std::string> dimensions) {
    Quantity quantity;
    quantity.name = line.name;
    quantity.dimensions = std::move(dimensions);
    quantity.units = line.unit.empty() ? "1" : line.unit;
    quantity.long_name = line.doc;
    quantity.statistic = statistic_words[static_cast<std::size_t>(line.statistic)];
    if (!line.role.empty()) quantity.attributes.push_back({"role", line.role});
    if (!line.caution.empty()) quantity.attributes.push_back({"caution", line.caution});
    if (const std::size_t place = place_of(headlines, line.name); place > 0) {
        quantity.attributes.push_back({"headline", static_cast<std::int64_t>(place)});
        quantity.attributes.push_back({"plain_name", headlines[place - 1].name});
    }
    return quantity;
}

Quantity text_quantity(const char* name, std::vector<std::string> dimensions, const char* meaning) {
    Quantity quantity;
    quantity.name = name;
    quantity.dimensions = std::move(dimensions);
    quantity.units = "1";
    quantity.long_name = meaning;
    quantity.statistic = "point";
    quantity.element = Element::text;
    return quantity;
}

// The values of one line out of rows of all lines.
std::vector<double> line_of(std::span<const double> values, std::size_t line, std::size_t lines) {
    std::vector<double> one;
    for (std::size_t at = line; at < values.size(); at += lines) one.push_back(values[at]);
    return one;
}

Dimension month_dimension(const Series& series) {
    std::vector<std::int64_t> days;
    for (Day month : series.months()) days.push_back(month - series.start());
    Dimension dimension = time_dimension(series.start(), std::move(days));
    dimension.name = "month";
    dimension.long_name = "First recorded day of the month";
    return dimension;
}

/// Writes the runs of one kind: scenarios, or placebos.
class Runs {
public:
    Runs(const Experiment& experiment, const Outcomes& outcomes, BranchKind kind)
        : experiment_(experiment), outcomes_(outcomes),
          rows_(kind == BranchKind::scenario  ? "scenario"
                : kind == BranchKind::sibling ? "sibling"
                                              : "reform") {
        const auto branches = branches_of(experiment);
        for (std::size_t i = 0; i < branches.size(); ++i)
            if (branches[i].kind == kind) {
                branches_.push_back(i);
                names_.push_back(experiment.scenarios[branches[i].arm].name);
            }
    }

    [[nodiscard]] bool empty() const { return branches_.empty(); }

    void write(OutputFile& file, const std::string& group, const Series& shape) const {
        daily(file, group, shape);
        const std::string within = group.empty() ? "" : group + "/";
        by_zone(file, within + "zones", shape, month_dimension(shape),
                [](const Series& series) { return series.monthly(); });
        by_zone(file, within + "zones_in_force", shape, first_day_dimension(experiment_),
                [](const Series& series) { return series.in_windows(); });
    }

    // Adds the final states to a hash, in a fixed order.
    [[nodiscard]] std::uint64_t add_digests(std::uint64_t hash) const {
        each([&](const Extent&, const Outcome& outcome) {
            hash = hash_text(hexadecimal(outcome.digest), hash);
        });
        return hash;
    }

private:
    // Calls `visit({row, replicate}, outcome)` in a fixed order.
    template <class Visit> void each(Visit&& visit) const {
        for (std::size_t i = 0; i < branches_.size(); ++i)
            for (std::uint32_t r = 0; r < experiment_.replicates; ++r)
                if (const RunId id{branches_[i], experiment_.first_replicate + r};
                    outcomes_.has(id))
                    visit(Extent{i, r}, *outcomes_.get(id));
    }

    [[nodiscard]] std::vector<Dimension> leading() const {
        std::vector<std::int64_t> replicates;
        for (std::uint32_t r = 0; r < experiment_.replicates; ++r)
            replicates.push_back(experiment_.first_replicate + r);
        const Dimension rows =
            rows_ == "sibling"
                ? sibling_dimension(names_.size())
                : Dimension{rows_, rows_ == "scenario" ? "Scenario" : "Reform", names_, {}};
        return {rows,
                {"replicate",
                 "Replicate: the same people and draws in every scenario",
                 replicates,
                 {{"units", "1"}}}};
    }

    [[nodiscard]] std::vector<Quantity> quantities(const Series& shape,
                                                   const std::vector<std::string>& along) const {
        const Headlines& headlines = experiment_.baseline().scenario->headlines();
        std::vector<Quantity> all;
        for (const IndicatorLine& line : shape.lines()) {
            Quantity& quantity = all.emplace_back(quantity_of(line, headlines, along));
            if (line.statistic != Statistic::ratio) continue;
            quantity.attributes.push_back({"numerator", shape.lines()[line.numerator].name});
            quantity.attributes.push_back({"denominator", shape.lines()[line.denominator].name});
        }
        return all;
    }

    void daily(OutputFile& file, const std::string& group, const Series& shape) const {
        std::vector<std::int64_t> days(shape.days());
        for (std::size_t i = 0; i < days.size(); ++i) days[i] = static_cast<std::int64_t>(i);
        auto dimensions = leading();
        dimensions.push_back(time_dimension(shape.start(), std::move(days)));
        auto all = quantities(shape, {rows_, "replicate", "time"});
        all.push_back(
            text_quantity("state_digest", {rows_, "replicate"},
                          "Digest of the state after the last day; equal digests, equal states"));
        LabelledGroup target(file, group, dimensions, all);
        each([&](const Extent& at, const Outcome& outcome) {
            fill(target, at, outcome.series, outcome.series.daily());
            target.fill("state_digest", at, std::vector{hexadecimal(outcome.digest)});
        });
    }

    // `values_of(series)` are those by time, zone and indicator; `time` is the axis of the first.
    template <class ValuesOf>
    void by_zone(OutputFile& file, const std::string& group, const Series& shape,
                 const Dimension& time, const ValuesOf& values_of) const {
        auto dimensions = leading();
        dimensions.push_back(time);
        dimensions.push_back({"zone", "Zone of the city", shape.zones(), {}});
        LabelledGroup target(file, group, dimensions,
                             quantities(shape, {rows_, "replicate", time.name, "zone"}));
        each([&](const Extent& at, const Outcome& outcome) {
            fill(target, at, outcome.series, values_of(outcome.series));
        });
    }

    static void fill(LabelledGroup& target, const Extent& at, const Series& series,
                     std::span<const double> values) {
        for (std::size_t line = 0; line < series.lines().size(); ++line)
            target.fill(series.lines()[line].name, at,
                        line_of(values, line, series.lines().size()));
    }

    const Experiment& experiment_;
    const Outcomes& outcomes_;
    std::string rows_; // what a row is; a group shares the dimensions of those above it
    std::vector<std::size_t> branches_;
    std::vector<std::string> names_;
};

// Names the record: the same scenarios, inputs, engine and final states give the same hash.
std::string record_hash(const Provenance& provenance, const Runs& scenarios) {
    std::uint64_t hash = hash_text(engine().version, provenance.inputs);
    for (const std::string& scenario : provenance.scenarios) hash = hash_text(scenario, hash);
    return hexadecimal(scenarios.add_digests(hash));
}

std::vector<Attribute> attributes(const Experiment& experiment, const Provenance& provenance,
                                  const Runs& scenarios) {
    return {{"Conventions", std::string(conventions)},
            {"title", title_of(experiment)},
            {"source", "sharesim, an agent-based simulation; model " + experiment.settings().model},
            {"license", "Apache-2.0 for the engine; input tables keep the licences that they name"},
            {"schema_version", result_schema},
            {"engine_version", std::string(engine().version)},
            {"engine_commit", std::string(engine().commit)},
            {"compiler", std::string(engine().compiler)},
            {"currency", experiment.settings().currency},
            {"seed", experiment.seed},
            {"pairing", std::string(name_of(experiment.replication.pairing))},
            {"histories", std::string(name_of(experiment.replication.histories))},
            {"chances", experiment.replication.chances},
            {"siblings", experiment.replication.siblings},
            {"resolved_scenario", provenance.scenarios.front()},
            {"input_hash", hexadecimal(provenance.inputs)},
            {"record_hash", record_hash(provenance, scenarios)}};
}

void write_texts(OutputFile& file, const Experiment& experiment, const Provenance& provenance) {
    std::vector<std::string> names;
    std::vector<std::string> titles;
    for (const Arm& arm : experiment.scenarios) {
        names.push_back(arm.name);
        titles.push_back(arm.title);
    }
    const std::vector<Dimension> dimensions{{"scenario", "Scenario", names, {}}};
    const std::vector<Variable> variables{
        {text_quantity("title", {"scenario"}, "What the scenario is called"), titles},
        {text_quantity("document", {"scenario"}, "The scenario with every parameter"),
         provenance.scenarios}};
    write(file, "scenarios", dimensions, variables);
}

const Series* shape_of(const Experiment& experiment, const Outcomes& outcomes,
                       std::shared_ptr<const Outcome>& keeper) {
    for (std::size_t branch = 0; branch < branches_of(experiment).size(); ++branch)
        for (std::uint32_t r = 0; r < experiment.replicates; ++r)
            if (const RunId id{branch, experiment.first_replicate + r}; outcomes.has(id)) {
                keeper = outcomes.get(id);
                return &keeper->series;
            }
    return nullptr;
}

} // namespace

void write_results(const std::string& path, const Experiment& experiment, const Outcomes& outcomes,
                   const Findings& findings, const Provenance& provenance) {
    std::shared_ptr<const Outcome> keeper;
    const Series* shape = shape_of(experiment, outcomes, keeper);
    if (!shape) return;
    const Runs scenarios(experiment, outcomes, BranchKind::scenario);
    OutputFile file(path);
    describe(file, attributes(experiment, provenance, scenarios));
    scenarios.write(file, "", *shape);
    for (const BranchKind kind : {BranchKind::placebo, BranchKind::unenforced, BranchKind::sibling})
        if (const Runs forms(experiment, outcomes, kind); !forms.empty())
            forms.write(file, std::string(name_of(kind)), *shape);
    if (!findings.reforms.empty()) write_effects(file, findings);
    if (!findings.attribution.parts.empty()) write_attribution(file, findings);
    write_person_groups(file, experiment, outcomes, findings);
    write_texts(file, experiment, provenance);
    file.commit();
}

std::string hexadecimal(std::uint64_t hash) {
    std::string digits(16, '0');
    for (std::size_t i = 16; i-- > 0; hash >>= 4) digits[i] = "0123456789abcdef"[hash & 15];
    return digits;
}

} // namespace sim
