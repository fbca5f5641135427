"""How names and document numbers are shown where their owner is not typing them."""


def mask_name(name: str) -> str:
    """Stars for all but the last character (code point): `*三`, `**华`; a single character becomes `*`."""
    hidden = max(len(name) - 1, 1)
    return "*" * hidden + name[hidden:]


def mask_number(number: str) -> str:
    """The first 3 and last 4 of 18 characters, the first and last 2 of others, none of fewer than 6."""
    if len(number) == 18:
        return f"{number[:3]}{'*' * 11}{number[-4:]}"
    if len(number) < 6:
        return "*" * len(number)
    return f"{number[0]}{'*' * (len(number) - 3)}{number[-2:]}"
