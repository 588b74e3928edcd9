// SPDX-License-Identifier: Apache-2.0
#include "sim/run/locate.hpp"

#include "sim/base/problems.hpp"
#include "sim/document/files.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>

namespace sim {
namespace {

namespace fs = std::filesystem;

std::string word(DocumentKind shelf) {
    switch (shelf) {
    case DocumentKind::scenarios: return "scenario";
    case DocumentKind::reforms: return "reform";
    case DocumentKind::experiments: break;
    }
    return "experiment";
}

// Folders of the user's own first, then those installed with the program, then the source tree.
std::vector<fs::path> roots() {
    std::vector<fs::path> all;
    if (const char* own = std::getenv("SHARESIM_SCENARIOS")) {
        const std::string list = own;
        for (std::size_t at = 0; at <= list.size();) {
            const std::size_t colon = std::min(list.find(':', at), list.size());
            if (colon > at) all.emplace_back(list.substr(at, colon - at));
            at = colon + 1;
        }
    }
    std::error_code unknown;
    const fs::path program = fs::read_symlink("/proc/self/exe", unknown);
    if (!unknown) all.push_back(program.parent_path().parent_path() / "share/sharesim/scenarios");
    all.push_back(fs::path(SHARESIM_SOURCE_DIR) / "scenarios");
    return all;
}

bool is_document(const fs::path& path) {
    const bool schema = path.filename().string().ends_with(".schema.json");
    return path.extension() == ".toml" || (path.extension() == ".json" && !schema);
}

bool lies_on(DocumentKind shelf, const fs::path& inside) {
    const std::string first = inside.empty() ? "" : inside.begin()->string();
    if (first == "validation") return false; // facts, which only `validate` reads
    for (const DocumentKind other : {DocumentKind::reforms, DocumentKind::experiments})
        if (first == word(other) + "s") return shelf == other;
    return shelf == DocumentKind::scenarios;
}

void add_from(const fs::path& root, DocumentKind shelf, std::vector<Shipped>& all) {
    std::error_code none;
    std::error_code unknown;
    for (fs::recursive_directory_iterator at(root, none), last; !none && at != last;
         at.increment(none)) {
        const fs::path inside = at->path().lexically_relative(root);
        if (!at->is_regular_file(unknown) || !is_document(inside) || !lies_on(shelf, inside))
            continue;
        const std::string name = inside.stem();
        if (std::ranges::find(all, name, &Shipped::name) != all.end()) continue;
        all.push_back({name, inside.parent_path().filename(), at->path()});
    }
}

bool looks_like_path(const std::string& asked) {
    return asked.find('/') != std::string::npos || is_document(asked);
}

[[noreturn]] void not_shipped(DocumentKind shelf, const std::string& asked) {
    std::vector<std::string> names;
    for (const Shipped& one : shipped(shelf)) names.push_back(one.name);
    const std::string near = nearest(asked, names);
    throw ScenarioError("", text("no ", word(shelf), " '", shown(asked, longest_value), "'; ",
                                 near.empty() ? "" : "did you mean '" + near + "'? ",
                                 "`sharesim list ", word(shelf), "s` shows all"));
}

void collect_tables(Node& node, std::vector<Node*>& all) {
    if (node.is(Node::Kind::list))
        for (Node& one : node.list()) collect_tables(one, all);
    if (!node.is(Node::Kind::table)) return;
    for (Node::Entry& entry : node.table()) {
        const bool file = entry.key == "table" || entry.key == "script";
        if (file && entry.value.is(Node::Kind::text) && !entry.value.text().empty())
            all.push_back(&entry.value);
        collect_tables(entry.value, all);
    }
}

} // namespace

std::vector<Shipped> shipped(DocumentKind shelf) {
    std::vector<Shipped> all;
    for (const fs::path& root : roots()) add_from(root, shelf, all);
    std::ranges::sort(all, {}, &Shipped::name);
    return all;
}

std::string locate(DocumentKind shelf, const std::string& asked) {
    std::error_code ignored;
    if (looks_like_path(asked)) {
        if (!fs::exists(asked, ignored)) throw FileError(asked, "no such file");
        return asked;
    }
    for (const Shipped& one : shipped(shelf))
        if (one.name == asked) return one.path;
    if (fs::is_regular_file(asked, ignored)) return asked;
    not_shipped(shelf, asked);
}

Node open_document(DocumentKind shelf, const std::string& asked) {
    Node document = read_scenario(locate(shelf, asked));
    anchor_tables(document);
    return document;
}

void anchor_tables(Node& document) {
    for (Node* file : tables_of(document)) {
        const std::string found = beside(file->origin(), file->text());
        if (found.starts_with(data_prefix)) continue; // whoever reads it says what is missing
        const fs::path path = fs::absolute(found).lexically_normal();
        *file = Node(path.string()).at(file->origin());
    }
}

std::vector<Node*> tables_of(Node& document) {
    std::vector<Node*> all;
    collect_tables(document, all);
    return all;
}

} // namespace sim
