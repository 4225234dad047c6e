"""Proofs: every row of the lexicon by its own example, a sentence tried, a reading scored against gold."""
