"""How the text presents a predicate to whoever speaks there: certainty, polarity, tense, condition."""
