// SPDX-License-Identifier: Apache-2.0
#include "sim/base/version.hpp"

#include "sharesim_version.hpp"

namespace sim {

Version engine() {
    return {build_version::version, build_version::commit, build_version::compiler};
}

} // namespace sim
