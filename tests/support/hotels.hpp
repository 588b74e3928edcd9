// SPDX-License-Identifier: Apache-2.0
#pragma once
// What must hold of hotels on every day.

#include "tests/support/village.hpp"

#include <gtest/gtest.h>

namespace models::home_sharing {

/// No night is booked beyond the rooms there are.
inline void expect_within_rooms(const Market& market) {
    const auto hotels = table_of<Hotel>(market);
    const auto books = table_of<HotelBook>(market);
    const auto estates = table_of<HotelEstate>(market);
    for (std::size_t row = 0; row < hotels.size(); ++row) {
        const std::int32_t rooms =
            estates.size() > 0 ? estates.row(row).rooms : hotels.row(row).rooms;
        for (std::size_t at = 0; at < hotel_horizon; ++at) {
            const std::int32_t booked = hotels.column<&Hotel::booked>()[row][at];
            const std::int32_t others =
                books.size() > 0 ? books.column<&HotelBook::others>()[row][at] : 0;
            ASSERT_GE(booked, 0);
            ASSERT_GE(others, 0);
            ASSERT_LE(booked + others, rooms);
        }
    }
    for (const Indicators& zone : by_zone(market))
        ASSERT_LE(zone.rooms_sold, zone.rooms_offered * (1 + 1e-6));
}

} // namespace models::home_sharing
