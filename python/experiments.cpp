// SPDX-License-Identifier: Apache-2.0
#include "python/experiments.hpp"

#include "models/catalogue.hpp"
#include "python/documents.hpp"
#include "python/engine.hpp"
#include "python/messenger.hpp"
#include "python/outputs.hpp"
#include "sim/run/locate.hpp"
#include "sim/scenario/read.hpp"
#include "sim/study/effects/compare.hpp"
#include "sim/study/experiment_file.hpp"
#include "sim/study/folder/verify.hpp"
#include "sim/study/merge.hpp"
#include "sim/study/session.hpp"
#include "sim/text/sentence.hpp"

#include <pybind11/functional.h>
#include <pybind11/stl.h>

#include <functional>
#include <limits>
#include <map>
#include <optional>

namespace py = pybind11;

namespace bindings {
namespace {

py::list failures_of(const sim::Folder& folder, const sim::Report& report) {
    const auto branches = sim::branches_of(folder.experiment());
    py::list all;
    for (const sim::Failure& failure : report.failures) {
        const sim::Branch& branch = branches[failure.id.branch];
        all.append(py::make_tuple(std::string(form_of(branch.kind)) +
                                      folder.experiment().scenarios[branch.arm].name,
                                  failure.id.replicate, failure.reason));
    }
    return all;
}

// What is not known as well as was asked for, in words.
py::list unknown_of(const sim::Conclusion& done) {
    py::list all;
    for (const sim::Reached& one : done.reached)
        if (!one.enough())
            all.append(py::make_tuple(one.reform, one.indicator, one.half_width, one.wanted,
                                      one.replicates));
    return all;
}

py::list warnings_of(const sim::Folder& folder) {
    py::list all;
    for (const sim::Warning& one : sim::warnings_of(folder.experiment()))
        all.append(py::make_tuple(one.reform, one.words));
    return all;
}

py::tuple conduct(sim::Folder& folder, std::optional<Told> told) {
    Messenger messenger(std::move(told));
    const sim::Conclusion done =
        outside_python([&] { return sim::conduct(folder, std::ref(messenger)); });
    messenger.raise();
    if (done.report.interrupted) raise_interrupt();
    return py::make_tuple(failures_of(folder, done.report), unknown_of(done), warnings_of(folder));
}

void check_labels(const std::vector<sim::Reform>& reforms) {
    sim::Problems problems;
    sim::check_labels(reforms, problems);
    sim::refuse(problems);
}

py::tuple run_experiment(const std::string& path, const sim::Node& scenario,
                         const NamedReforms& reforms, const sim::Node& design, bool replace,
                         const NumberedShare& share, int threads, std::optional<Told> told) {
    const std::vector<sim::Reform> overlays = reforms_of(reforms);
    const auto folder = outside_python([&] {
        auto experiment = sim::design(models::catalogue(), scenario, overlays, options_of(design));
        experiment.threads = threads;
        return sim::Folder::create(path, experiment, existing(replace), share_of(share));
    });
    return conduct(*folder, std::move(told));
}

py::tuple open_experiment(const sim::Node& document) {
    const auto [subject, design] = sim::read_experiment(document);
    const sim::Node baseline = sim::baseline_of(models::catalogue(), subject, document);
    const std::vector<sim::Reform> written = sim::reforms_of(subject);
    check_labels(written);
    NamedReforms reforms;
    for (const sim::Reform& one : written) reforms.emplace_back(one.name, one.overlay);
    // As written, not completed: what is left out stays for the package to say.
    const sim::Node* points = document.find("design");
    sim::Problems none;
    const sim::Node how = sim::divide<sim::Subject, sim::ExperimentOptions>(document, none).second;
    return py::make_tuple(baseline, reforms, to_python(how),
                          points ? to_python(*points) : py::none());
}

py::tuple merge_experiment(const std::vector<std::string>& shares, const std::string& path,
                           bool replace) {
    const auto folder = outside_python(
        [&] { return sim::merge_shares(shares, path, models::catalogue(), existing(replace)); });
    return conduct(*folder, std::nullopt);
}

py::tuple verify_experiment(const std::string& path, std::size_t runs,
                            std::optional<std::uint64_t> seed) {
    const auto [files, again] = outside_python([&] {
        const std::size_t named = sim::verify_files(path);
        const auto done =
            runs > 0 ? sim::rerun(path, models::catalogue(), runs, seed) : sim::Rerun{};
        return std::pair(named, done);
    });
    py::list differences;
    for (const sim::Difference& one : again.differences)
        differences.append(py::make_tuple(one.run, one.what, one.command));
    return py::make_tuple(files, again.runs, again.of, differences);
}

py::tuple resume_experiment(const std::string& path, int threads, std::optional<Told> told) {
    const auto folder =
        outside_python([&] { return sim::Folder::open(path, models::catalogue()); });
    folder->use_threads(threads);
    return conduct(*folder, std::move(told));
}

py::dict paired(const std::vector<double>& baseline, const std::vector<double>& reform) {
    if (baseline.size() != reform.size())
        throw py::value_error(
            sim::text("pairs of ", baseline.size(), " and ", reform.size(), " values"));
    return dict_of(sim::paired(baseline, reform));
}

// An effect from its statistics by name; what a result file of an older engine lacks is unknown.
sim::Effect effect_of(const std::map<std::string, double>& numbers) {
    sim::Effect effect;
    sim::for_each_output<sim::Effect>([&](const auto& line) {
        auto& statistic = effect.*line.read;
        const auto found = numbers.find(std::string(line.name));
        if (found != numbers.end())
            statistic = static_cast<std::decay_t<decltype(statistic)>>(found->second);
        else if constexpr (std::is_same_v<decltype(statistic), double&>)
            statistic = std::numeric_limits<double>::quiet_NaN();
    });
    return effect;
}

} // namespace

std::vector<sim::Reform> reforms_of(const NamedReforms& named) {
    std::vector<sim::Reform> reforms;
    for (const auto& [name, overlay] : named) reforms.push_back({name, overlay});
    return reforms;
}

std::optional<sim::Share> share_of(const NumberedShare& share) {
    if (!share) return std::nullopt;
    return sim::Share{share->first, share->second};
}

sim::Existing existing(bool replace) {
    return replace ? sim::Existing::replace : sim::Existing::refuse;
}

sim::ExperimentOptions options_of(const sim::Node& design) {
    sim::Problems problems;
    auto how = sim::read<sim::ExperimentOptions>(design, problems);
    sim::refuse(problems);
    return how;
}

void bind_experiments(py::module_& module) {
    module.def("run_experiment", &run_experiment, py::arg("path"), py::arg("scenario"),
               py::arg("reforms"), py::arg("design"), py::arg("replace"), py::arg("share"),
               py::arg("threads"), py::arg("told"),
               "Runs an experiment into a folder; gives the runs that failed, what is not known as "
               "well as asked, and what is wrong with the dates of reforms. No threads are all.");
    module.def(
        "check_labels", [](const NamedReforms& reforms) { check_labels(reforms_of(reforms)); },
        py::arg("reforms"), "Refuses labels of reforms that cannot be, or cannot be told apart.");
    module.def("resume_experiment", &resume_experiment, py::arg("path"), py::arg("threads"),
               py::arg("told"), "Runs what a folder still lacks; gives the same.");
    module.def("merge_experiment", &merge_experiment, py::arg("shares"), py::arg("path"),
               py::arg("replace"), "Gathers shares into a folder; gives the same.");
    module.def(
        "find_experiment",
        [](const std::string& asked) {
            return sim::open_document(sim::DocumentKind::experiments, asked);
        },
        py::arg("asked"), "The document of an experiment, by path or shipped name.");
    module.def("open_experiment", &open_experiment, py::arg("document"),
               "Scenario, reforms, design and points of the document of an experiment.");
    module.def("verify_experiment", &verify_experiment, py::arg("path"), py::arg("runs"),
               py::arg("seed"), "Files, runs simulated again, of how many, and what differs.");
    module.def("paired", &paired, py::arg("baseline"), py::arg("reform"),
               "The effect seen in pairs: value by value, both belong to one replicate.");
    module.def(
        "estimate",
        [](const std::vector<double>& values) { return dict_of(sim::estimate(values)); },
        py::arg("values"), "The mean of values with its interval.");
    module.def(
        "sentence",
        [](const std::string& name, const std::string& unit,
           const std::map<std::string, double>& effect) {
            return sim::sentence_of(name, unit, effect_of(effect));
        },
        py::arg("name"), py::arg("unit"), py::arg("effect"),
        "What an effect says of an indicator, in a sentence.");
    module.def(
        "change_in_percent",
        [](const std::map<std::string, double>& effect) {
            return sim::change_in_percent(effect_of(effect));
        },
        py::arg("effect"), "The change as an entry of a table of many reforms.");
}

} // namespace bindings
