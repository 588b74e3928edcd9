// SPDX-License-Identifier: Apache-2.0
// The extension sharesim._core: the catalogue and the engine behind the Python package. No
// parameter of any market is named here; everything is read off the tables of its structs.
#include "models/catalogue.hpp"
#include "python/campaigns.hpp"
#include "python/declarations.hpp"
#include "python/documents.hpp"
#include "python/engine.hpp"
#include "python/experiments.hpp"
#include "python/listings.hpp"
#include "python/outputs.hpp"
#include "python/points.hpp"
#include "python/winners.hpp"
#include "python/worlds.hpp"
#include "sim/base/version.hpp"
#include "sim/command/cli.hpp"
#include "sim/parallel/blocks.hpp"
#include "sim/study/session.hpp"
#include "sim/trust/custom.hpp"

#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

namespace py = pybind11;

namespace {

using namespace py::literals;

py::list phases_of(const sim::Model& model) {
    py::list all;
    for (const sim::PhaseLine& line : model.phases())
        all.append(py::make_tuple(line.name, line.every));
    return all;
}

py::list indicators_of(const sim::Model& model) {
    py::list all;
    for (const sim::IndicatorLine& line : model.indicators()) {
        py::dict facts = bindings::dict_of(line);
        facts["headline"] = sim::place_of(model.headlines(), line.name);
        facts["plain_name"] = sim::called(model.headlines(), line);
        all.append(facts);
    }
    return all;
}

py::list parameters_of(const sim::Model& model) {
    py::list all;
    for (const sim::ParameterLine& line : model.parameters()) all.append(bindings::dict_of(line));
    return all;
}

py::list models_known() {
    py::list all;
    for (const auto& model : models::catalogue())
        all.append(py::dict("name"_a = std::string(model->label()),
                            "doc"_a = std::string(model->doc()), "phases"_a = phases_of(*model),
                            "indicators"_a = indicators_of(*model),
                            "parameters"_a = parameters_of(*model)));
    return all;
}

int command_line(std::vector<std::string> words) {
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    const int count = static_cast<int>(arguments.size());
    arguments.push_back(nullptr);
    const py::gil_scoped_release released;
    return sim::run_command_line(models::catalogue(), count, arguments.data());
}

// The compiler is a Python function from (script, function) to (address, what is wrong). It lives
// as long as the process, since worlds may ask for it until the end.
void use_compiler(const py::function& python) {
    const auto* held = new py::function(python);
    sim::use_trust_compiler([held](const sim::Custom& rule) {
        const py::gil_scoped_acquire lock;
        const auto [address, fault] =
            (*held)(rule.script, rule.function).cast<std::pair<std::uintptr_t, std::string>>();
        if (!fault.empty())
            throw sim::ScenarioError("trust." + fault.substr(0, fault.find(':')),
                                     fault.substr(fault.find(':') + 2));
        return reinterpret_cast<sim::TrustFunction>(address);
    });
}

} // namespace

PYBIND11_MODULE(_core, module) {
    module.doc() = "The engine behind the package sharesim.";
    module.attr("__version__") = std::string(sim::engine().version);
    bindings::bind_errors(module);
    bindings::bind_documents(module);
    bindings::bind_worlds(module);
    bindings::bind_experiments(module);
    bindings::bind_points(module);
    bindings::bind_winners(module);
    bindings::bind_listings(module);
    bindings::bind_campaigns(module);
    bindings::bind_declarations(module);
    module.def(
        "open_scenario",
        [](const std::string& asked) { return sim::open_scenario(models::catalogue(), asked); },
        py::arg("asked"), "The document of a scenario, by path, shipped name or model.");
    module.def(
        "open_reform",
        [](const std::string& asked) {
            sim::Reform reform = sim::open_reform(asked);
            return std::pair(std::move(reform.name), std::move(reform.overlay));
        },
        py::arg("asked"), "Name and document of a reform, by path or shipped name.");
    module.def("models", &models_known, "All models, as their tables describe them.");
    module.def("threads", &sim::threads, "Threads that the engine uses unless it is told.");
    module.def("use_trust_compiler", &use_compiler, py::arg("compiler"),
               "Who turns (script, function) into (address, fault) for trust rules of users.");
    module.def("main", &command_line, py::arg("arguments"),
               "The command line; gives its exit status.");
}
