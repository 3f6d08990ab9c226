"""What Korean writes onto its words: if, until, only, or, and; units with endings; 25만."""

import re
from collections.abc import Callable, Sequence

_ENDINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("쯤", ("about",)),
    ("가량", ("about",)),
    ("남짓", ("about",)),
    ("마다", ("all",)),
    ("까지만", ("at-most", "until")),
    ("까지", ("at-most", "until")),
    ("부터", ("since", "in-relation")),
    ("거나", ("or",)),
    ("이나", ("or",)),
    ("으나", ("but",)),
    ("하나", ("but",)),
    ("더라도", ("but", "even-more-than-thought")),
    ("지만", ("but",)),
    ("므로", ("because",)),
    ("니까", ("because",)),
    ("면", ("if",)),
    ("보다", ("than",)),
    ("만", ("only",)),
)
# Words that end so and say nothing of the kind.
_OTHERS = frozenset(
    "표면 측면 전면 안면 수면 국면 화면 장면 단면 내면 외면 "
    "정면 후면 지면 방면 이면 서면 대면 직면 도면 평면 반면 "
    "냉면 라면 절단면 접촉면 윗면 앞면 뒷면 옆면 벽면 최면 "
    "양면 한면 순면 이러면 가능하면 웬만하면 어쩌면 조금만 "
    "잠깐만 얼마만 웬만 그만 불만 비만 분만 오만 자만 다만 "
    "백만 천만 충만 미만 팽만 태만 오랜만 하지만 그렇지만 "
    "습니다만 입니다만 됩니다만 합니다만 있습니다만 지금까지 "
    "아까부터 처음부터 누구나 언제나 어디나 그러나 특히나 "
    "너무나 혹시나 역시나 하나 이나 두말하면 예를 되도록이면 "
    "왜냐하면 다시말하면 아니면 그렇지않으면 물론이거니와 만 "
    "까지 면 이면 이만 저만 요만".split()
)


_JOINING = {"와": "and", "과": "and", "랑": "and", "나": "or"}
_PARTICLES = tuple(
    "에서는 에서 에는 에도 으로 하고 이랑 까지 부터 마다 가량 남짓 쯤 씩 "
    "은 는 이 가 을 를 도 의 에 로 와 과 랑 나".split()
)


def joining(word: str) -> str:
    """Return “and” or “or” where a word may end with it: 스타킹과, 전화나; 결과 is a word."""
    return _JOINING.get(word[-1], "") if len(word) > 2 else ""


def stems(word: str) -> list[str]:
    """Return what is left of a word without the particle that it may end with."""
    found = (word.removesuffix(particle) for particle in _PARTICLES if word.endswith(particle))
    return [stem for stem in found if stem]


def endings(word: str) -> tuple[str, ...]:
    """Return what the ending of a word says, or nothing."""
    if len(word) < 2 or word in _OTHERS:
        return ()
    for ending, names in _ENDINGS:
        if word.endswith(ending):
            if ending == "만" and word != "때만" and (len(word) == 2 or word.endswith("야만")):
                return ()  # 번만, 일만: only that many
            return () if len(word) == len(ending) and ending not in {"까지", "부터"} else names
    return ()


_BEHIND_UNIT = re.compile(
    r"(?<=\d)(초|분|시간|일|주일|주간|주|개월|달|년|시|도|회|번|세|살|개|명|달러|mmhg|cm|mm|mg|kg|ml|%)"
    r"(?=(?:이전|이후|이상|이하|이내|미만|초과|전|후|뒤|동안|정도|안에|내에|사이)(?!기|반|화|신|원))"
)
_COPULA = "면 고 며 나 거나 지만 므로 라 라면 라도 라는 라서 라고 란 든 든지 니 었습니다 에요"
_COPULAS = _COPULA.split()
_ON_UNITS = frozenset(
    "입니다 입니까 인 인데 인지 인가요 일 일까요 예요 였습니다 에 에는 에도 에서 에서는 에만 에나 "
    "까지 까지는 까지도 까지만 부터 부터는 의 만 만에 도 씩 씩이 씩만 째 째부터 째까지 째에 째는 "
    "쯤 쯤은 쯤이면 가량 마다 마다씩 보다 보다는 로 로는 으로 으로는 과 와 은 는 이 가 을 를 당 간 "
    "간은 간의 간만 차 차에 짜리 여 남짓 밖에 조차".split()
    + [link + ending for ending in _COPULAS for link in ("", "이")]
)
_MULTIPLES = {"백": 100, "천": 1000, "만": 10_000, "십만": 100_000, "백만": 1_000_000, "억": 10**8}
_MULTIPLE = re.compile(r"(십만|백만|백|천|만|억)(?=(?:원|명|건|달러|유로|번|회|분의)|$)")
_LIKE = ("등", "같은", "같이", "처럼", "따위", "포함", "증상", "징후", "신호")


def spaced(text: str) -> str:
    """Set apart what is said of an amount: 2주후에 is 2주 후에."""
    return _BEHIND_UNIT.sub(r"\1 ", text)


def unit_in(word: str, unit_of: Callable[[str], str]) -> str:
    """Return the unit in a word behind digits that no form has with its ending: 일 of 일입니다."""
    cuts = range(len(word) - 1, 0, -1)
    units = (unit_of(word[:cut]) for cut in cuts if word[cut:] in _ON_UNITS)
    return next(filter(None, units), "")


def is_figure(word: str) -> bool:
    """Tell if a word is digits, or what multiplies them: the 만 of 25만."""
    return word[0].isdecimal() or word in _MULTIPLES


def thousands(words: Sequence[str], at: int, value: float) -> tuple[float, int]:
    """Return the value of digits and what multiplies them, and the place behind: 1만 5천 원."""
    total, stop = 0.0, at + 1
    while (found := _MULTIPLE.match("".join(words[stop : stop + 1]))) is not None:
        total += value * _MULTIPLES[found[1]]
        stop += 1
        behind = words[stop : stop + 2] if words[stop - 1] == found[1] else []
        if len(behind) < 2 or not behind[0].isdecimal() or not _MULTIPLE.match(behind[1]):
            return total, stop
        value, stop = float(behind[0]), stop + 1
    return value, stop


def is_list(words: Sequence[str], at: int) -> bool:
    """Tell if “or” joins examples, which English joins with “and”: 한약이나 생약을 포함하여."""
    behind = words[at + 1 : at + 5]
    return any(word.startswith(_LIKE) or word.endswith("처럼") for word in behind)


def latin(word: str) -> str:
    """Return the word in Latin letters that an ending was written onto: calf가."""
    found = re.match("([a-z]+)[가-힣]{1,3}$", word)
    return found[1] if found else word


_OBLIGED = re.compile(r"(?<!분)(?<!시)야만?$")
_OBLIGING = ("하", "합", "한", "할", "해", "했", "됩", "되", "돼", "된", "될")
_ASKING = ("나요", "까요", "가요", "니까")
_WHAT = (
    "어떻",
    "무엇",
    "무슨",
    "뭘",
    "뭐",
    "언제",
    "얼마",
    "몇",
    "어디",
    "누구",
    "누가",
    "왜",
    "어느",
    "어떤",
)


def may_oblige(word: str) -> bool:
    """Tell if a word may be the first half of “must”: 신어야."""
    return len(word) > 1 and _OBLIGED.search(word) is not None


def obliges(words: Sequence[str], at: int) -> bool:
    """Tell if a word says “must” with the next: 신어야 하며; 무엇을 입어야 하나요 only asks."""
    behind = words[at + 1] if at + 1 < len(words) else ""
    if not may_oblige(words[at]) or not behind.startswith(_OBLIGING):
        return False
    return not (behind.endswith(_ASKING) and any(word.startswith(_WHAT) for word in words[:at]))


_PERMITTING = ("됩", "되", "돼", "된", "됨", "될")


def permits(words: Sequence[str], at: int) -> bool:
    """Tell if an “if” only permits or forbids with the next word: 운전하면 안 됩니다."""
    behind = words[at + 1] if at + 1 < len(words) else ""
    return words[at].endswith("면") and (behind.startswith(_PERMITTING) or behind[:1] == "안")
