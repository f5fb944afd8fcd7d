"""Who and what a text names: names, titles, offices, noun phrases and pronouns, and which of them are one."""
