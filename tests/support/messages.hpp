// SPDX-License-Identifier: Apache-2.0
#pragma once
// Problems as the lines that a user sees.

#include "sim/base/problems.hpp"

#include <string>
#include <vector>

namespace sim {

/// Each problem as "where: what".
inline std::vector<std::string> lines_of(const std::vector<Problem>& problems) {
    std::vector<std::string> all;
    for (const Problem& one : problems)
        all.push_back(one.where.empty() ? one.what : one.where + ": " + one.what);
    return all;
}

/// What a call that must fail says.
template <class Error, class Call> std::string message_of(Call&& call) {
    try {
        call();
    } catch (const Error& error) {
        return error.what();
    }
    return "nothing was thrown";
}

} // namespace sim
