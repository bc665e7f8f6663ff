"""Step 6: the master is finished into editions, each for its own readers."""
