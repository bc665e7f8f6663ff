"""Step 6: the master is finished into editions, each for its own readers."""

from publisher.editions.edition import EDITIONS, Edition
from publisher.editions.finish import finish

__all__ = ["EDITIONS", "Edition", "finish"]
