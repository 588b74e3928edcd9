# SPDX-License-Identifier: Apache-2.0
"""Cities of the home-sharing market: made from listings, fitted, calibrated."""
