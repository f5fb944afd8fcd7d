"""A parse put right before anything is read from it, where punctuation, lists and kinds of words say more than the parser saw."""
