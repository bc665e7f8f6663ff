"""Pictures are placed like links: layout sees a stand-in, finishing puts in a rendition."""
