// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/files.hpp"

#include "sim/base/problems.hpp"
#include "sim/scenario/json.hpp"
#include "sim/scenario/toml.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

namespace sim {
namespace {

namespace fs = std::filesystem;

constexpr const char* extends_key = "extends";

Node read_document(const std::string& path) {
    if (fs::path(path).extension() == ".json") return read_json_text(read_file(path), path);
    return read_toml(path);
}

std::string chain(const std::vector<std::string>& files, const std::string& last) {
    std::string all;
    for (const std::string& file : files) all += file + " -> ";
    return all + last;
}

/// The file named by `extends`, where this one stands.
std::string base_of(const Node& extends, const std::vector<std::string>& above) {
    const std::string at = where(extends.origin()) + ": extends";
    if (!extends.is(Node::Kind::text))
        throw ScenarioError(at, "expected the name of a file, got " + described(extends));
    std::string base = fs::path(beside(extends.origin(), extends.text())).lexically_normal();
    if (std::ranges::find(above, base) != above.end())
        throw ScenarioError(at, "extends itself: " + chain(above, base));
    if (!fs::exists(base)) throw ScenarioError(at, text("no such file '", base, "'"));
    return base;
}

Node read_overlaid(const std::string& path, std::vector<std::string> above) {
    Node document = read_document(path);
    const Node* extends = document.find(extends_key);
    if (!extends) return document;
    above.push_back(fs::path(path).lexically_normal());
    const std::string base = base_of(*extends, above);
    document.erase(extends_key);
    return merge(read_overlaid(base, std::move(above)), std::move(document));
}

} // namespace

std::string read_file(const std::string& path) {
    std::error_code ignored;
    if (path.starts_with(data_prefix))
        throw FileError(path, "lies among data that are not shipped; set SHARESIM_DATA to the "
                              "folder that holds them");
    if (!fs::exists(path, ignored)) throw FileError(path, "no such file");
    if (fs::is_directory(path, ignored)) throw FileError(path, "is a folder, not a file");
    if (fs::is_character_file(path, ignored)) throw FileError(path, "is a device, not a file");
    std::ifstream file(path, std::ios::binary);
    if (!file) throw FileError(path, std::strerror(errno));
    std::string all{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    if (file.bad()) throw FileError(path, "cannot be read to its end");
    return all;
}

Node read_toml(const std::string& path) { return read_toml_text(read_file(path), path); }

std::string beside(const Origin& origin, const std::string& path) {
    if (path.starts_with(data_prefix)) {
        const char* data = std::getenv("SHARESIM_DATA");
        return data && *data ? fs::path(data) / path.substr(data_prefix.size()) : fs::path(path);
    }
    if (!origin.file) return path;
    return fs::path(*origin.file).parent_path() / path;
}

Node read_scenario(const std::string& path) { return read_overlaid(path, {}); }

} // namespace sim
