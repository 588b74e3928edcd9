# SPDX-License-Identifier: Apache-2.0
"""The crowdfunding market held against real campaigns: rivals, scores, calibration, back-test."""
