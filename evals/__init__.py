"""How well verbale reads: measured on the reports in `data`, against annotations made by hand."""
