// SPDX-License-Identifier: Apache-2.0
#include "sim/study/folder/inputs.hpp"

#include "sim/base/problems.hpp"
#include "sim/document/files.hpp"
#include "sim/record/digest.hpp"
#include "sim/run/locate.hpp"

#include <algorithm>
#include <filesystem>

namespace sim {
namespace {

namespace fs = std::filesystem;

bool taken(const Inputs& inputs, const std::string& name) {
    return std::ranges::any_of(inputs, [&](const auto& one) { return one.second == name; });
}

// Two files of one name from two folders: the second takes a number.
std::string free_name(const Inputs& inputs, const fs::path& file) {
    std::string name = file.filename();
    for (int number = 2; taken(inputs, name); ++number)
        name = text(file.stem().string(), "_", number, file.extension().string());
    return name;
}

} // namespace

Inputs inputs_of(const Experiment& experiment) {
    Inputs inputs;
    for (const Arm& arm : experiment.scenarios) {
        Node document = arm.scenario->resolved();
        for (const Node* file : tables_of(document))
            if (!inputs.contains(file->text()))
                inputs[file->text()] = free_name(inputs, file->text());
    }
    return inputs;
}

Node resolved_beside(const Prepared& scenario, const Inputs& inputs, const std::string& folder) {
    Node document = scenario.resolved();
    for (Node* file : tables_of(document)) *file = Node(folder + "/" + inputs.at(file->text()));
    return document;
}

std::uint64_t content_hash(const Inputs& inputs) {
    std::map<std::string, std::string> by_name;
    for (const auto& [path, name] : inputs) by_name[name] = path;
    std::uint64_t hash = 0;
    for (const auto& [name, path] : by_name) hash = hash_text(read_file(path), hash);
    return hash;
}

} // namespace sim
