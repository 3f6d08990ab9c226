"""Digests of texts: what was signed or frozen is bound to the exact words."""

import hashlib
from functools import lru_cache

from leaflets.reading.blocks import folded


@lru_cache(1 << 15)  # English is asked about once for each language
def digest(text: str) -> str:
    """Return the SHA-256 of a text in NFC with white space folded, its algorithm named."""
    return "sha256:" + hashlib.sha256(folded(text).encode()).hexdigest()
