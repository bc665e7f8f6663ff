"""Step 8: what was found in a file, told: on a terminal, as JSON, as a page to keep."""
