# SPDX-License-Identifier: Apache-2.0
"""What Python adds to the city in which three markets share their people."""
