// SPDX-License-Identifier: Apache-2.0
#include "python/winners.hpp"

#include "python/outputs.hpp"
#include "sim/study/effects/winners.hpp"

#include <pybind11/numpy.h>
#include <pybind11/stl.h>

#include <span>
#include <string>
#include <vector>

namespace py = pybind11;

namespace bindings {
namespace {

using Numbers = py::array_t<double, py::array::c_style | py::array::forcecast>;

std::span<const double> span_of(const Numbers& numbers) {
    return {numbers.data(), static_cast<std::size_t>(numbers.size())};
}

py::dict sum_up(const std::vector<sim::Changes>& replicates,
                const std::vector<std::vector<sim::Changes>>& by_chance, double threshold) {
    sim::Winners all = sim::sum_up({}, replicates, by_chance);
    all.threshold = threshold;
    return dict_of(all);
}

} // namespace

void bind_winners(py::module_& module) {
    py::class_<sim::Changes>(module, "Changes", "What a reform does to people in one replicate.");
    module.def(
        "changes",
        [](const Numbers& before, const Numbers& after, double threshold) {
            return sim::changes(span_of(before), span_of(after), threshold);
        },
        py::arg("before"), py::arg("after"), py::arg("threshold"),
        "Who changes by how much, person by person; who does not live there has no number.");
    module.def("sum_up_changes", &sum_up, py::arg("replicates"), py::arg("by_chance"),
               py::arg("threshold"),
               "Winners and losers over replicates; `by_chance` has, for each replicate, what its "
               "siblings are to the baseline.");
}

} // namespace bindings
