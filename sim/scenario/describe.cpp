// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/describe.hpp"

#include <utility>

namespace sim {

std::string in_words(const Node& node) {
    if (node.is(Node::Kind::text)) return node.text();
    if (!node.is(Node::Kind::list)) return described(node);
    std::string all;
    for (const Node& one : node.list()) all += (all.empty() ? "" : ", ") + in_words(one);
    return all;
}

void add_line(std::vector<ParameterLine>& all, const std::string& path, const FieldLine& line,
              std::string type, const Node& by_default) {
    const bool anything =
        line.bounds.low == bounds::any.low && line.bounds.high == bounds::any.high;
    all.push_back({path, std::move(type), std::string(line.unit.name),
                   anything ? "" : range_of(line.bounds), in_words(by_default),
                   std::string(line.doc), std::string(line.source)});
}

} // namespace sim
