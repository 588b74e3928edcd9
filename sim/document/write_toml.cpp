// SPDX-License-Identifier: Apache-2.0
// Writing TOML needs no parser; it is done by hand because the parser's own writer sorts keys.
#include "sim/base/problems.hpp"
#include "sim/document/toml.hpp"
#include "sim/time/calendar.hpp"

#include <algorithm>
#include <array>

namespace sim {
namespace {

bool is_table(const Node& node) { return node.is(Node::Kind::table); }

bool is_list_of_tables(const Node& node) {
    return node.is(Node::Kind::list) && !node.list().empty() &&
           std::ranges::all_of(node.list(), is_table);
}

bool is_null(const Node& node) { return node.is(Node::Kind::null); }

std::string escaped(char letter) {
    constexpr std::string_view digits = "0123456789abcdef";
    switch (letter) {
    case '"': return "\\\"";
    case '\\': return "\\\\";
    case '\n': return "\\n";
    case '\t': return "\\t";
    case '\r': return "\\r";
    default: break;
    }
    const auto code = static_cast<unsigned char>(letter);
    if (code >= 0x20 && code != 0x7f) return {letter};
    return {'\\', 'u', '0', '0', digits[code >> 4], digits[code & 15]};
}

std::string quoted(std::string_view words) {
    std::string out = "\"";
    for (char letter : words) out += escaped(letter);
    return out + '"';
}

std::string key_of(const std::string& key) {
    constexpr std::string_view bare =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-";
    const bool plain = !key.empty() && key.find_first_not_of(bare) == std::string::npos;
    return plain ? key : quoted(key);
}

// TOML tells a float from an integer by its point or exponent.
std::string real(double number) {
    std::string digits = shortest(number);
    if (digits.find_first_of(".eni") == std::string::npos) digits += ".0";
    return digits;
}

std::string inline_value(const Node& node);

std::string inline_list(const Node& node) {
    std::string out;
    for (const Node& one : node.list()) out += (out.empty() ? "" : ", ") + inline_value(one);
    return "[" + out + "]";
}

std::string inline_table(const Node& node) {
    std::string out;
    for (const auto& [key, value] : node.table())
        if (!is_null(value))
            out += (out.empty() ? "" : ", ") + key_of(key) + " = " + inline_value(value);
    return out.empty() ? "{}" : "{ " + out + " }";
}

std::string inline_value(const Node& node) {
    switch (node.kind()) {
    case Node::Kind::real: return real(node.real());
    case Node::Kind::text: return quoted(node.text());
    case Node::Kind::list: return inline_list(node);
    case Node::Kind::table: return inline_table(node);
    case Node::Kind::null:
        throw BrokenInvariant("TOML has no null inside lists", __FILE__, __LINE__);
    default: return described(node);
    }
}

std::string header(const std::string& path, bool nested) {
    return nested ? "\n[[" + path + "]]\n" : "\n[" + path + "]\n";
}

void write_table(std::string& out, const Node& node, const std::string& prefix);

void write_below(std::string& out, const std::string& key, const Node& node,
                 const std::string& prefix) {
    const std::string path = prefix + key_of(key);
    if (is_table(node)) {
        out += header(path, false);
        write_table(out, node, path + ".");
    } else {
        for (const Node& one : node.list()) {
            out += header(path, true);
            write_table(out, one, path + ".");
        }
    }
}

// Leaves come first: after a [header] TOML would count them to that table.
void write_table(std::string& out, const Node& node, const std::string& prefix) {
    const auto below = [](const Node& value) {
        return is_table(value) || is_list_of_tables(value);
    };
    for (const auto& [key, value] : node.table())
        if (!below(value) && !is_null(value))
            out += key_of(key) + " = " + inline_value(value) + "\n";
    for (const auto& [key, value] : node.table())
        if (below(value)) write_below(out, key, value, prefix);
}

} // namespace

std::string write_value(const Node& node) { return inline_value(node); }

std::string write_toml(const Node& document) {
    std::string out;
    write_table(out, document, "");
    return out;
}

} // namespace sim
