// SPDX-License-Identifier: Apache-2.0
// Files of the user's own to begin with: experiments, reforms and, by the Python package, what
// markets add.
#include "sim/base/problems.hpp"
#include "sim/command/plug_in.hpp"
#include "sim/command/verbs.hpp"
#include "sim/study/experiment_file.hpp"
#include "sim/study/folder/disk.hpp"
#include "sim/text/lexicon.hpp"
#include "sim/text/reform_template.hpp"

#include <algorithm>
#include <filesystem>
#include <iostream>

namespace sim::cli {
namespace {

constexpr std::int64_t half_a_year = 181;

const NewKind* kind_of(const Catalogue& catalogue, const std::string& name) {
    const auto all = kinds_of(catalogue);
    const auto at = std::ranges::find(all, name, &NewKind::name);
    return at == all.end() ? nullptr : *at;
}

bool has_option(const NewKind& kind, const std::string& name) {
    return std::ranges::find(kind.options, name, &FrontOption::name) != kind.options.end();
}

// The kinds of files for which an option means something.
std::string kinds_with(const Catalogue& catalogue, const std::string& option) {
    std::vector<std::string> names;
    for (const NewKind* kind : kinds_of(catalogue))
        if (has_option(*kind, option)) names.push_back(kind->name);
    return listed(names);
}

// Options that markets add are not ignored with other kinds of files.
void refuse_misplaced_own(const Catalogue& catalogue, const Asked& asked, Problems& problems) {
    const NewKind* kind = kind_of(catalogue, asked.kind);
    for (const std::string& option : asked.own)
        if (!kind || !has_option(*kind, option))
            problems.add(option, text("is for a new ", kinds_with(catalogue, option),
                                      ", not for a new ", asked.kind));
    if (!kind) return;
    if (!asked.from.empty())
        problems.add("--from", "is for a new experiment or reform, not for a new " + asked.kind);
    for (const FrontOption& option : kind->options)
        if (option.needed && std::ranges::find(asked.own, option.name) == asked.own.end())
            problems.add("", text("a new ", asked.kind, " needs ", option.name));
}

// What suits one kind of file is not ignored with another.
void refuse_misplaced(const Catalogue& catalogue, const Asked& asked) {
    Problems problems;
    const auto only = [&](const char* kind, const char* option, bool given) {
        if (given && asked.kind != kind)
            problems.add(option, text("is for a new ", kind, ", not for a new ", asked.kind));
    };
    only("reform", "--measure", !asked.measure.empty());
    only("experiment", "--reform", !asked.reforms.empty());
    refuse_misplaced_own(catalogue, asked, problems);
    if (asked.kind == "experiment" && asked.from.empty())
        problems.add("", "a new experiment needs --from");
    if (asked.subject.empty()) problems.add("NAME", "is empty; the file is called by it");
    refuse(problems);
}

int write_new(const Asked& asked, const std::string& content, const std::string& next) {
    const std::string ending = ".toml";
    const std::string file = asked.subject + (asked.subject.ends_with(ending) ? "" : ending);
    if (!asked.force && std::filesystem::exists(file))
        throw FileError(file, "is there already; --force replaces it");
    write_whole(file, content);
    if (asked.json)
        print_json(Node::table_of({{"file", file}}));
    else
        std::cout << "wrote " << file << "; look into it, then " << next << '\n';
    return done;
}

int begin_experiment(const Catalogue& catalogue, const Asked& asked) {
    for (const std::string& one : asked.reforms) open_reform(one); // so that mistakes show now
    const Node scenario = open_scenario(catalogue, asked.from);
    const Node* title = scenario.find("title");
    const std::string about = title && title->is(Node::Kind::text) ? title->text() : asked.from;
    return write_new(asked, experiment_template(about, asked.from, asked.reforms),
                     text("`sharesim check ", asked.subject, ".toml` and `sharesim run ",
                          asked.subject, ".toml -o ", asked.subject, "`"));
}

[[noreturn]] void no_such_measure(const Catalogue& catalogue, const std::string& asked) {
    std::vector<std::string> known;
    for (const auto& model : catalogue)
        for (const OptionLine& one : measures_of(*model)) known.push_back(one.name);
    const std::string near = nearest(asked, known);
    throw ScenarioError("--measure", text("no measure '", asked, "'; ",
                                          near.empty() ? "known: " + listed(known)
                                                       : "did you mean '" + near + "'?"));
}

// The only model with a law; of several, whoever asks must say which is meant.
const Model& only_lawful(const Catalogue& catalogue) {
    std::vector<std::string> known;
    const Model* lawful = nullptr;
    for (const auto& model : catalogue) {
        if (!has_measure(*model, "")) continue;
        lawful = model.get();
        known.emplace_back(model->label());
    }
    if (known.size() != 1)
        throw ScenarioError("", text("a new reform needs --measure, or --from and a scenario of "
                                     "one of the models that have a law: ",
                                     listed(known)));
    return *lawful;
}

// A market's own law goes before that of a market made of several, where it stands deeper.
const Model& model_with(const Catalogue& catalogue, const std::string& measure) {
    const auto has = [&](const auto& model) { return has_measure(*model, measure); };
    const auto own = [&](const auto& model) {
        return has(model) && std::ranges::none_of(model->law_keys(), [](const std::string& key) {
                   return key.find('.') != std::string::npos;
               });
    };
    auto at = std::ranges::find_if(catalogue, own);
    if (at == catalogue.end()) at = std::ranges::find_if(catalogue, has);
    if (at == catalogue.end()) no_such_measure(catalogue, measure);
    return **at;
}

// The model of the scenario that the reform is about, else the first that has such a measure.
const Model& model_of_reform(const Catalogue& catalogue, const Asked& asked) {
    if (asked.from.empty() && asked.measure.empty()) return only_lawful(catalogue);
    if (asked.from.empty()) return model_with(catalogue, asked.measure);
    const Node scenario = open_scenario(catalogue, asked.from);
    const Node* label = scenario.find("model");
    const bool named = label && label->is(Node::Kind::text);
    const Model& model = find(catalogue, named ? label->text() : "");
    if (!has_measure(model, "")) throw ScenarioError("--from", text(model.label(), " has no law"));
    if (!has_measure(model, asked.measure)) no_such_measure(catalogue, asked.measure);
    return model;
}

// In the middle of a short scenario, half a year after the start of a longer one.
Day first_day_in_force(const Catalogue& catalogue, const Model& model, const Asked& asked) {
    const Settings settings = asked.from.empty()
                                  ? Settings{}
                                  : model.prepare(open_scenario(catalogue, asked.from))->settings();
    return settings.start + static_cast<int>(std::min(half_a_year, settings.days / 2));
}

int begin_reform(const Catalogue& catalogue, const Asked& asked) {
    const Model& model = model_of_reform(catalogue, asked);
    const std::string name = std::filesystem::path(asked.subject).filename();
    const std::string ending = ".toml";
    const std::string label =
        name.ends_with(ending) ? name.substr(0, name.size() - ending.size()) : name;
    const std::string scenario = asked.from.empty() ? "SCENARIO" : asked.from;
    return write_new(
        asked,
        reform_template(model, asked.measure, label, first_day_in_force(catalogue, model, asked)),
        text("`sharesim compare ", scenario, " --reform ", asked.subject, ".toml`"));
}

} // namespace

std::vector<const NewKind*> kinds_of(const Catalogue& catalogue) {
    std::vector<const NewKind*> all;
    for (const auto& model : catalogue)
        for (const NewKind& kind : model->front().kinds) all.push_back(&kind);
    return all;
}

int begin(const Catalogue& catalogue, const Asked& asked) {
    refuse_misplaced(catalogue, asked);
    if (kind_of(catalogue, asked.kind)) go_on_in_python(asked);
    return asked.kind == "reform" ? begin_reform(catalogue, asked)
                                  : begin_experiment(catalogue, asked);
}

} // namespace sim::cli
