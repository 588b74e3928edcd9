// SPDX-License-Identifier: Apache-2.0
// The schema of scenarios and experiments, and which build this is.
#include "sim/base/version.hpp"
#include "sim/command/verbs.hpp"
#include "sim/parallel/blocks.hpp"
#include "sim/study/experiment_file.hpp"

#include <iostream>

namespace sim::cli {
namespace {

Node schema_of(const Model& model) {
    Node schema = model.schema();
    schema.put("title", model.label());
    if (Node* properties = schema.find("properties"))
        properties->put("model", Node::table_of({{"enum", Node(Node::List{Node(model.label())})},
                                                 {"description", model.doc()}}));
    return schema;
}

} // namespace

int schema(const Catalogue& catalogue, const Asked& asked) {
    if (!asked.subject.empty()) {
        const bool experiment = asked.subject == "experiment";
        print_json(experiment ? experiment_schema() : schema_of(find(catalogue, asked.subject)));
        return done;
    }
    Node::List kinds;
    for (const auto& model : catalogue) kinds.push_back(schema_of(*model));
    kinds.push_back(experiment_schema());
    for (Node& kind : kinds) kind.erase("$schema");
    print_json(Node::table_of({{"$schema", "http://json-schema.org/draft-04/schema#"},
                               {"title", "A scenario, reform or experiment of sharesim"},
                               {"anyOf", Node(std::move(kinds))}}));
    return done;
}

int version(const Catalogue&, const Asked& asked) {
    const Version build = engine();
    if (asked.json)
        print_json(Node::table_of({{"version", build.version},
                                   {"commit", build.commit},
                                   {"compiler", build.compiler},
                                   {"threads", threads()}}));
    else
        std::cout << "sharesim " << build.version << "\ncommit " << build.commit << "\n"
                  << build.compiler << '\n';
    return done;
}

} // namespace sim::cli
