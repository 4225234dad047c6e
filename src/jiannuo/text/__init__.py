"""Bytes → characters, pages, sections, sentences and the card of a document. Knows nothing of numbers or promises."""
