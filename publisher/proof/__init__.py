"""The proof: a finished PDF as it is seen, page by page. Files in, rasters and words out."""
