# SPDX-License-Identifier: Apache-2.0
"""The command line: the engine's own, and the verbs that it hands over."""
