# SPDX-License-Identifier: Apache-2.0
"""Markets: what there is, scenarios, worlds to step through, rules of trust."""
