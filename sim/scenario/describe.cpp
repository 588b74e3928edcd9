// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/describe.hpp"

namespace sim {

std::string in_words(const Node& node) {
    if (node.is(Node::Kind::text)) return node.text();
    if (!node.is(Node::Kind::list)) return described(node);
    std::string all;
    for (const Node& one : node.list()) all += (all.empty() ? "" : ", ") + in_words(one);
    return all;
}

} // namespace sim
