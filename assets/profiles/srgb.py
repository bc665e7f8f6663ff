"""Makes srgb.icc: the sRGB of littleCMS (through Pillow), with a fixed date and as ICC version 4.2.

PDF/A-3 knows profiles up to that version; between it and the newest nothing changed for a screen.
"""

import sys
from pathlib import Path

from PIL import ImageCms
from register import DATED

VERSION = bytes((4, 0x20, 0, 0))  #: bytes 8 to 11 of the header

if __name__ == "__main__":
    made = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    Path(sys.argv[1]).write_bytes(made[:8] + VERSION + made[12:24] + DATED + made[36:])
