// SPDX-License-Identifier: Apache-2.0
#include "models/maker_city/model.hpp"

#include "models/maker_city/headlines.hpp"
#include "models/maker_city/market.hpp"
#include "sim/run/model_of.hpp"

namespace models::maker_city {

std::unique_ptr<sim::Model> model() { return sim::model<Market>(headlines); }

} // namespace models::maker_city
