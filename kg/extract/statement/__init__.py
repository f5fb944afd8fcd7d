"""Who says, thinks or means what: source, cue and content of each report, quotation and frame."""
