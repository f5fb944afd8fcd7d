"""Reading a UD tree: words and their classes, what fills the places of a word, moods and tenses, who stands behind a noun of speech."""
