# SPDX-License-Identifier: Apache-2.0
"""The drawings of a report: SVG laid out by hand, with real text, for any screen and grey paper."""
