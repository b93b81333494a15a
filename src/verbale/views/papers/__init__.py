"""A brief on paper: one renderer for each format, all of the same brief and with the same notes."""
