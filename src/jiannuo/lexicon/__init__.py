"""The words, as data a domain expert edits. Knows which words there are, not what a sentence does with them."""
