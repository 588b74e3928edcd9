// SPDX-License-Identifier: Apache-2.0
#pragma once
// A table that a scenario names.

#include "sim/base/fields.hpp"

#include <string>

namespace models::common {

/// A CSV file, by its path relative to the document that names it.
struct TableFile {
    std::string table;
    static constexpr auto fields() {
        return sim::Fields{sim::given<&TableFile::table>("Path of a CSV file.")};
    }
};

} // namespace models::common
