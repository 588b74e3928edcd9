# SPDX-License-Identifier: Apache-2.0
"""Scenarios at many points of their parameters: drawn, simulated, gathered, judged."""
