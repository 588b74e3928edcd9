// SPDX-License-Identifier: Apache-2.0
#include "sim/document/files.hpp"

#include "sim/base/plain_file.hpp"
#include "sim/base/problems.hpp"
#include "sim/document/json.hpp"
#include "sim/document/toml.hpp"

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
constexpr std::size_t most_layers = 32; // a chain of files that nobody would oversee

Node read_document(const std::string& path) {
    if (fs::path(path).extension() != ".json") return read_toml(path);
    Node document = read_json_text(read_file(path, most_of_document), path);
    if (!document.is(Node::Kind::table))
        throw ScenarioError(where(document.origin()),
                            "expected a table of keys, got " + described(document));
    return document;
}

std::string chain(const std::vector<std::string>& files, const std::string& last) {
    std::string all;
    for (const std::string& file : files) all += file + " -> ";
    return all + last;
}

void require_base(const std::string& base, const std::string& at) {
    try {
        require_plain_file(base);
    } catch (const FileError& error) {
        const bool none = error.reason() == "no such file";
        throw ScenarioError(at, none ? text("no such file '", base, "'")
                                     : text("'", base, "' ", error.reason()));
    }
}

/// The file named by `extends`, where this one stands.
std::string base_of(const Node& extends, const std::vector<std::string>& above) {
    const std::string at = where(extends.origin()) + ": extends";
    if (!extends.is(Node::Kind::text))
        throw ScenarioError(at, "expected the name of a file, got " + described(extends));
    std::string base = fs::path(beside(extends.origin(), extends.text())).lexically_normal();
    if (std::ranges::find(above, base) != above.end())
        throw ScenarioError(at, "extends itself: " + chain(above, base));
    if (above.size() >= most_layers)
        throw ScenarioError(at, text("is the ", most_layers,
                                     "nd file in a row that extends another; "
                                     "write such a chain as fewer files"));
    require_base(base, at);
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

std::string read_file(const std::string& path, std::uintmax_t most) {
    if (path.starts_with(data_prefix))
        throw FileError(path, "lies among data that are not shipped; set SHARESIM_DATA to the "
                              "folder that holds them");
    const std::uintmax_t size = require_plain_file(path);
    if (size > most)
        throw FileError(path,
                        text("has ", size >> 20U, " MiB; at most ", most >> 20U, " MiB are read"));
    std::ifstream file(path, std::ios::binary);
    if (!file) throw FileError(path, std::strerror(errno));
    std::string all{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    if (file.bad()) throw FileError(path, "cannot be read to its end");
    return all;
}

Node read_toml(const std::string& path) {
    return read_toml_text(read_file(path, most_of_document), path);
}

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
