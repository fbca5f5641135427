"""Text as people type it: full-width, with spaces, with characters nobody sees."""

import unicodedata

LONGEST_TYPED = 200  # characters; normalising can take quadratic time, so longer texts are refused unread


def normalise(typed: str) -> str:
    """`typed` in NFKC and upper case, without white space or invisible format characters. Idempotent."""
    bare = "".join(char for char in compatible(typed) if not char.isspace())
    return compatible(bare.upper())


def compatible(text: str) -> str:
    """NFKC without characters of category Cf (zero-width, direction marks, soft hyphen)."""
    folded = unicodedata.normalize("NFKC", text)
    visible = "".join(char for char in folded if unicodedata.category(char) != "Cf")
    return unicodedata.normalize("NFKC", visible)


def shown(char: str) -> str:
    return f"“{char}”" if char.isprintable() else "看不见的特殊字符"
