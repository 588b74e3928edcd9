// SPDX-License-Identifier: Apache-2.0
#include "models/crowdfunding/model.hpp"

#include "models/crowdfunding/front.hpp"
#include "models/crowdfunding/headlines.hpp"
#include "models/crowdfunding/market.hpp"
#include "sim/run/model_of.hpp"

namespace models::crowdfunding {

std::unique_ptr<sim::Model> model() { return sim::model<Market>(headlines, front()); }

} // namespace models::crowdfunding
