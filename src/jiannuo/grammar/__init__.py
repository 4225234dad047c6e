"""What is said in a sentence: numbers, bounds, periods. Knows the language, not the genre: nothing here decides what
is promised or done."""
