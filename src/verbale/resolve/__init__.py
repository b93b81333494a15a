"""Which mentions are one: meetings, people, offices, series, and whose word a report is."""
