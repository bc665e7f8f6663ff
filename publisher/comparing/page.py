"""page"""


def html(found):
    return ""
