// SPDX-License-Identifier: Apache-2.0
#pragma once
// Experiments as documents: which scenario, which reforms, how many worlds, what is to be known.

#include "sim/scenario/schema.hpp"
#include "sim/study/session.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace sim {

/// Part of a scenario, to be laid over one; what it may say depends on the model.
struct Overlay {
    Node values{Node::Table{}};
};
void fill(Overlay& overlay, const Node& node, const Place& place);
inline Node node_of(const Overlay& overlay) { return overlay.values; }
inline Node schema_of(const Overlay&, Unit, const Bounds&) { return type_schema("object"); }
template <> inline constexpr bool shows_default<Overlay> = false;

/// A reform by name or path, or written out in place under a label.
struct ReformWords {
    Node written;
};
void fill(ReformWords& reform, const Node& node, const Place& place);
inline Node node_of(const ReformWords& reform) { return reform.written; }
Node schema_of(const ReformWords&, Unit, const Bounds&);

/// How the points of a parameter design are drawn.
enum class Drawing { grid, latin_hypercube, sobol, morris };
constexpr std::array<std::string_view, 4> names(Drawing) {
    return {"grid", "latin_hypercube", "sobol", "morris"};
}

/// Many points of the scenario's parameters; the Python package draws and analyses them.
struct PointsWords {
    Drawing method = Drawing::latin_hypercube;
    std::optional<std::int64_t> points;
    std::optional<std::int64_t> levels;
    std::optional<std::int64_t> seed;
    Overlay parameters;

    static constexpr auto fields() {
        return Fields{
            given<&PointsWords::method>("How points are drawn."),
            given<&PointsWords::points>(
                "How many points; of 'sobol' the base sample, a power of two, of 'morris' "
                "trajectories; a grid has as many as its values make. Without it, what the method "
                "takes for so many parameters.",
                unit::none, {1, 1'000'000}),
            given<&PointsWords::levels>("Levels of a range in a grid (5) or of 'morris' (4).",
                                        unit::none, {2, 1000}),
            given<&PointsWords::seed>("Seed of the drawing; without it, that of the scenario."),
            given<&PointsWords::parameters>(
                "By path, `{ low = 0.05, high = 0.2 }` or `{ values = [0.05, 0.1] }`."),
        };
    }
};
static_assert(Described<PointsWords>);

/// What the document of an experiment says beside its design: what it is about.
struct Subject {
    std::string description;
    std::string baseline;
    Overlay set;
    std::vector<ReformWords> reforms;
    std::optional<PointsWords> design;

    static constexpr auto fields() {
        return Fields{
            given<&Subject::description>("A sentence or two for the reader."),
            given<&Subject::baseline>("The scenario: a path, from this file, or a shipped name."),
            given<&Subject::set>("What is otherwise in the scenario than its file says."),
            given<&Subject::reforms>(
                "Reforms by path or shipped name, or written out under a label."),
            given<&Subject::design>("Points of the scenario's parameters, instead of one."),
        };
    }
};
static_assert(Described<Subject>);

/// The document of an experiment, read.
struct ExperimentWords {
    Subject subject;
    ExperimentOptions design;
};

/// Whether a document is that of an experiment: it has a baseline where a scenario has a model.
bool is_experiment(const Node& document);

/// Reads the document of an experiment; throws ScenarioError with everything that is wrong.
ExperimentWords read_experiment(const Node& document);

/// The scenario that an experiment is about, as a document; found from where that was written.
Node baseline_of(const Catalogue& catalogue, const Subject& subject, const Node& document);

/// The reforms that an experiment is about.
std::vector<Reform> reforms_of(const Subject& subject);

/// The JSON Schema of the documents of experiments.
Node experiment_schema();

/// A commented document to begin with: what it is about in words, the scenario, the reforms.
std::string experiment_template(const std::string& about, const std::string& baseline,
                                const std::vector<std::string>& reforms);

} // namespace sim
