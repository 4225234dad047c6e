"""Mentions → statements with measures: what is promised, what is reported, and what each number says."""
