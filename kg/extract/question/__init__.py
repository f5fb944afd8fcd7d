"""A question as a pattern, and sentences that it lies over."""
