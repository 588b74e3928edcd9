// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a name means: models, their parameters, measures, rules and indicators, and the documents
// that come with the project, each as a table of facts for `describe` to print or to give as JSON.

#include "sim/run/run.hpp"

#include <string>
#include <vector>

namespace sim {

/// What `look_up` gives a table of facts of; its key `kind` says which.
namespace kind {
inline constexpr const char* parameter = "parameter"; ///< model, path, type, unit, range, default…
inline constexpr const char* group = "group";         ///< parameters under one name
inline constexpr const char* measure = "measure";     ///< of a law, with its keys and reforms
inline constexpr const char* rule = "rule";           ///< one of a choice, with its parameters
inline constexpr const char* indicator = "indicator"; ///< what is reported
inline constexpr const char* scenario = "scenario";   ///< a document that comes with the project
inline constexpr const char* reform = "reform";
inline constexpr const char* experiment = "experiment";
} // namespace kind

/// A path of a parameter without the names of rules and the places of list entries, as a scenario
/// without alternatives would write it: "trust.half_life" for "trust[reviews].half_life".
std::string plain_path(const std::string& path);

/// The JSON Schema of what stands under a plain path; none when there is nothing.
const Node* schema_under(const Node& schema, const std::string& path);

/// A measure or a rule, with what it does.
struct OptionLine {
    std::string of; ///< the parameter under which it stands: "regulation", "trust"
    std::string name;
    std::string doc;
};

/// The measures of a model's law.
std::vector<OptionLine> measures_of(const Model& model);
/// The rules that a model's choices are made among.
std::vector<OptionLine> rules_of(const Model& model);

/// The facts of one parameter.
Node facts_of(const Model& model, const ParameterLine& line);
/// The facts of the parameters whose paths begin so.
Node parameters_under(const Model& model, const std::string& prefix);
/// The facts of an indicator.
Node facts_of(const Model& model, const IndicatorLine& line);
/// The facts of measures or rules: of, name, doc.
Node facts_of(const std::vector<OptionLine>& options);
/// The facts of what documents of a name set, with the meaning of each parameter.
Node::List documents_named(const Catalogue& catalogue, const std::string& name);

/// Everything of a name but models. A parameter may be named by the end of its path alone; what is
/// inside others is found by that where nothing else is. Empty when nothing is known.
Node::List look_up(const Catalogue& catalogue, const std::string& asked);

/// Every name that `look_up` knows, and the models.
std::vector<std::string> known_names(const Catalogue& catalogue);

} // namespace sim
