"""Pictures are placed like links: layout sees a stand-in, finishing puts in a rendition."""

from publisher.pictures.files import PictureFile, open_pictures
from publisher.pictures.rendition import Rendition, RenditionOrder, make_rendition
from publisher.pictures.standin import read_stand_in, stand_in

__all__ = [
    "PictureFile",
    "Rendition",
    "RenditionOrder",
    "make_rendition",
    "open_pictures",
    "read_stand_in",
    "stand_in",
]
