// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/leaves.hpp"

namespace sim::detail {

std::string path_of(const std::string& prefix, std::string_view name, std::string_view bracket) {
    return text(prefix, name, bracket);
}

} // namespace sim::detail
