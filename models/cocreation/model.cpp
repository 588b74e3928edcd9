// SPDX-License-Identifier: Apache-2.0
#include "models/cocreation/model.hpp"

#include "models/cocreation/headlines.hpp"
#include "models/cocreation/market.hpp"
#include "sim/run/model_of.hpp"

namespace models::cocreation {

std::unique_ptr<sim::Model> model() { return sim::model<Market>(headlines); }

} // namespace models::cocreation
