// SPDX-License-Identifier: Apache-2.0
// The only file that sees the JSON parser.
#include "sim/document/json.hpp"

#include "sim/base/problems.hpp"
#include "sim/time/calendar.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace sim {
namespace {

using Json = nlohmann::ordered_json;

/// Characters of a document, counting how many the parser has taken.
class Cursor {
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    Cursor(const char* at, const char** taken) : at_(at), taken_(taken) {}
    reference operator*() const { return *at_; }
    Cursor& operator++() {
        if (taken_) *taken_ = at_;
        return ++at_, *this;
    }
    friend bool operator==(const Cursor& a, const Cursor& b) { return a.at_ == b.at_; }

private:
    const char* at_;
    const char** taken_;
};

/// Builds our tree from the parser's events, so that keys keep their order and lines are known.
class Builder : public nlohmann::json_sax<Json> {
public:
    Builder(std::string_view document, const std::string& name)
        : file_(std::make_shared<const std::string>(name)), document_(document),
          counted_(document.data()), taken_(document.data()) {}

    Node build() {
        const char* end = document_.data() + document_.size();
        Json::sax_parse(Cursor(document_.data(), &taken_), Cursor(end, nullptr), this);
        return std::move(root_);
    }

    bool null() override { return add(Node()); }
    bool boolean(bool value) override { return add(value); }
    bool number_integer(number_integer_t value) override { return add(value); }
    bool number_unsigned(number_unsigned_t value) override {
        if (value > static_cast<number_unsigned_t>(std::numeric_limits<std::int64_t>::max()))
            return add(static_cast<double>(value));
        return add(static_cast<std::int64_t>(value));
    }
    bool number_float(number_float_t value, const string_t&) override { return add(value); }
    bool string(string_t& value) override { return add(std::move(value)); }
    bool binary(binary_t&) override { return false; }
    bool start_object(std::size_t) override { return open(Node(Node::Table{})); }
    bool start_array(std::size_t) override { return open(Node(Node::List{})); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }
    bool key(string_t& value) override {
        keys_.back() = std::move(value);
        require_room(open_.back().table(), here());
        if (!open_.back().find(keys_.back())) return true;
        throw ScenarioError(where(here()), text("the key '", keys_.back(), "' stands twice"));
    }
    bool parse_error(std::size_t, const std::string&,
                     const nlohmann::detail::exception& error) override {
        // The parser's words end with what is wrong: "... - unexpected '}'; expected ...".
        const std::string words = error.what();
        const auto dash = words.find(" - ");
        const auto begin = dash == std::string::npos ? 0 : dash + 3;
        throw ScenarioError(where(here()), "not valid JSON: " + words.substr(begin));
    }

private:
    // A number ends only at the character behind it, which may be a new line: it does not count
    // yet.
    Origin here() {
        line_ += static_cast<int>(std::count(counted_, taken_, '\n'));
        counted_ = taken_;
        return {file_, line_};
    }
    bool add(Node value) {
        value.stands_at(here());
        return place(std::move(value));
    }
    bool place(Node value) {
        if (open_.empty())
            root_ = std::move(value);
        else if (open_.back().is(Node::Kind::list))
            open_.back().list().push_back(std::move(value));
        else
            open_.back().table().push_back({keys_.back(), std::move(value)});
        return true;
    }
    bool open(Node value) {
        if (open_.size() == deepest)
            throw ScenarioError(where(here()), text("nested more than ", deepest, " deep"));
        value.stands_at(here());
        open_.push_back(std::move(value));
        keys_.emplace_back();
        return true;
    }
    bool close() {
        Node done = std::move(open_.back());
        open_.pop_back();
        keys_.pop_back();
        return place(std::move(done));
    }

    std::shared_ptr<const std::string> file_;
    std::string_view document_;
    const char* counted_;
    const char* taken_;
    int line_ = 1;
    Node root_;
    std::vector<Node> open_;
    std::vector<std::string> keys_;
};

Json exported(const Node& node);

Json exported_table(const Node& node) {
    Json out = Json::object();
    for (const auto& [key, value] : node.table()) out[key] = exported(value);
    return out;
}

Json exported_list(const Node& node) {
    Json out = Json::array();
    for (const Node& one : node.list()) out.push_back(exported(one));
    return out;
}

// JSON has no infinity; our word for it reads back.
Json exported_real(double number) {
    return std::isfinite(number) ? Json(number) : Json(shortest(number));
}

Json exported(const Node& node) {
    switch (node.kind()) {
    case Node::Kind::null: return nullptr;
    case Node::Kind::boolean: return node.boolean();
    case Node::Kind::integer: return node.integer();
    case Node::Kind::real: return exported_real(node.real());
    case Node::Kind::text: return node.text();
    case Node::Kind::date: return iso(node.date());
    case Node::Kind::list: return exported_list(node);
    case Node::Kind::table: return exported_table(node);
    }
    return nullptr;
}

} // namespace

Node read_json_text(std::string_view document, const std::string& name) {
    return Builder(document, name).build();
}

std::string write_json(const Node& document, Layout layout) {
    // Text that is no UTF-8 must not stop a run that is finished: it is replaced, not refused.
    return exported(document).dump(layout == Layout::indented ? 2 : -1, ' ', false,
                                   Json::error_handler_t::replace);
}

} // namespace sim
