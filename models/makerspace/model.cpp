// SPDX-License-Identifier: Apache-2.0
#include "models/makerspace/model.hpp"

#include "models/makerspace/market.hpp"
#include "sim/run/model_of.hpp"

namespace models::makerspace {

std::unique_ptr<sim::Model> model() { return sim::model<Market>(headlines); }

} // namespace models::makerspace
