// SPDX-License-Identifier: Apache-2.0
#include "python/points.hpp"

#include "models/catalogue.hpp"
#include "python/engine.hpp"
#include "python/experiments.hpp"
#include "python/messenger.hpp"
#include "sim/study/points.hpp"

#include <pybind11/functional.h>
#include <pybind11/stl.h>

#include <memory>

namespace py = pybind11;

namespace bindings {
namespace {

/// The folder for as long as Python wants to hold it; what is asked of it afterwards is our bug.
class Held {
public:
    explicit Held(std::unique_ptr<sim::PointsFolder> folder) : folder_(std::move(folder)) {}

    [[nodiscard]] sim::PointsFolder& folder() const {
        sim::require(folder_ != nullptr, "a folder is used after it was let go");
        return *folder_;
    }
    void let_go() { folder_.reset(); }

private:
    std::unique_ptr<sim::PointsFolder> folder_;
};

Held create(const std::string& path, const sim::Node& scenario, std::vector<sim::Node> points,
            const NamedReforms& reforms, const sim::Node& design,
            const std::pair<std::string, std::string>& drawn, bool replace,
            const NumberedShare& share) {
    const sim::Drawn told{points.size(), drawn.first, drawn.second};
    return Held(outside_python([&] {
        const sim::Sampled sampled{scenario, std::move(points), reforms_of(reforms),
                                   options_of(design)};
        return sim::begin_points(models::catalogue(), path, sampled, told, existing(replace),
                                 share_of(share));
    }));
}

Held open(const std::string& path) {
    return Held(outside_python([&] { return sim::PointsFolder::open(path); }));
}

Held merge(const std::vector<std::string>& shares, const std::string& path, bool replace) {
    return Held(outside_python(
        [&] { return sim::merge_points(shares, path, models::catalogue(), existing(replace)); }));
}

py::list conduct(const Held& held, int threads, std::optional<Told> told) {
    Messenger messenger(std::move(told));
    const auto done = outside_python([&] {
        return sim::conduct(held.folder(), models::catalogue(), threads, std::ref(messenger));
    });
    messenger.raise();
    if (done.interrupted) raise_interrupt();
    py::list failures;
    for (const sim::PointFailure& one : done.failures)
        failures.append(py::make_tuple(one.run, one.reason));
    return failures;
}

std::vector<std::string> points_of(const Held& held) {
    std::vector<std::string> all;
    for (std::size_t point = 0; point < held.folder().size(); ++point)
        all.push_back(held.folder().point(point));
    return all;
}

std::vector<std::string> missing_of(const Held& held) {
    std::vector<std::string> all;
    for (const std::size_t point : held.folder().missing())
        all.push_back(held.folder().point(point));
    return all;
}

} // namespace

void bind_points(py::module_& module) {
    module.def(
        "parse_share",
        [](const std::string& words) {
            const sim::Share share = sim::parse_share(words);
            return std::pair(share.number, share.of);
        },
        py::arg("words"), "A share by its number and their number, out of i/n.");
    py::class_<Held>(module, "PointsFolder",
                     "The folder of a sweep, kept from other processes until it is let go.")
        .def_static("create", &create, py::arg("path"), py::arg("scenario"), py::arg("points"),
                    py::arg("reforms"), py::arg("design"), py::arg("drawn"), py::arg("replace"),
                    py::arg("share"),
                    "Begins a sweep; of each point the values by path, of all how they were drawn, "
                    "as JSON and as a table.")
        .def_static("open", &open, py::arg("path"), "The folder of a sweep that was begun.")
        .def_static("merge", &merge, py::arg("shares"), py::arg("path"), py::arg("replace"),
                    "Gathers the shares of a sweep into a folder.")
        .def_property_readonly("is_share",
                               [](const Held& held) { return held.folder().share().has_value(); })
        .def_property_readonly("finished",
                               [](const Held& held) { return held.folder().finished(); })
        .def_property_readonly("points", &points_of, "The folders of all points.")
        .def_property_readonly("missing", &missing_of, "Those that are not finished.")
        .def("conduct", &conduct, py::arg("threads"), py::arg("told"),
             "Simulates what is missing; gives the runs that failed, and why.")
        .def(
            "finish", [](const Held& held, bool keep_points) { held.folder().finish(keep_points); },
            py::arg("keep_points"), "Seals the folder, once all is in it.")
        .def("let_go", &Held::let_go, "Lets other processes at the folder.");
}

} // namespace bindings
