// SPDX-License-Identifier: Apache-2.0
// The only file that sees the TOML parser.

// The parser asserts that keys begin as keys do, which a scenario may break: with NDEBUG it would
// let the compiler assume so, without it would abort. Taken out, it goes on and finds the mistake.
#undef NDEBUG
#define TOML_ASSERT(condition) static_cast<void>(0)

#include "sim/document/toml.hpp"

#include "sim/base/problems.hpp"
#include "sim/document/toml_depth.hpp"
#include "sim/time/calendar.hpp"

#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

#include <algorithm>
#include <optional>

namespace sim {
namespace {

/// Copies the parser's tree into ours; all nodes share one file name.
class Importer {
public:
    explicit Importer(const std::string& name) : file_(std::make_shared<const std::string>(name)) {}

    [[nodiscard]] Node table(const toml::table& source, Origin origin) const {
        // The parser sorts keys by name; the places of the keys tell the order in which they stood.
        std::vector<std::pair<const toml::key*, const toml::node*>> entries;
        for (const auto& [key, value] : source) entries.emplace_back(&key, &value);
        std::ranges::stable_sort(entries, {}, [](const auto& entry) {
            const auto begin = entry.first->source().begin;
            return std::pair(begin.line, begin.column);
        });
        Node::Table all;
        for (const auto& [key, value] : entries) {
            const Origin here = at(key->source());
            require_room(all, here);
            all.push_back({std::string(key->str()), node(*value, here)});
        }
        return Node(std::move(all)).at(std::move(origin));
    }

    [[nodiscard]] Origin at(const toml::source_region& source) const {
        return {file_, static_cast<int>(source.begin.line)};
    }

private:
    [[nodiscard]] Node list(const toml::array& source, Origin origin) const {
        Node::List all;
        for (const toml::node& one : source) all.push_back(node(one, at(one.source())));
        return Node(std::move(all)).at(std::move(origin));
    }

    [[nodiscard]] Node node(const toml::node& source, Origin origin) const {
        if (const auto* inner = source.as_table()) return table(*inner, std::move(origin));
        if (const auto* inner = source.as_array()) return list(*inner, std::move(origin));
        return leaf(source, origin).at(origin);
    }

    [[nodiscard]] static Node leaf(const toml::node& source, const Origin& origin) {
        if (const auto* value = source.as_boolean()) return value->get();
        if (const auto* value = source.as_integer()) return value->get();
        if (const auto* value = source.as_floating_point()) return value->get();
        if (const auto* value = source.as_string()) return value->get();
        if (const auto* value = source.as_date())
            return day_of({value->get().year, value->get().month, value->get().day});
        throw ScenarioError(where(origin), "a time of day has no meaning here; give a date alone");
    }

    std::shared_ptr<const std::string> file_;
};

/// The parsed table, or the first mistake in the grammar.
toml::parse_result parsed(std::string_view document) { return toml::parse(document); }

Node imported(const toml::table& table, const std::string& name) {
    const Importer importer(name);
    return importer.table(table, importer.at({{1, 1}, {1, 1}, nullptr}));
}

std::string lower_first(std::string words) {
    if (!words.empty()) words.front() = static_cast<char>(std::tolower(words.front()));
    return words;
}

[[noreturn]] void report(const toml::parse_error& error, const std::string& name) {
    throw ScenarioError(text(name, ":", error.source().begin.line),
                        "not valid TOML: " + lower_first(std::string(error.description())));
}

// The parser builds and drops its tree by recursion, as deep as dotted names lead.
void require_shallow(std::string_view document, const std::string& name) {
    if (const int line = line_deeper_than(deepest, document))
        throw ScenarioError(text(name, ":", line), text("nested more than ", deepest, " deep"));
}

bool opens_structure(std::string_view written) {
    const auto first = written.find_first_not_of(" \t");
    return first != std::string_view::npos &&
           std::string_view("[{\"'").find(written[first]) != std::string_view::npos;
}

} // namespace

Node read_toml_text(std::string_view document, const std::string& name) {
    require_shallow(document, name);
    const auto result = parsed(document);
    if (!result) report(result.error(), name);
    return imported(result.table(), name);
}

Node parse_value(std::string_view written, const std::string& name) {
    const std::string document = text("value = ", written);
    require_shallow(document, name);
    const auto result = parsed(document);
    Node value{written};
    if (result && result.table().size() == 1)
        value = imported(result.table(), name).table().front().value;
    else if (!result && opens_structure(written))
        report(result.error(), name);
    value.stands_at({std::make_shared<const std::string>(name), 0});
    return value;
}

} // namespace sim
