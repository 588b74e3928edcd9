// SPDX-License-Identifier: Apache-2.0
#pragma once
// The document tree that every reader produces: TOML, JSON and Python dictionaries take one path
// from here and give the same messages. Each node knows the file and line where it stands.

#include "sim/base/identity.hpp"
#include "sim/base/problems.hpp"

#include <concepts>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace sim {

/// Where a node was written; line 0 when the reader does not know.
struct Origin {
    std::shared_ptr<const std::string> file;
    int line = 0;
};

/// Bytes of a value that a message shows.
inline constexpr std::size_t longest_value = 80;

/// How deep tables and lists may lie in each other: our trees are walked by recursion.
inline constexpr std::size_t deepest = 256;
/// How many keys one table may have; readers look through them one by one, and no model knows more.
inline constexpr std::size_t most_keys = 1000;

/// An origin as "new_york.toml:14"; empty when nothing is known.
std::string where(const Origin& origin);

/// A double in few digits that read back as the same double.
std::string shortest(double number);

/// A value of a document: nothing, a leaf, a list, or a table that keeps the order of its keys.
class Node {
public:
    enum class Kind { null, boolean, integer, real, text, date, list, table };
    struct Entry;
    using List = std::vector<Node>;
    using Table = std::vector<Entry>;

    Node();
    template <std::integral I> Node(I value); // bool stays a boolean, all others become integers
    Node(double value);
    Node(std::string value);
    Node(std::string_view value);
    Node(const char* value);
    Node(Day value);
    Node(List value);
    Node(Table value);
    Node(const Node&);
    Node(Node&&) noexcept;
    Node& operator=(const Node&);
    Node& operator=(Node&&) noexcept;
    ~Node();

    /// A table of the entries given, for trees built in code.
    static Node table_of(std::vector<std::pair<std::string, Node>> entries);

    [[nodiscard]] Kind kind() const { return static_cast<Kind>(value_.index()); }
    [[nodiscard]] bool is(Kind kind) const { return this->kind() == kind; }

    // Each of these needs a node of that kind; `real` takes integers too.
    [[nodiscard]] bool boolean() const { return std::get<bool>(value_); }
    [[nodiscard]] std::int64_t integer() const { return std::get<std::int64_t>(value_); }
    [[nodiscard]] double real() const;
    [[nodiscard]] const std::string& text() const { return std::get<std::string>(value_); }
    [[nodiscard]] Day date() const { return std::get<Day>(value_); }
    [[nodiscard]] const List& list() const { return std::get<List>(value_); }
    [[nodiscard]] List& list() { return std::get<List>(value_); }
    [[nodiscard]] const Table& table() const { return std::get<Table>(value_); }
    [[nodiscard]] Table& table() { return std::get<Table>(value_); }

    /// The value under a key of a table; none when this is no table or has no such key.
    [[nodiscard]] const Node* find(std::string_view key) const;
    [[nodiscard]] Node* find(std::string_view key);
    /// Writes a key of a table, in its old place or at the end; makes an empty node a table.
    Node& put(std::string key, Node value);
    /// Takes a key out of a table, if it is there.
    void erase(std::string_view key);

    [[nodiscard]] const Origin& origin() const { return origin_; }
    /// The same node, standing elsewhere.
    [[nodiscard]] Node at(Origin origin) &&;
    void stands_at(Origin origin) { origin_ = std::move(origin); }

    /// Same content; where it stands and the order of keys do not matter.
    friend bool operator==(const Node& a, const Node& b);

private:
    using Value =
        std::variant<std::monostate, bool, std::int64_t, double, std::string, Day, List, Table>;
    explicit Node(Value value);
    Value value_;
    Origin origin_;
};

/// A key of a table and its value.
struct Node::Entry {
    std::string key;
    Node value;
};

template <std::integral I> Node::Node(I value) {
    if constexpr (std::same_as<I, bool>)
        value_ = value;
    else
        value_ = static_cast<std::int64_t>(value);
}

/// A node in words, for messages: "text 'abc'", "12", "a list".
std::string described(const Node& node);

/// Throws ScenarioError when a table about to get another key is full.
void require_room(const Node::Table& table, const Origin& origin);

/// The node that a path such as "sellers.tiers.0" leads to, or the last on the way that there is;
/// none when the document lacks the first. Entries of a list go by number or by `name`.
const Node* node_at(const Node& document, std::string_view path);

/// Says of each problem that names only a path in which line of the document that stands.
Problems placed(Problems problems, const Node& document);

/// Lays one document over another: tables merge, lists of tables append (so that a reform adds to
/// the law), anything else is replaced. A table whose `rule` changes forgets the former rule's
/// keys.
Node merge(Node base, Node overlay);

/// Writes the leaf at a path such as "trust.half_life" or "law.quota.0.amount", making
/// tables on the way; throws ScenarioError when the path leads through a leaf or past a list.
void set(Node& document, std::string_view path, Node value);

} // namespace sim
