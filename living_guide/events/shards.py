"""Parts of a run, for several machines, as `i/n`."""

from collections.abc import Iterable

MOST = 1000  # machines


def is_shard(words: str) -> bool:
    """Whether it is `i/n`, i from 1 to n."""
    part, _, parts = words.partition("/")
    return (part + parts).isascii() and part.isdecimal() and parts.isdecimal() and 1 <= int(part) <= int(parts) <= MOST


def shard_of(ids: Iterable[str], shard: str) -> set[str]:
    """Part i of n, for a shard `i/n`: every n-th id by their alphabet, so that all machines deal alike."""
    part, parts = map(int, shard.split("/"))
    return set(sorted(ids)[part - 1 :: parts])
