// SPDX-License-Identifier: Apache-2.0
#include "python/declarations.hpp"

#include "python/outputs.hpp"
#include "sim/run/diagnosis.hpp"
#include "sim/run/series.hpp"
#include "sim/scenario/describe.hpp"
#include "sim/study/effects/winners.hpp"

#include <array>

namespace py = pybind11;

namespace bindings {

template <> struct TypeName<sim::Estimate> { static constexpr const char* words = "Estimate"; };
template <> struct TypeName<sim::Effect> { static constexpr const char* words = "Effect"; };
template <> struct TypeName<sim::Diagnostic> { static constexpr const char* words = "Diagnostic"; };
template <> struct TypeName<sim::ParameterLine> {
    static constexpr const char* words = "ParameterLine";
};
template <> struct TypeName<sim::IndicatorLine> {
    static constexpr const char* words = "IndicatorLine";
};
template <> struct TypeName<sim::Winners> { static constexpr const char* words = "Winners"; };

namespace {

template <class... Structs> std::string declarations_of() {
    std::string all;
    for (const std::string& one : {declaration_of<Structs>()...})
        all += (all.empty() ? "" : "\n") + one;
    return all;
}

std::string declarations() {
    return declarations_of<sim::ParameterLine, sim::IndicatorLine, sim::Diagnostic, sim::Estimate,
                           sim::Effect, sim::Winners>();
}

} // namespace

void bind_declarations(py::module_& module) {
    module.def("declarations", &declarations,
               "The part of `_core.pyi` that follows from tables of outputs.");
    module.def("statistics", &lines_of<sim::Effect>, "What each statistic of an effect is.");
    module.def("winners", &lines_of<sim::Winners>, "What is reported of who gains and who loses.");
}

} // namespace bindings
