"""Sources: text files read once, kept inside their folder, every value with its place."""

from publisher.source.files import Source, Sources
from publisher.source.folder import Folder, Outside
from publisher.source.yaml import Mapping, Sequence, load_yaml

__all__ = ["Folder", "Mapping", "Outside", "Sequence", "Source", "Sources", "load_yaml"]
