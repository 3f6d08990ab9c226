"""Arabic words without the particles and pronouns that are written onto them."""

_PROCLITICS = tuple("و ف س ب ك ل لل ال وال فال بال كال ولل فلل وب ول وس فس وبال فب فل أ وك".split())
_ENCLITICS = tuple("ه ها هم هن هما كم كن كما ك ي ني نا".split())

NOR = frozenset({"ولا", "ولم", "ولن", "وليس"})
"""A “not” with the “and” written onto it, which denies another thing."""


def variants(word: str) -> list[str]:
    """Return a word and what is left of it, the least shortened first."""
    if len(word) < 3:
        return [word]
    found = {word: None} | dict.fromkeys(_without_ending(word))
    for before in _PROCLITICS:
        if word.startswith(before):
            stem = word[len(before) :]
            if len(stem) >= 2:
                found[stem] = None
                found |= dict.fromkeys(_without_ending(stem))
    return list(found)


def conjunction(word: str) -> bool:
    """Tell if a word begins with the letter that, written onto it, means “and”."""
    return len(word) > 3 and word[0] == "و"


def _without_ending(stem: str) -> list[str]:
    # The alef of the indefinite accusative, whose vowel sign is not written: محلولا.
    shorter = [stem[:-1]] if stem.endswith("ا") and len(stem) > 3 else []
    for after in _ENCLITICS:
        base = stem.removesuffix(after)
        if base != stem and len(base) >= 3:
            # The feminine ending is written as t before a pronoun: ساقه, عيادتكم.
            shorter += [base] + ([base[:-1] + "ه"] if base.endswith("ت") else [])
    return shorter
