// SPDX-License-Identifier: Apache-2.0
#pragma once
// Two states compared: where do they differ first, by table, column and identity.

#include "sim/store/view.hpp"

#include <optional>
#include <span>
#include <string>

namespace sim {

/// Where two states differ.
struct Difference {
    std::string table;
    std::string column; ///< "identity" when the rows themselves differ
    Identity who;
};

/// The first difference of two states in any column that evolves; nothing when there is none.
std::optional<Difference> first_difference(std::span<const TableView> a,
                                           std::span<const TableView> b);

/// A difference in words.
std::string told(const Difference& one);

} // namespace sim
