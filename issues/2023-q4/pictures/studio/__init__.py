"""The studio in which the pictures of this issue are drawn."""
