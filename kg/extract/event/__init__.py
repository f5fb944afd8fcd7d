"""Who did what to whom, when and with what: words of the lexicon over the tree, each with whoever fills its places."""
