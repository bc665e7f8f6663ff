"""Separation: every colour of a PDF becomes inks, whatever it was said in and wherever it hides."""
