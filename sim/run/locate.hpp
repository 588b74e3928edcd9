// SPDX-License-Identifier: Apache-2.0
#pragma once
// Finds scenarios and reforms: by path, or by the name of one that is shipped with the project.

#include "sim/document/document.hpp"

#include <string>
#include <vector>

namespace sim {

/// What a document is for.
enum class DocumentKind { scenarios, reforms, experiments };

/// A document that comes with the project.
struct Shipped {
    std::string name;   ///< the file's name without its ending
    std::string market; ///< the folder it lies in
    std::string path;
};

/// All shipped documents of a kind, by name; folders named in SHARESIM_SCENARIOS come first.
std::vector<Shipped> shipped(DocumentKind shelf);

/// The path of the document that is asked for by path or name; says what is near when there is
/// none.
std::string locate(DocumentKind shelf, const std::string& asked);

/// Reads a document found by path or name, with the files that its tables name made absolute.
Node open_document(DocumentKind shelf, const std::string& asked);

/// Makes each `{ table = "file.csv" }` absolute, from the folder of the document that says it.
void anchor_tables(Node& document);

/// The text nodes that name the input files of a document.
std::vector<Node*> tables_of(Node& document);

} // namespace sim
