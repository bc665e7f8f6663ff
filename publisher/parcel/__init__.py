"""The parcel: all that an issue is made from, its lock, and the way out of a PDF and back."""
