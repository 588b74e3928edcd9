// SPDX-License-Identifier: Apache-2.0
#include "sim/study/folder/persons_file.hpp"

#include "sim/base/problems.hpp"
#include "sim/record/labelled.hpp"
#include "sim/study/folder/results.hpp"

#include <algorithm>
#include <limits>

namespace sim {
namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
constexpr std::int8_t unknown = -1;
constexpr const char* of_siblings = "_sibling";

} // namespace

Dimension sibling_dimension(std::size_t siblings) {
    std::vector<std::int64_t> numbers;
    for (std::size_t i = 1; i <= siblings; ++i) numbers.push_back(static_cast<std::int64_t>(i));
    return {"sibling",
            "The baseline by the same people with other draws",
            std::move(numbers),
            {{"units", "1"}}};
}

Dimension first_day_dimension(const Experiment& experiment) {
    const Day start = experiment.settings().start;
    std::vector<std::int64_t> days;
    for (const Day day : first_days_of(experiment)) days.push_back(day - start);
    Dimension dimension = time_dimension(start, std::move(days));
    dimension.name = "first_day";
    dimension.long_name = "First day that counts; the last is the last recorded one";
    return dimension;
}

namespace {

std::vector<std::uint64_t> numbers(const std::vector<Identity>& who) {
    std::vector<std::uint64_t> all;
    for (Identity one : who) all.push_back(one.value);
    return all;
}

// As digits: programs that know no whole numbers of 64 bits round identities, or lose them.
std::vector<std::string> labels(const std::vector<Identity>& who) {
    std::vector<std::string> all;
    for (Identity one : who) all.push_back(hexadecimal(one.value));
    return all;
}

/// Calls `take(place, value)` with the place of everybody in a record on the axis of all people.
template <class Value, class Take>
void spread(const PersonRecord& record, const std::vector<Value>& values,
            const std::vector<Identity>& axis, Take&& take) {
    std::size_t at = 0;
    for (std::size_t place = 0; place < axis.size(); ++place) {
        if (at == record.who.size() || record.who[at] != axis[place]) continue;
        take(place, values[at++]);
    }
}

/// Writes the group of one table.
class PersonGroup {
public:
    PersonGroup(const Experiment& experiment, const Outcomes& outcomes, std::size_t table)
        : experiment_(experiment), outcomes_(outcomes), table_(table),
          name_(experiment.persons[table]), first_days_(first_days_of(experiment)) {
        const People people = experiment.baseline().scenario->people();
        lines_ = people.lines_of(name_);
        traits_ = people.traits_of(name_);
        const auto branches = branches_of(experiment);
        for (std::size_t i = 0; i < branches.size(); ++i) {
            if (branches[i].kind == BranchKind::scenario) scenarios_.push_back(i);
            if (branches[i].kind == BranchKind::sibling) siblings_.push_back(i);
        }
        for (const auto* kind : {&scenarios_, &siblings_})
            each(*kind, [&](const Extent&, const PersonRecord& record) { join(record.who); });
    }

    void write(OutputFile& file, const Findings& findings) const {
        if (axis_.empty()) return;
        LabelledGroup target(file, "persons_" + name_, dimensions(), quantities());
        each(scenarios_,
             [&](const Extent& at, const PersonRecord& record) { fill(target, "", at, record); });
        each(siblings_, [&](const Extent& at, const PersonRecord& record) {
            fill(target, of_siblings, at, record);
        });
        for (std::size_t trait = 0; trait < traits_.size(); ++trait) fill_trait(target, trait);
        if (!findings.reforms.empty()) fill_placebos(target, findings);
    }

private:
    // Calls `visit({row, replicate}, record)` for each run of some branches, in the order in which
    // they lie in the file.
    template <class Visit>
    void each(const std::vector<std::size_t>& branches, Visit&& visit) const {
        for (std::size_t row = 0; row < branches.size(); ++row)
            for (std::uint32_t r = 0; r < experiment_.replicates; ++r)
                if (const RunId id{branches[row], experiment_.first_replicate + r};
                    outcomes_.has(id))
                    visit(Extent{row, r}, (*outcomes_.persons(id))[table_]);
    }

    template <class Visit> void each_of(std::uint32_t r, Visit&& visit) const {
        for (std::size_t arm = 0; arm < experiment_.scenarios.size(); ++arm)
            if (const RunId id{arm, experiment_.first_replicate + r}; outcomes_.has(id))
                visit(arm, (*outcomes_.persons(id))[table_]);
    }

    // Fills the lines of a run, window by window.
    void fill(LabelledGroup& target, const std::string& suffix, const Extent& at,
              const PersonRecord& record) const {
        for (std::uint64_t window = 0; window < first_days_.size(); ++window)
            for (std::size_t line = 0; line < lines_.size(); ++line) {
                std::vector<double> values(axis_.size(), nothing);
                spread(record, record.values[place_of(window, line, lines_.size())], axis_,
                       [&](std::size_t place, double value) { values[place] = value; });
                Extent here = at;
                here.push_back(window);
                target.fill(lines_[line].name + suffix, here, values);
            }
    }

    void join(const std::vector<Identity>& who) {
        if (who == axis_) return;
        std::vector<Identity> all;
        std::ranges::set_union(axis_, who, std::back_inserter(all));
        axis_ = std::move(all);
    }

    [[nodiscard]] std::vector<Dimension> dimensions() const {
        std::vector<std::string> scenarios;
        for (const Arm& arm : experiment_.scenarios) scenarios.push_back(arm.name);
        std::vector<std::int64_t> replicates;
        for (std::uint32_t r = 0; r < experiment_.replicates; ++r)
            replicates.push_back(experiment_.first_replicate + r);
        std::vector<Dimension> all{
            {"scenario", "Scenario", scenarios, {}},
            {"replicate",
             "Replicate: the same people and draws in every scenario",
             replicates,
             {{"units", "1"}}},
            first_day_dimension(experiment_),
            {"person", "Identity, the same in every scenario", labels(axis_), {}}};
        scenarios.erase(scenarios.begin());
        if (!scenarios.empty()) all.push_back({"reform", "Reform", scenarios, {}});
        if (!siblings_.empty()) all.push_back(sibling_dimension(siblings_.size()));
        return all;
    }

    [[nodiscard]] std::vector<Quantity> quantities() const {
        std::vector<Quantity> all;
        for (const PersonLine& line : lines_)
            all.push_back({line.name,
                           {"scenario", "replicate", "first_day", "person"},
                           line.unit,
                           line.doc,
                           "sum",
                           "",
                           Element::float64,
                           {},
                           {}});
        if (!siblings_.empty())
            for (const PersonLine& line : lines_)
                all.push_back(
                    {line.name + of_siblings,
                     {"sibling", "replicate", "first_day", "person"},
                     line.unit,
                     "By the same people with other draws, under the baseline: " + line.doc,
                     "sum",
                     "",
                     Element::float64,
                     {},
                     {}});
        for (const PersonTrait& trait : traits_) all.push_back(trait_quantity(trait));
        if (experiment_.scenarios.size() < 2) return all;
        for (const PersonLine& line : lines_)
            all.push_back({line.name + "_placebo",
                           {"reform"},
                           line.unit,
                           "Largest difference that the reform in its form that binds nobody made "
                           "to a person; must be zero",
                           "maximum",
                           "",
                           Element::float64,
                           {},
                           {}});
        return all;
    }

    static Quantity trait_quantity(const PersonTrait& trait) {
        std::vector<std::int8_t> codes;
        std::string meanings;
        for (const std::string& word : trait.words) {
            codes.push_back(static_cast<std::int8_t>(codes.size()));
            meanings += (meanings.empty() ? "" : " ") + word;
        }
        return {trait.name,
                {"replicate", "person"},
                "1",
                trait.doc,
                "point",
                "",
                Element::int8,
                unknown,
                {{"flag_values", codes}, {"flag_meanings", meanings}}};
    }

    // What people are under the first scenario in which they live.
    void fill_trait(LabelledGroup& target, std::size_t trait) const {
        for (std::uint32_t r = 0; r < experiment_.replicates; ++r) {
            std::vector<std::int8_t> codes(axis_.size(), unknown);
            each_of(r, [&](std::size_t, const PersonRecord& record) {
                spread(record, record.traits[trait], axis_,
                       [&](std::size_t place, std::uint8_t code) {
                           if (codes[place] == unknown)
                               codes[place] = static_cast<std::int8_t>(code);
                       });
            });
            target.fill(traits_[trait].name, {r}, codes);
        }
    }

    void fill_placebos(LabelledGroup& target, const Findings& findings) const {
        for (const PersonLine& line : lines_) {
            std::vector<double> largest;
            for (const ReformFindings& reform : findings.reforms)
                for (const Winners& one : reform.winners)
                    if (one.line.name == line.name && one.line.table == name_)
                        largest.push_back(one.placebo);
            target.fill(line.name + "_placebo", {}, largest);
        }
    }

    const Experiment& experiment_;
    const Outcomes& outcomes_;
    std::size_t table_;
    std::string name_;
    std::vector<Day> first_days_;
    std::vector<PersonLine> lines_;
    std::vector<PersonTrait> traits_;
    std::vector<std::size_t> scenarios_; // branches
    std::vector<std::size_t> siblings_;
    std::vector<Identity> axis_; // everybody who lives in some run, ascending
};

} // namespace

void write_persons(Group into, const PersonRecords& records) {
    for (const PersonRecord& record : records) {
        Group table = into.add_group(record.table);
        table.write("who", numbers(record.who));
        table.set("lines", static_cast<std::int64_t>(record.values.size()));
        table.set("traits", static_cast<std::int64_t>(record.traits.size()));
        for (std::size_t i = 0; i < record.values.size(); ++i)
            table.write(text("line_", i), record.values[i]);
        for (std::size_t i = 0; i < record.traits.size(); ++i)
            table.write(text("trait_", i), record.traits[i]);
    }
}

PersonRecords read_persons(const Group& from, std::span<const std::string> tables) {
    PersonRecords records;
    for (const std::string& name : tables) {
        const Group table = from.group(name);
        PersonRecord& record = records.emplace_back();
        record.table = name;
        for (std::uint64_t who : table.read<std::uint64_t>("who")) record.who.push_back({who});
        const auto lines = std::get<std::int64_t>(table.attribute("lines"));
        const auto traits = std::get<std::int64_t>(table.attribute("traits"));
        for (std::int64_t i = 0; i < lines; ++i)
            record.values.push_back(table.read<double>(text("line_", i)));
        for (std::int64_t i = 0; i < traits; ++i)
            record.traits.push_back(table.read<std::uint8_t>(text("trait_", i)));
    }
    return records;
}

void write_person_groups(OutputFile& file, const Experiment& experiment, const Outcomes& outcomes,
                         const Findings& findings) {
    for (std::size_t table = 0; table < experiment.persons.size(); ++table)
        PersonGroup(experiment, outcomes, table).write(file, findings);
}

} // namespace sim
