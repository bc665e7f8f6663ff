"""Steps 4 and 5: parts are painted into fragments, given folios, and joined into the master."""
