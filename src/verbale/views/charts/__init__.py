"""Charts of a record: each module works out what one kind of chart shows, as a value, and draws it as a Vega-Lite specification."""
